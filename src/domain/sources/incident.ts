import type { Instant } from '../../contract/ids';
import type { IncidentRow, RowFault } from '../../contract/incident-import';
import { handoversOf } from '../experience/handovers';
import type { ObservedIssue, ObservedStatus, StatusChange } from '../experience/observed-issue';
import { isFault, isRead, readRow, type ReadRow, type RowRules } from './incident-rows';

/** An incident as its rows tell it, its states as changes of status, so that it is counted like any request. */
export interface Incident extends Pick<ObservedIssue, 'createdAt' | 'status' | 'statusChanges'> {
  readonly line: number;
  readonly number: string;
  /** The source's own count; null where the file has none. */
  readonly reopens: number | null;
  /** Changes of team from row to row, else the source's own count; null where the file tells neither. */
  readonly handovers: number | null;
  readonly slaMet: boolean | null;
  readonly department: string | null;
  readonly process: string | null;
  readonly channel: string | null;
  /** Name of the state it ended in. */
  readonly lastState: string | null;
  /** The newest moment the rows speak of. */
  readonly toldAt: Instant;
}

export interface ReadIncidents {
  readonly incidents: readonly Incident[];
  readonly faults: readonly RowFault[];
}

/** Incidents of some rows. One with a row that cannot be read is left out as a whole: half a history is a wrong one. */
export const readIncidents = (rows: readonly IncidentRow[], rules: RowRules): ReadIncidents => {
  const read = rows.map((row) => readRow(row, rules));
  const faults = read.filter(isFault);
  const good = read.filter(isRead);
  const faultyLines = new Set(faults.map(({ line }) => line));
  const faulty = new Set(rows.filter(({ line }) => faultyLines.has(line)).map(numberOf));
  const incidents: Incident[] = [];
  for (const [number, history] of Map.groupBy(good, (row) => row.number)) {
    if (faulty.has(number)) continue;
    const fault = faultOf(history);
    if (fault === null) incidents.push(incidentOf(history));
    else faults.push(fault);
  }
  return { incidents, faults: faults.toSorted((a, b) => a.line - b.line) };
};

const numberOf = ({ cells }: IncidentRow): string => cells[0]?.trim() ?? '';

/** Rows that tell no order are no history; a close without a moment cannot be counted. */
const faultOf = (history: readonly ReadRow[]): RowFault | null => {
  const second = history[1];
  if (second !== undefined && history.some(({ updatedAt }) => updatedAt === null))
    return { line: second.line, field: 'number', reason: 'twice' };
  const [only] = history;
  if (only === undefined || second !== undefined) return null;
  return only.state?.class === 'd' && endOf(only) === null
    ? { line: only.line, field: 'closed', reason: 'no-end' }
    : null;
};

/** Of an incident told in one row: solved, else closed, else touched last. */
const endOf = ({ resolvedAt, closedAt, updatedAt }: ReadRow): Instant | null => resolvedAt ?? closedAt ?? updatedAt;

const incidentOf = (history: readonly ReadRow[]): Incident => {
  const rows = inOrder(history);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('an incident has at least one row');
  const statusChanges = rows.length === 1 ? changesOfOne(first) : changesOf(rows, first.openedAt);
  const newest = <Value>(read: (row: ReadRow) => Value | null): Value | null =>
    rows.reduce<Value | null>((known, row) => read(row) ?? known, null);
  const instants = rows.flatMap((row) => [row.updatedAt, row.resolvedAt, row.closedAt]).filter((at) => at !== null);
  return {
    line: Math.min(...rows.map(({ line }) => line)),
    number: first.number,
    createdAt: first.openedAt,
    status: statusChanges.at(-1)?.to ?? WORKS,
    statusChanges,
    reopens: greatest(rows.map(({ reopens }) => reopens)),
    handovers: handoversIn(rows),
    slaMet: newest(({ slaMet }) => slaMet),
    department: last.department,
    process: last.process,
    channel: last.channel,
    lastState: newest(({ state }) => state?.name ?? null),
    toldAt: instants.reduce((latest, at) => (at > latest ? at : latest), first.openedAt),
  };
};

/** By the rule of requests in Jira, where the rows tell which team had the incident when; one row alone tells no change. */
const handoversIn = (rows: readonly ReadRow[]): number | null => {
  const teams = rows.map(({ team }) => team).filter((team) => team !== null);
  if (rows.length === 1 || teams.length === 0) return greatest(rows.map(({ handovers }) => handovers));
  return handoversOf(teams.map((to, index) => ({ from: teams[index - 1] ?? null, to })));
};

const greatest = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((most, count) => (count === null ? most : Math.max(most ?? 0, count)), null);

/**
 * Rows in order of time. Where that order would reopen an incident more often than the source counted, a clock of the
 * source was wrong: then its own count decides, work before done within each, and no row is later than those after it.
 */
const inOrder = (history: readonly ReadRow[]): readonly ReadRow[] => {
  const byTime = history.toSorted((a, b) => timeOf(a) - timeOf(b) || (a.step ?? 0) - (b.step ?? 0) || a.line - b.line);
  const counted = greatest(history.map(({ reopens }) => reopens));
  if (counted === null || reopensIn(byTime) <= counted) return byTime;
  const byCount = byTime.toSorted(
    (a, b) => (a.reopens ?? 0) - (b.reopens ?? 0) || Number(isDone(a)) - Number(isDone(b)),
  );
  let latest: Instant | null = null;
  return byCount
    .toReversed()
    .map((row) => {
      latest = latest === null || (row.updatedAt !== null && row.updatedAt < latest) ? row.updatedAt : latest;
      return { ...row, updatedAt: latest };
    })
    .toReversed();
};

const timeOf = ({ updatedAt, openedAt }: ReadRow): Instant => updatedAt ?? openedAt;
const isDone = ({ state }: ReadRow): boolean => state?.class === 'd';

const reopensIn = (rows: readonly ReadRow[]): number =>
  rows.filter((row, index) => {
    const before = rows[index - 1];
    return before !== undefined && isDone(before) && !isDone(row);
  }).length;

const WORKS: ObservedStatus = { name: 'w', category: 'indeterminate' };
const WAITS: ObservedStatus = { name: 'c', category: 'indeterminate' };
const DONE: ObservedStatus = { name: 'd', category: 'done' };
/** Names of the statuses above that wait for the requester. */
export const WAITING: ReadonlySet<string> = new Set([WAITS.name]);

const STATUSES = { w: WORKS, c: WAITS, d: DONE } as const;

/** A row that does not know its state keeps the one before; nothing happens to an incident before it was opened. */
const changesOf = (rows: readonly ReadRow[], openedAt: Instant): readonly StatusChange[] => {
  const changes: StatusChange[] = [];
  for (const row of rows) {
    const from = changes.at(-1)?.to ?? WORKS;
    const to = row.state === null ? from : STATUSES[row.state.class];
    if (to !== from) changes.push(changeAt(timeOf(row) > openedAt ? timeOf(row) : openedAt, from, to));
  }
  return changes;
};

/** One row tells how it stands and when it ended; without a state, one that has an end is done. */
const changesOfOne = (row: ReadRow): readonly StatusChange[] => {
  const told = row.resolvedAt ?? row.closedAt;
  const isClosed = row.state === null ? told !== null : row.state.class === 'd';
  const end = endOf(row);
  if (isClosed && end !== null) return [changeAt(end > row.openedAt ? end : row.openedAt, WORKS, DONE)];
  const { updatedAt } = row;
  return row.state?.class === 'c' && updatedAt !== null && updatedAt >= row.openedAt
    ? [changeAt(updatedAt, WORKS, WAITS)]
    : [];
};

const changeAt = (at: Instant, from: ObservedStatus, to: ObservedStatus): StatusChange => ({
  at,
  by: null,
  byApp: false,
  from,
  to,
});
