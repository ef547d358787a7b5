import { kvs } from '@forge/kvs';

/** Values that may be lost at any time, per installation. */
export interface Cache {
  /** undefined when there is none; the store may return one up to two days past its time, so callers check its age. */
  find(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
}

export const createKvsCache = (): Cache => ({
  find: (key) => kvs.get<unknown>(key),
  set: (key, value, ttlSeconds) => kvs.set(key, value, { ttl: { unit: 'SECONDS', value: ttlSeconds } }),
});
