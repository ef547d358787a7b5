/**
 * The platform's documented numbers, in one place. Each is enforced where it is imported; what is known but not enforced
 * is listed in `README.md`. Sizes are bytes, times are milliseconds unless the name says otherwise.
 * Limits of KVS and SQL stand beside their stores.
 */

const KIB = 1024;
const MIB = 1024 * KIB;
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What a page may send with one `invoke`. */
export const FRONT_END_REQUEST_BYTES = 500 * KIB;
/** What a resolver may answer to a page. */
export const FRONT_END_RESPONSE_BYTES = 5 * MIB;
/** What any function may receive or return. */
export const BACK_END_PAYLOAD_BYTES = 5 * MIB;

/** Resolvers and triggers. */
export const SHORT_FUNCTION_SECONDS = 25;
/** Consumers and scheduled triggers, unless the manifest's `timeoutSeconds` says more. */
export const LONG_FUNCTION_SECONDS = 55;
export const LONGEST_FUNCTION_SECONDS = 900;
/** Heap of a function when the manifest says nothing. */
export const DEFAULT_MEMORY_MB = 512;

/** Log lines and bytes kept of one invocation; more are cut off, as the platform does. */
export const LOG_LINES_PER_INVOCATION = 100;
export const LOG_BYTES_PER_INVOCATION = 200 * KIB;

export const QUEUE_EVENTS_PER_PUSH = 50;
export const QUEUE_PUSH_BYTES = 200 * KIB;
/** One event's body when its consumer may run longer than LONG_FUNCTION_SECONDS. */
export const QUEUE_LONG_CONSUMER_EVENT_BYTES = 100 * KIB;
export const QUEUE_EVENTS_PER_MINUTE = 500;
export const QUEUE_MAX_DELAY_SECONDS = 900;
/** Longest chain of a consumer's function pushing again. */
export const QUEUE_CYCLIC_PUSHES = 1000;
/** Retries a function may ask for by returning `_retry`; as many redeliveries follow a throw. */
export const APP_RETRIES = 4;
export const RETRY_MAX_SECONDS = 900;
export const RETRY_DATA_BYTES = 4 * KIB;
/** An event that failed by the platform's fault (killed, out of memory, out of time) is kept this long. */
export const QUEUE_RETENTION = 96 * 60 * MINUTE;
/** First wait of the exponential backoff after a consumer threw; doubles, at most RETRY_MAX_SECONDS. */
export const REDELIVERY_BACKOFF = 30 * SECOND;

export const SCHEDULES_PER_APP = 5;
export const FIVE_MINUTE_SCHEDULES_PER_APP = 1;
/** "The first run is about five minutes after deployment." */
export const FIRST_SCHEDULE_DELAY = 5 * MINUTE;

/** Accounts in one call of the personal-data report. */
export const PRIVACY_ACCOUNTS_PER_CALL = 90;

export const FILTER_EXPRESSION_CHARACTERS = 10_000;
export const FILTER_EXPRESSION_STEPS = 50_000;

/** Points an app may spend on Jira in one UTC hour, one pool over all its sites. */
export const JIRA_POINTS_PER_HOUR = 65_000;
/** Share of the pool from which `X-RateLimit-NearLimit` is true. */
export const JIRA_NEAR_LIMIT_SHARE = 0.8;
/** Product events may be this late. Upper bound of the hold when a fault reorders them. */
export const PRODUCT_EVENT_LATENESS = 3 * MINUTE;
