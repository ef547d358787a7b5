import type { IncidentField, IncidentReading, IncidentRow } from '../../../../src/contract/incident-import';
import { parseCsv } from '../../../kit/csv';
import type { CsvRecord } from '../../../kit/csv';
import { textIn } from './file-text';

/** A file as the browser has read it. */
export interface IncidentFile {
  readonly name: string;
  /** SHA-256 of its bytes: the same file is known again. */
  readonly hash: string;
  /** Names of the columns, each once. */
  readonly columns: readonly string[];
  readonly records: readonly CsvRecord[];
}

/** Why a file cannot be read at all; `line` where it can be told. */
export interface FileFault {
  readonly fault: 'too-large' | 'no-text' | 'empty' | 'no-header' | 'no-rows' | 'open-quote';
  readonly line: number;
}

/** Some 150,000 incidents with a history; more is two files. */
export const LARGEST_BYTES = 50_000_000;

const refused = (fault: FileFault['fault'], line = 0): FileFault => ({ fault, line });

/** Reads a file of separated values with a header; nothing of it leaves the browser yet. */
export async function readIncidentFile(file: File): Promise<IncidentFile | FileFault> {
  if (file.size > LARGEST_BYTES) return refused('too-large');
  const bytes = await file.arrayBuffer();
  const text = textIn(bytes);
  if (text === null) return refused('no-text');
  const parsed = parseCsv(text);
  if ('openQuote' in parsed) return refused('open-quote', parsed.openQuote);
  const [header, ...records] = parsed.records;
  if (!header) return refused('empty');
  if (!isHeader(header.cells)) return refused('no-header', header.line);
  if (records.length === 0) return refused('no-rows', header.line);
  return { name: file.name, hash: await hashOf(bytes), columns: eachOnce(header.cells), records };
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A header has several names and neither a date nor a bare number among them. */
const isHeader = (cells: readonly string[]): boolean =>
  cells.length > 1 && cells.every((cell) => !/^\s*\d{1,4}([-/.]\d{1,2}[-/.]\d{1,4}.*)?\s*$/.test(cell));

function eachOnce(cells: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim().slice(0, 110) || `#${index + 1}`;
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

/** In the order in which the cells of a row are sent. */
export const FIELDS: readonly IncidentField[] = [
  'number',
  'opened',
  'state',
  'updated',
  'step',
  'resolved',
  'closed',
  'reopens',
  'handovers',
  'sla',
  'department',
  'process',
  'channel',
  'team',
];

/** The text of a field in a record; null where the reading names no column for it. */
export type CellReader = (record: CsvRecord, field: IncidentField) => string | null;

export function cellReader(file: IncidentFile, columns: IncidentReading['columns']): CellReader {
  const places = new Map(
    FIELDS.map((field) => {
      const column = columns[field];
      return [field, column === undefined ? -1 : file.columns.indexOf(column)];
    }),
  );
  return (record, field) => {
    const place = places.get(field) ?? -1;
    return place === -1 ? null : (record.cells[place] ?? '').slice(0, LONGEST_CELL);
  };
}

const LONGEST_CELL = 4_000;
/** A request may weigh 500 kB, and a letter up to three bytes. */
const PORTION_CHARACTERS = 120_000;
const PORTION_INCIDENTS = 250;
const PORTION_ROWS = 2_000;

/** Rows of each incident, in the order in which the incidents begin: an incident's rows need not stand together. */
function rowsByIncident(file: IncidentFile, columns: IncidentReading['columns']): readonly (readonly IncidentRow[])[] {
  const cellOf = cellReader(file, columns);
  const groups = new Map<string, IncidentRow[]>();
  for (const record of file.records) {
    const row: IncidentRow = {
      line: record.line,
      cells: FIELDS.map((field) => cellOf(record, field)),
      ...(record.cells.length === file.columns.length ? {} : { isBroken: true }),
    };
    const number = (row.cells[0] ?? '').trim();
    const group = groups.get(number);
    if (group) group.push(row);
    else groups.set(number, [row]);
  }
  return [...groups.values()].map((rows) => (rows.length > PORTION_ROWS ? [brokenOf(rows)] : rows));
}

/** No incident has such a history: the column of numbers is another one. */
function brokenOf(rows: readonly IncidentRow[]): IncidentRow {
  const [first] = rows;
  return { line: first?.line ?? 1, cells: first?.cells ?? [], isBroken: true };
}

/** Portions to send, the same for the same file and columns; all rows of an incident are in one. */
export function portionsOf(
  file: IncidentFile,
  columns: IncidentReading['columns'],
): readonly (readonly IncidentRow[])[] {
  const portions: IncidentRow[][] = [];
  let [weight, incidents] = [Infinity, 0];
  for (const rows of rowsByIncident(file, columns)) {
    const size = rows.reduce(
      (sum, { cells }) => sum + cells.reduce((all, cell) => all + (cell?.length ?? 4) + 3, 30),
      0,
    );
    const last = portions.at(-1);
    const isFull =
      weight + size > PORTION_CHARACTERS ||
      incidents >= PORTION_INCIDENTS ||
      (last?.length ?? 0) + rows.length > PORTION_ROWS;
    if (!last || isFull) {
      portions.push([...rows]);
      [weight, incidents] = [size, 1];
    } else {
      last.push(...rows);
      weight += size;
      incidents += 1;
    }
  }
  return portions;
}

/** Rows of the first incidents, for a look before anything is stored. */
export function firstRows(file: IncidentFile, columns: IncidentReading['columns'], incidents: number): IncidentRow[] {
  const sample = { ...file, records: file.records.slice(0, 400) };
  return rowsByIncident(sample, columns).slice(0, incidents).flat().slice(0, 200);
}
