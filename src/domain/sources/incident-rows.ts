import type { Instant } from '../../contract/ids';
import {
  IncidentField,
  type FaultReason,
  type IncidentRow,
  type RowFault,
  type StateClass,
} from '../../contract/incident-import';
import { readSourceDate, type DateForm } from './source-date';

/** How the rows of a file are read. */
export interface RowRules {
  readonly form: DateForm;
  /** Class of each state that has one, by its name in small letters; any other state means work. */
  readonly states: ReadonlyMap<string, StateClass>;
  /** Nothing of the past lies later. */
  readonly now: Instant;
}

/** A row as read; null where the file does not say. */
export interface ReadRow {
  readonly line: number;
  readonly number: string;
  readonly openedAt: Instant;
  readonly state: { readonly name: string; readonly class: StateClass } | null;
  readonly updatedAt: Instant | null;
  readonly step: number | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly reopens: number | null;
  readonly handovers: number | null;
  readonly slaMet: boolean | null;
  readonly department: string | null;
  readonly process: string | null;
  readonly channel: string | null;
  readonly team: string | null;
}

/** Longest text of a cell that is kept: names of units and teams. */
const LONGEST = 120;
/** What exports write where they do not know. */
const UNKNOWN = new Set(['', '?', '-', '--', 'null', 'none', 'nan', 'n/a', '(empty)']);
const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['1', true],
  ['1.0', true],
  ['כן', true],
  ['false', false],
  ['no', false],
  ['0', false],
  ['0.0', false],
  ['לא', false],
]);
/** A clock of the source may run ahead by zones. */
const AHEAD_MS = 86_400_000;
const MOST_COUNTED = 10_000;

const PLACES = new Map(IncidentField.options.map((field, index) => [field, index]));

/** Reads one row; the first thing that cannot be right is its fault. */
export const readRow = (row: IncidentRow, rules: RowRules): ReadRow | RowFault => {
  if (row.isBroken === true) return { line: row.line, field: null, reason: 'cells' };
  const cells = cellsOf(row, rules);
  const number = cells.needed('number', cells.text('number'));
  const openedAt = cells.needed('opened', cells.date('opened'));
  const read = { line: row.line, ...timesIn(cells, openedAt), ...countsIn(cells), state: stateIn(cells, rules) };
  const fault = cells.fault();
  if (fault !== null || number === null || openedAt === null) return fault ?? faultAt(row, 'number', 'missing');
  return { ...read, number, openedAt };
};

type Cells = ReturnType<typeof cellsOf>;

const timesIn = (cells: Cells, openedAt: Instant | null): Pick<ReadRow, 'updatedAt' | 'resolvedAt' | 'closedAt'> => {
  const end = (field: 'resolved' | 'closed'): Instant | null => {
    const at = cells.date(field);
    return at !== null && openedAt !== null && at < openedAt ? cells.refuse(field, 'ends-early') : at;
  };
  return { updatedAt: cells.date('updated'), resolvedAt: end('resolved'), closedAt: end('closed') };
};

const countsIn = (
  cells: Cells,
): Omit<ReadRow, 'line' | 'number' | 'openedAt' | 'state' | keyof ReturnType<typeof timesIn>> => ({
  step: cells.count('step'),
  reopens: cells.count('reopens'),
  handovers: cells.count('handovers'),
  slaMet: cells.flag('sla'),
  department: cells.text('department'),
  process: cells.text('process'),
  channel: cells.text('channel'),
  team: cells.text('team'),
});

const stateIn = (cells: Cells, { states }: RowRules): ReadRow['state'] => {
  const name = cells.text('state');
  return name === null ? null : { name, class: states.get(name.toLowerCase()) ?? 'w' };
};

const faultAt = ({ line }: Pick<IncidentRow, 'line'>, field: IncidentField, reason: FaultReason): RowFault => ({
  line,
  field,
  reason,
});

/** The cells of one row by field. What cannot be read is unknown, and the first such cell is the fault of the row. */
const cellsOf = (row: IncidentRow, { form, now }: RowRules) => {
  let first: RowFault | null = null;
  const refuse = (field: IncidentField, reason: FaultReason): null => {
    first ??= faultAt(row, field, reason);
    return null;
  };
  const text = (field: IncidentField): string | null => {
    const cell = row.cells[PLACES.get(field) ?? 0]?.trim() ?? '';
    if (UNKNOWN.has(cell.toLowerCase())) return null;
    return cell.length > LONGEST ? refuse(field, 'too-long') : cell;
  };
  const date = (field: IncidentField): Instant | null => {
    const cell = text(field);
    if (cell === null) return null;
    const at = readSourceDate(cell, form);
    if (at === null) return refuse(field, 'bad-date');
    return at > now + AHEAD_MS ? refuse(field, 'in-future') : at;
  };
  const count = (field: IncidentField): number | null => {
    const cell = text(field);
    if (cell === null) return null;
    // Programs that calculate write a whole number as `2.0`.
    const value = /^\d{1,6}(?:\.0+)?$/.test(cell) ? Number(cell) : Infinity;
    return value > MOST_COUNTED ? refuse(field, 'bad-count') : value;
  };
  const flag = (field: IncidentField): boolean | null => {
    const cell = text(field);
    return cell === null ? null : (FLAGS.get(cell.toLowerCase()) ?? refuse(field, 'bad-flag'));
  };
  const needed = <Value>(field: IncidentField, value: Value | null): Value | null => value ?? refuse(field, 'missing');
  return { text, date, count, flag, needed, refuse, fault: (): RowFault | null => first };
};

export const isFault = (read: ReadRow | RowFault): read is RowFault => 'reason' in read;
export const isRead = (read: ReadRow | RowFault): read is ReadRow => !isFault(read);
