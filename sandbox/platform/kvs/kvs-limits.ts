/** Limits of Forge key-value storage and custom entities, as documented in `platform/forge/limits-kvs-ce`. */

export const KEY_MAX_LENGTH = 500;
export const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
export const VALUE_MAX_BYTES = 240 * 1024;
export const VALUE_MAX_DEPTH = 31;
export const OPERATIONS_MAX = 25;
export const OPERATIONS_MAX_BYTES = 4 * 1024 * 1024;
export const QUERY_DEFAULT_LIMIT = 10;
export const QUERY_MAX_LIMIT = 100;
export const QUERY_MAX_CONDITIONS = 100;
export const RANGE_VALUE_MAX_BYTES = 900;
export const PARTITION_MAX_BYTES = 1700;
export const TTL_MAX_MS = 365 * 24 * 60 * 60 * 1000;
export const ENTITIES_MAX = 20;
export const INDEXES_MAX = 7;
export const ATTRIBUTES_MAX = 50;
export const ENTITY_NAME_PATTERN = /^[a-z0-9:\-_.]+$/;
