import { KvsError } from './kvs-errors.ts';
import { KEY_MAX_LENGTH, KEY_PATTERN, TTL_MAX_MS, VALUE_MAX_BYTES, VALUE_MAX_DEPTH } from './kvs-limits.ts';

const UNIT_MS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

export type TtlUnit = keyof typeof UNIT_MS;

/** @throws KvsError KEY_TOO_SHORT, KEY_TOO_LONG or INVALID_KEY. */
export function assertKey(key: string): void {
  if (key.length === 0) throw new KvsError('KEY_TOO_SHORT', 'Key must have at least one character');
  if (key.length > KEY_MAX_LENGTH)
    throw new KvsError('KEY_TOO_LONG', `Key must have at most ${KEY_MAX_LENGTH} characters`);
  if (!KEY_PATTERN.test(key)) throw new KvsError('INVALID_KEY', `Key must match the following regex: ${KEY_PATTERN}`);
}

/**
 * The JSON text of a value: what is stored, so that no later change of an object can reach the store.
 * @throws KvsError MISSING_VALUE, MAX_SIZE or MAX_DEPTH.
 */
export function encodeValue(value: unknown): string {
  if (value === undefined) throw new KvsError('MISSING_VALUE', 'Value must be given');
  const text = JSON.stringify(value);
  const bytes = Buffer.byteLength(text);
  if (bytes > VALUE_MAX_BYTES) {
    throw new KvsError('MAX_SIZE', `Value must be at most ${VALUE_MAX_BYTES} bytes, it has ${bytes}`, 413);
  }
  if (depthOf(value) > VALUE_MAX_DEPTH)
    throw new KvsError('MAX_DEPTH', `Value must be at most ${VALUE_MAX_DEPTH} levels deep`);
  return text;
}

/** Milliseconds of a time to live. @throws KvsError INVALID_TTL. */
export function ttlMs(ttl: { readonly value: number; readonly unit: TtlUnit }): number {
  const ms = ttl.value * UNIT_MS[ttl.unit];
  if (!Number.isInteger(ttl.value) || ttl.value <= 0)
    throw new KvsError('INVALID_TTL', 'TTL must be a positive whole number');
  if (ms > TTL_MAX_MS) throw new KvsError('INVALID_TTL', 'TTL must be at most one year');
  return ms;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const child of Object.values(value)) {
    deepest = Math.max(deepest, depthOf(child));
    // A value too deep is refused whatever else it holds; going on could exhaust the stack.
    if (deepest > VALUE_MAX_DEPTH) break;
  }
  return deepest + 1;
}
