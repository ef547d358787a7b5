import { kvs } from '@forge/kvs';
import type { Log } from '../../usecases/ports/system';

/** Values that may be lost at any time, per installation. Never rejects: a cache that is down is an empty one. */
export interface Cache {
  /** undefined when there is none; the store may return one up to two days past its time, so callers check its age. */
  find(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
}

export const createKvsCache = (log: Log): Cache => ({
  find: async (key) => {
    try {
      return await kvs.get<unknown>(key);
    } catch (error) {
      log('warn', 'cache-not-read', { cause: nameOf(error) });
      return undefined;
    }
  },
  set: async (key, value, ttlSeconds) => {
    try {
      await kvs.set(key, value, { ttl: { unit: 'SECONDS', value: ttlSeconds } });
    } catch (error) {
      log('warn', 'cache-not-written', { cause: nameOf(error) });
    }
  },
});

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
