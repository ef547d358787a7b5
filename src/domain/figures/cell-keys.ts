import type { Instant, ProjectId } from '../../contract/ids';
import type { RequestFact } from '../request-fact';
import type { Calendar } from '../time/calendar';

/** What a cell counts: everything of a project, one process, one department, or one department's requests in one process. */
export type CellScope = 'whole' | 'process' | 'department' | 'interface';

/** Stretch of time of a cell, in the calendar's zone. Days are kept for {@link DAYS_KEPT}, weeks for {@link WEEKS_KEPT}, months for ever. */
export type CellGrain = 'day' | 'week' | 'month';

/** Days of day cells kept: the week in progress and a quarter for charts. */
export const DAYS_KEPT = 100;

/** Weeks of week cells kept: half a year, the half year before it, and slack. */
export const WEEKS_KEPT = 60;

/** Natural key of one cell. */
export interface CellKey {
  readonly projectId: ProjectId;
  readonly scope: CellScope;
  readonly scopeId: string;
  readonly grain: CellGrain;
  /** Beginning of the day, week or month. */
  readonly startsAt: Instant;
}

/** Scope id of requests of no known process or department; departments show it as "No department". */
export const NO_GROUP = 'none';

/** Scope id of the one `whole` cell of a project and time. */
export const WHOLE = 'all';

/** What of a request decides the cells it counts in. */
export type CellPlacement = Pick<RequestFact, 'projectId' | 'processId' | 'departmentId' | 'createdAt' | 'closedAt'>;

interface GroupOfCells {
  readonly scope: CellScope;
  readonly scopeId: string;
  readonly grains: readonly CellGrain[];
}

const ALL_GRAINS: readonly CellGrain[] = ['day', 'week', 'month'];

/** The groups a request counts in: its project, process, department, and the interface of the two by month. */
export const groupsOf = ({
  processId,
  departmentId,
}: Pick<CellPlacement, 'processId' | 'departmentId'>): readonly GroupOfCells[] => [
  { scope: 'whole', scopeId: WHOLE, grains: ALL_GRAINS },
  { scope: 'process', scopeId: processId ?? NO_GROUP, grains: ALL_GRAINS },
  { scope: 'department', scopeId: departmentId ?? NO_GROUP, grains: ALL_GRAINS },
  { scope: 'interface', scopeId: interfaceIdOf(processId, departmentId), grains: ['month'] },
];

/**
 * Every cell whose figures this version of a request can be part of: those of its creation and of its last close. A write
 * marks the cells of the version before and of the new one; `null` (there was none) touches nothing.
 */
export const cellsTouched = (fact: CellPlacement | null, calendar: Calendar): readonly CellKey[] => {
  if (fact === null) return [];
  const keys = new Map<string, CellKey>();
  const instants = fact.closedAt === null ? [fact.createdAt] : [fact.createdAt, fact.closedAt];
  for (const at of instants) {
    for (const { scope, scopeId, grains } of groupsOf(fact)) {
      for (const grain of grains) {
        const key = { projectId: fact.projectId, scope, scopeId, grain, startsAt: startOfGrain(at, grain, calendar) };
        keys.set(cellIdOf(key), key);
      }
    }
  }
  return [...keys.values()];
};

/** Beginning of the day, week or month an instant lies in. */
export const startOfGrain = (at: number, grain: CellGrain, calendar: Calendar): Instant => {
  switch (grain) {
    case 'day':
      return calendar.startOfDay(at);
    case 'week':
      return calendar.startOfWeek(at);
    case 'month':
      return calendar.startOfMonth(at);
  }
};

/** End of the day, week or month that begins at `startsAt`; exclusive. */
export const endOfGrain = (startsAt: Instant, grain: CellGrain, calendar: Calendar): Instant => {
  switch (grain) {
    case 'day':
      return calendar.addDays(startsAt, 1);
    case 'week':
      return calendar.addDays(startsAt, 7);
    case 'month':
      return calendar.addMonths(startsAt, 1);
  }
};

/** One text a cell, for maps. */
export const cellIdOf = (key: CellKey): string =>
  [key.projectId, key.grain, key.startsAt, key.scope, key.scopeId].join(' ');

/** Scope id of an interface: `process|department`, a bar inside the process id written `%7C`. */
export const interfaceIdOf = (processId: string | null, departmentId: string | null): string =>
  `${(processId ?? NO_GROUP).replaceAll('%', '%25').replaceAll('|', '%7C')}|${departmentId ?? NO_GROUP}`;

/** The two ids of an interface's scope id. */
export const splitInterfaceId = (scopeId: string): { readonly processId: string; readonly departmentId: string } => {
  const bar = scopeId.indexOf('|');
  return {
    processId: scopeId.slice(0, bar).replaceAll('%7C', '|').replaceAll('%25', '%'),
    departmentId: scopeId.slice(bar + 1),
  };
};
