import { z } from 'zod';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from './cache';

const Entry = z.object({ at: z.number(), value: z.unknown() });

interface Remembering {
  readonly cache: Cache;
  readonly clock: Clock;
}

/**
 * A value from the cache while it is young enough and still has the form expected, else made anew and remembered. Two
 * invocations may make it at the same time; both get the same.
 */
export const remembered = async <T>(
  deps: Remembering,
  entry: { readonly key: string; readonly schema: z.ZodType<T>; readonly maxAgeMs: number },
  make: () => Promise<T>,
): Promise<T> => {
  const stored = Entry.safeParse(await deps.cache.find(entry.key));
  if (stored.success && deps.clock.now() - stored.data.at < entry.maxAgeMs) {
    const value = entry.schema.safeParse(stored.data.value);
    if (value.success) return value.data;
  }
  return renewed(deps, entry, make);
};

/** Made anew and remembered, whatever the cache holds. */
export const renewed = async <T>(
  { cache, clock }: Remembering,
  entry: { readonly key: string; readonly maxAgeMs: number },
  make: () => Promise<T>,
): Promise<T> => {
  const value = await make();
  await cache.set(entry.key, { at: clock.now(), value }, Math.ceil(entry.maxAgeMs / 1000));
  return value;
};
