import { MOST_FAULTS, type ImportIncidents, type IncidentsTaken } from '../../contract/incident-import';
import type { AccountId, Instant } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import { shortHash } from '../../domain/experience/short-hash';
import { workingTimeBy } from '../../domain/experience/request-facts';
import type { RequestRecord } from '../../domain/experience/request-record';
import { cellIdOf, cellsTouched } from '../../domain/figures/cell-keys';
import { keptSince } from '../../domain/figures/recompute-cells';
import { readIncidents, type Incident } from '../../domain/sources/incident';
import { recordOfIncident } from '../../domain/sources/incident-record';
import { isImported } from '../../domain/sources/source-ids';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import type { Audit } from '../ports/admin';
import { BadInputError, ImportOtherFileError } from '../ports/errors';
import type { LoopStates, Named, Requests } from '../ports/facts';
import type { Marks } from '../ports/figures';
import type { IncidentSource } from '../ports/sources';
import { rulesOf } from './incident-rules';
import type { StartIncidentsDeps } from './start-incidents';

export interface ImportIncidentsDeps extends StartIncidentsDeps {
  readonly states: Pick<LoopStates, 'findMany'>;
  readonly requests: Pick<Requests, 'save'>;
  readonly cellMarks: Pick<Marks, 'mark'>;
  readonly audit: Pick<Audit, 'note'>;
}

interface ImportCall {
  readonly accountId: AccountId;
  readonly payload: ImportIncidents;
}

/**
 * Takes one portion of a file: marks first, then facts, how far it has come last. A portion sent again finds what it
 * brought and changes nothing.
 * @throws BadInputError, ImportOtherFileError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const importIncidents =
  (deps: ImportIncidentsDeps) =>
  async ({ accountId, payload }: ImportCall): Promise<IncidentsTaken> => {
    const now = deps.clock.now();
    const source = await sourceFor(deps, payload);
    const { settings } = await deps.settings.get();
    const { incidents, faults } = readIncidents(payload.rows, rulesOf(source.reading, now));
    const took = await take(deps, incidents, { source, settings, now });
    const after = advanced(source, payload, { faults, now });
    // Noted first: a portion that is known to be taken is not taken again.
    if (after !== source && after.file.done === after.file.portions) await noteDone(deps, after, accountId);
    if (after !== source) await deps.incidentSources.save(after);
    const incidentsHeld = (await deps.incidentSources.counts()).get(after.id) ?? 0;
    const { done, rowsDone, faultCount } = after.file;
    return { done, rowsDone, faultCount, incidents: incidentsHeld, ...took, faults };
  };

const sourceFor = async (
  { incidentSources }: ImportIncidentsDeps,
  { sourceId, hash, portion }: ImportIncidents,
): Promise<IncidentSource> => {
  const source = await incidentSources.find(sourceId);
  if (source === null) throw new BadInputError('no such source', { field: 'sourceId' });
  const { file } = source;
  if (file.hash !== hash || portion > file.portions || portion > file.done + 1)
    throw new ImportOtherFileError('not the next portion of the file being taken');
  return source;
};

interface Taking {
  readonly source: IncidentSource;
  readonly settings: Settings;
  readonly now: Instant;
}

const take = async (
  deps: ImportIncidentsDeps,
  incidents: readonly Incident[],
  { source, settings, now }: Taking,
): Promise<Pick<IncidentsTaken, 'told' | 'changed'>> => {
  if (incidents.length === 0) return { told: 0, changed: 0 };
  const calendars = createDeskCalendars(settings);
  const units = await deps.sourceNames.list('department');
  const unitsOfJira = new Map(
    units.flatMap(({ id, name, projectId }) => (isImported(projectId) ? [] : [[name, id] as const])),
  );
  const records = incidents.map((incident) =>
    recordOfIncident(incident, {
      sourceId: source.id,
      settings,
      workingOf: workingTimeBy(calendars),
      departmentOf: (name) => ({ id: unitsOfJira.get(name) ?? `txt:${shortHash(name)}`, value: name }),
    }),
  );
  const known = await deps.states.findMany(records.map(({ issueId }) => issueId));
  const changes = records.flatMap((after) => {
    const before = known.get(after.issueId)?.request ?? null;
    return isNews(before, after) ? [{ before, after }] : [];
  });
  const counts = { told: records.length, changed: changes.filter(({ before }) => before !== null).length };
  if (changes.length === 0) return counts;
  const context = { calendar: calendars.site, now };
  const keys = changes
    .flatMap(({ before, after }) => [...cellsTouched(before, calendars.site), ...cellsTouched(after, calendars.site)])
    .filter(({ grain, startsAt }) => startsAt >= keptSince(grain, context));
  await deps.cellMarks.mark([...new Map(keys.map((key) => [cellIdOf(key), key])).values()]);
  await deps.sourceNames.remember(namesOf(incidents, records, new Set(unitsOfJira.values())));
  await deps.requests.save(changes.map(({ after }) => after));
  return counts;
};

/** An older export leaves what a newer one told. */
const isNews = (before: RequestRecord | null, after: RequestRecord): boolean =>
  before === null || (before.seenAt <= after.seenAt && !isSame(before, after));

const isSame = (before: RequestRecord, after: RequestRecord): boolean => {
  const told = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([name, value]) => JSON.stringify(told.get(name)) === JSON.stringify(value));
};

/** Units that Jira has met keep the name they have there. */
const namesOf = (
  incidents: readonly Incident[],
  records: readonly RequestRecord[],
  ofJira: ReadonlySet<string>,
): readonly Named[] => {
  const names = new Map<string, Named>();
  for (const [index, { projectId, processId, departmentSource }] of records.entries()) {
    const process = incidents[index]?.process ?? null;
    if (processId !== null && process !== null)
      names.set(processId, { kind: 'process', id: processId, name: process, projectId });
    if (departmentSource !== null && !ofJira.has(departmentSource.id)) {
      const { id, value: name } = departmentSource;
      names.set(id, { kind: 'department', id, name, projectId });
    }
  }
  return [...names.values()];
};

const advanced = (
  source: IncidentSource,
  { portion, rows }: ImportIncidents,
  { faults, now }: Pick<IncidentsTaken, 'faults'> & { readonly now: Instant },
): IncidentSource => {
  const { file } = source;
  if (portion <= file.done) return source;
  return {
    ...source,
    file: {
      ...file,
      done: portion,
      rowsDone: file.rowsDone + rows.length,
      faults: [...file.faults, ...faults].slice(0, MOST_FAULTS),
      faultCount: file.faultCount + faults.length,
      movedAt: now,
    },
  };
};

const noteDone = async (
  { audit, clock }: ImportIncidentsDeps,
  { id: sourceId, name, file }: IncidentSource,
  by: AccountId,
): Promise<void> => {
  const detail = { source: name, rows: file.rowsDone };
  const id = `imported:${sourceId}:${file.startedAt}`;
  await audit.note({ id, at: clock.now(), kind: 'incidents-imported', by, detail });
};
