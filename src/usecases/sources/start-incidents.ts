import type { SourceView, StartIncidents } from '../../contract/incident-import';
import { sourceIdOf } from '../../domain/sources/source-ids';
import { BadInputError, ImportOtherReadingError } from '../ports/errors';
import type { Instant } from '../../contract/ids';
import type { Names } from '../ports/facts';
import type { IncidentSource, SourceDesks } from '../ports/sources';
import { isSameReading, rulesOf } from './incident-rules';
import { servedDesks, sourceView, type ReadSourcesDeps } from './read-sources';

export interface StartIncidentsDeps extends ReadSourcesDeps {
  readonly sourceDesks: SourceDesks;
  /** Written at once: what an emptied source was called may be forgotten and told again within the day. */
  readonly sourceNames: Names;
}

/**
 * Begins to take a file into a source, which is made where there is none of the name. A file that was left half done goes on
 * behind its last portion; one that was taken as a whole is taken once more.
 * @throws BadInputError with the field, ImportOtherReadingError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const startIncidents =
  (deps: StartIncidentsDeps) =>
  async ({ payload }: { readonly payload: StartIncidents }): Promise<SourceView> => {
    const now = deps.clock.now();
    rulesOf(payload.reading, now);
    const desks = await servedDesks(deps);
    const { deskId } = payload;
    if (!desks.some(({ id }) => id === deskId)) throw new BadInputError('no such desk', { field: 'deskId' });
    const name = payload.name.normalize('NFC');
    const id = sourceIdOf(name);
    const before = await deps.incidentSources.find(id);
    const incidents = (await deps.incidentSources.counts()).get(id) ?? 0;
    if (before !== null && incidents > 0 && !isSameReading(before.reading, payload.reading))
      throw new ImportOtherReadingError('read in another way', { params: { incidents } });
    const states = { ...before?.reading.states, ...payload.reading.states };
    const reading = { ...payload.reading, states };
    const source = { id, name, deskId, reading, file: fileOf(payload, { before, now }) };
    await deps.sourceNames.remember([{ kind: 'project', id, name, projectId: id }]);
    await deps.incidentSources.save(source);
    await deps.sourceDesks.renew();
    return sourceView(source, { incidents, desks });
  };

const fileOf = (
  { file: { hash, rows, portions }, reading }: StartIncidents,
  { before, now }: { readonly before: IncidentSource | null; readonly now: Instant },
): IncidentSource['file'] => {
  const held = before?.file;
  const isHalf =
    before !== null &&
    held !== undefined &&
    held.hash === hash &&
    held.portions === portions &&
    held.done < portions &&
    isSameReading(before.reading, reading);
  if (isHalf) return held;
  return { hash, rows, portions, done: 0, rowsDone: 0, faults: [], faultCount: 0, startedAt: now, movedAt: now };
};
