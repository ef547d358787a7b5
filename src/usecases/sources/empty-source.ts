import type { EmptySource, SourceEmptied } from '../../contract/incident-import';
import type { AccountId, ProjectId } from '../../contract/ids';
import { isImported } from '../../domain/sources/source-ids';
import type { Audit, AuditNote } from '../ports/admin';
import { BadInputError } from '../ports/errors';
import type { IncidentSource, IncidentSources, SourceDesks } from '../ports/sources';
import type { Clock } from '../ports/system';

export interface EmptySourceDeps {
  readonly incidentSources: IncidentSources;
  readonly sourceDesks: SourceDesks;
  readonly audit: Pick<Audit, 'note'>;
  readonly clock: Clock;
}

interface EmptyCall {
  readonly accountId: AccountId;
  readonly payload: EmptySource;
}

/** Ids of one statement, and how many statements a call makes; the browser asks again until nothing is left. */
const PORTION = 500;
const PORTIONS_A_CALL = 6;

/**
 * Takes away what a source brought, facts and figures, a part at a time; at last the source itself where that is wanted. Taking
 * away a source that is gone is done already: the first answer may have been lost.
 * @throws BadInputError, StorageUnavailableError
 */
export const emptySource =
  (deps: EmptySourceDeps) =>
  async ({ accountId: by, payload: { sourceId, isRemoved } }: EmptyCall): Promise<SourceEmptied> => {
    const source = await deps.incidentSources.find(sourceId);
    if (source === null && !(isRemoved && isImported(sourceId)))
      throw new BadInputError('no such source', { field: 'sourceId' });
    if (source !== null) {
      const left = await emptied(deps, sourceId);
      if (left > 0) return { left };
      await deps.audit.note(noteOf(source, { isRemoved, by, at: deps.clock.now() }));
      if (isRemoved) await deps.incidentSources.remove(sourceId);
      else await deps.incidentSources.save(untaken(source));
    }
    await deps.sourceDesks.renew();
    return { left: 0 };
  };

const emptied = async ({ incidentSources }: EmptySourceDeps, sourceId: ProjectId): Promise<number> => {
  let left = await incidentSources.empty(sourceId, PORTION);
  for (let portion = 1; left > 0 && portion < PORTIONS_A_CALL; portion += 1)
    left = await incidentSources.empty(sourceId, PORTION);
  return left;
};

const untaken = (source: IncidentSource): IncidentSource => ({
  ...source,
  file: { ...source.file, done: 0, rowsDone: 0, faults: [], faultCount: 0 },
});

/** One entry for what one file brought, however often the last step is made. */
const noteOf = (
  { id, name, file }: IncidentSource,
  { isRemoved, by, at }: Pick<EmptySource, 'isRemoved'> & Pick<AuditNote, 'by' | 'at'>,
): AuditNote => ({
  id: `${isRemoved ? 'removed' : 'emptied'}:${id}:${file.movedAt}`,
  at,
  kind: 'source-emptied',
  by,
  detail: { source: name },
});
