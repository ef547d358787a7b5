import { z } from 'zod';
import { ProjectId } from '../../contract/ids';
import type { IncidentSources, SourceDesks } from '../../usecases/ports/sources';
import type { Clock } from '../../usecases/ports/system';
import type { Cache } from './cache';
import { cacheKeys } from './keys';
import { remembered, renewed } from './remembered';

const FIVE_MINUTES_MS = 300_000;

const Desks = z.array(z.object({ id: ProjectId, name: z.string(), deskId: ProjectId }));

/** Sources of incidents as figures read them, without a statement of SQL. */
export const rememberedSources = (
  sources: Pick<IncidentSources, 'list'>,
  deps: { readonly cache: Cache; readonly clock: Clock },
): SourceDesks => {
  const entry = { key: cacheKeys.sources(), schema: Desks, maxAgeMs: FIVE_MINUTES_MS };
  const read = async (): Promise<z.infer<typeof Desks>> =>
    (await sources.list()).map(({ id, name, deskId }) => ({ id, name, deskId }));
  return {
    list: () => remembered(deps, entry, read),
    renew: async () => void (await renewed(deps, entry, read)),
  };
};
