import { z } from 'zod';
import { shortHash } from '../../domain/experience/short-hash';
import type { Names } from '../../usecases/ports/facts';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from './cache';
import { cacheKeys } from './keys';
import { remembered } from './remembered';

const DAY_MS = 86_400_000;

/** Names that are stored once a day and not with every close that tells them. A name given anew is stored at once. */
export const rememberedNames = (names: Names, deps: { readonly cache: Cache; readonly clock: Clock }): Names => ({
  ...names,
  remember: async (named) => {
    const key = cacheKeys.names(shortHash(JSON.stringify(named)));
    await remembered(deps, { key, schema: z.literal(true), maxAgeMs: DAY_MS }, async () => {
      await names.remember(named);
      return true as const;
    });
  },
});
