import type { EmptySource, SourceEmptied } from '../../contract/incident-import';
import type { AccountId } from '../../contract/ids';
import type { Audit } from '../ports/admin';
import { BadInputError } from '../ports/errors';
import type { IncidentSources, SourceDesks } from '../ports/sources';
import type { Clock, NewToken } from '../ports/system';

export interface EmptySourceDeps {
  readonly incidentSources: IncidentSources;
  readonly sourceDesks: SourceDesks;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
  readonly newToken: NewToken;
}

interface EmptyCall {
  readonly accountId: AccountId;
  readonly payload: EmptySource;
}

/** Ids of one statement, and how many statements a call makes; the browser asks again until nothing is left. */
const PORTION = 500;
const PORTIONS_A_CALL = 6;

/**
 * Takes away what a source brought, facts and figures, a part at a time; at last the source itself where that is wanted.
 * @throws BadInputError, StorageUnavailableError
 */
export const emptySource =
  (deps: EmptySourceDeps) =>
  async ({ accountId: by, payload: { sourceId, isRemoved } }: EmptyCall): Promise<SourceEmptied> => {
    const source = await deps.incidentSources.find(sourceId);
    if (source === null) throw new BadInputError('no such source', { field: 'sourceId' });
    let left = await deps.incidentSources.empty(sourceId, PORTION);
    for (let portion = 1; left > 0 && portion < PORTIONS_A_CALL; portion += 1)
      left = await deps.incidentSources.empty(sourceId, PORTION);
    if (left > 0) return { left };
    if (isRemoved) await deps.incidentSources.remove(sourceId);
    else
      await deps.incidentSources.save({
        ...source,
        file: { ...source.file, done: 0, rowsDone: 0, faults: [], faultCount: 0 },
      });
    await deps.sourceDesks.renew();
    const detail = { source: source.name };
    await deps.audit.note({ id: deps.newToken(), at: deps.clock.now(), kind: 'source-emptied', by, detail });
    return { left: 0 };
  };
