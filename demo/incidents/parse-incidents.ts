import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { parseSourceDate } from './source-date.ts';

/** Columns the mapping reads; a file may have more, in any order. */
const COLUMNS = [
  'number',
  'incident_state',
  'reopen_count',
  'sys_mod_count',
  'made_sla',
  'caller_id',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'location',
  'priority',
  'category',
  'assignment_group',
  'assigned_to',
] as const;
type Column = (typeof COLUMNS)[number];

/** Longest record taken, in bytes. A row of this export has about 350. */
const RECORD_LIMIT = 1_000_000;

/** One row of the export: the incident as it stood after one change. `null` = `?`, unknown. */
export interface IncidentRow {
  readonly line: number;
  readonly number: string;
  readonly state: string | null;
  readonly reopenCount: number;
  readonly madeSla: boolean;
  readonly caller: string | null;
  readonly openedAt: number;
  readonly updatedBy: string | null;
  readonly updatedAt: number;
  readonly location: string | null;
  readonly priority: string | null;
  readonly category: string | null;
  readonly group: string | null;
  readonly assignee: string | null;
}

/** The file is not an incident export; names the line and, where it can, the column. Nothing has been loaded. */
export class IncidentFileError extends Error {
  readonly code = 'INCIDENT_FILE';
  readonly line: number;
  readonly column: string | null;
  constructor(line: number, column: string | null, problem: string) {
    super(`${line === 0 ? 'the file' : `line ${line}`}${column === null ? '' : `, column "${column}"`}: ${problem}`);
    this.line = line;
    this.column = column;
  }
}

/**
 * Reads a ServiceNow incident export, one row per change.
 * @param zone IANA zone of dates that carry no offset
 * @throws {IncidentFileError} at the first thing that cannot be right
 */
export async function parseIncidents(file: string, zone: string): Promise<readonly IncidentRow[]> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_LIMIT,
  });
  const source = createReadStream(file);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  const rows: IncidentRow[] = [];
  let header: ReadonlyMap<string, number> | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (header === null) header = toHeader(record);
      else rows.push(toRow(record, { line: info.lines, header, zone }));
    }
  } catch (error) {
    throw toFileError(error);
  }
  if (header === null)
    throw new IncidentFileError(1, null, 'the file is empty; export the incidents again as CSV with a header line');
  if (rows.length === 0) throw new IncidentFileError(2, null, 'there is a header but no incident below it');
  return rows;
}

/** To live an incident through again, all that ServiceNow's table tells is needed; the app's own import is content with less. */
const OTHER_SHAPES =
  'This is not the incident table of ServiceNow with its history; the app itself imports other exports, under Inward, Sources';

function toHeader(record: readonly string[]): ReadonlyMap<string, number> {
  if (record.some((cell) => isBinary(cell)))
    throw new IncidentFileError(1, null, 'this is not a text file; export the incidents as CSV in UTF-8');
  const header = new Map(record.map((name, index) => [name.trim(), index]));
  const missing = COLUMNS.filter((column) => !header.has(column));
  if (missing.length > 0)
    throw new IncidentFileError(1, missing.join('", "'), `missing from the header. ${OTHER_SHAPES}`);
  return header;
}

function isBinary(text: string): boolean {
  return text.includes('\u0000') || text.includes('\uFFFD');
}

interface RowPlace {
  readonly line: number;
  readonly header: ReadonlyMap<string, number>;
  readonly zone: string;
}

function toRow(record: readonly string[], at: RowPlace): IncidentRow {
  const read = cellReader(record, at);
  return {
    line: at.line,
    number: read.known('number') ?? read.fail('number', 'an incident needs its number'),
    state: read.known('incident_state'),
    reopenCount: read.count('reopen_count'),
    madeSla: read.flag('made_sla'),
    caller: read.known('caller_id'),
    openedAt: read.date('opened_at'),
    updatedBy: read.known('sys_updated_by'),
    updatedAt: read.date('sys_updated_at'),
    location: read.known('location'),
    priority: read.known('priority'),
    category: read.known('category'),
    group: read.known('assignment_group'),
    assignee: read.known('assigned_to'),
  };
}

/** Reads the cells of one row by the name of their column; what is not as it must be names line and column. */
function cellReader(record: readonly string[], at: RowPlace) {
  const fail = (column: Column | null, problem: string): never => {
    throw new IncidentFileError(at.line, column, problem);
  };
  if (record.length !== at.header.size) fail(null, `${record.length} cells, the header has ${at.header.size}`);
  const cell = (column: Column): string => {
    const text = (record[at.header.get(column) ?? -1] ?? '').trim();
    return isBinary(text) ? fail(column, 'this is not text in UTF-8') : text;
  };
  const refuse = (column: Column, why: string): never => fail(column, `"${cell(column).slice(0, 40)}" is ${why}`);
  const flags: Readonly<Record<string, boolean>> = { TRUE: true, FALSE: false };
  return {
    fail,
    known: (column: Column): string | null => (['?', ''].includes(cell(column)) ? null : cell(column)),
    date: (column: Column): number =>
      parseSourceDate(cell(column), at.zone) ?? refuse(column, 'not a date like 29-02-2016 13:45'),
    count: (column: Column): number =>
      /^\d{1,6}$/.test(cell(column)) ? Number(cell(column)) : refuse(column, 'not a whole number'),
    flag: (column: Column): boolean => flags[cell(column).toUpperCase()] ?? refuse(column, 'neither TRUE nor FALSE'),
  };
}

function toFileError(error: unknown): unknown {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return new IncidentFileError(0, null, 'there is no such file');
  if (!(error instanceof CsvError)) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return new IncidentFileError(
      line,
      null,
      `longer than ${RECORD_LIMIT / 1_000_000} MB; a row of an incident export has less than a kilobyte`,
    );
  }
  return new IncidentFileError(line, null, 'this is not a row of a CSV file in UTF-8');
}
