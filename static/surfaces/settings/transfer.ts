import type { Answer } from '../../../src/contract/errors';
import type { ExportHeader, ImportProgress, TransferCursor, TransferRow } from '../../../src/contract/transfer';
import { callSettings } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';

/** How far a transfer has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

type Told = (progress: Progress) => void;

/** How an import begins: with nothing before it, after the rows of this file that are here, or in the place of another file. */
export type ImportStart =
  | { readonly kind: 'first' | 'instead' }
  | { readonly kind: 'continued'; readonly done: number };

/** Whom an import tells what it does. */
interface ImportWatch {
  readonly starts: (start: ImportStart) => void;
  readonly told: Told;
}
type Outcome<Value> = { readonly value: Value } | { readonly error: AnswerError };

/** A request may weigh 500 kB; what wraps the rows needs some of it. */
const PORTION_CHARACTERS = 120_000;
const PORTION_ROWS = 1_000;

const refused = (code: AnswerError['code'], line?: number): { readonly error: AnswerError } => ({
  error: { code, message: '', ...(line === undefined ? {} : { params: { line } }) },
});

/** Everything as the lines of a file: a header, a line a row, and a foot with a count and a checksum. */
export async function readFile(told: Told): Promise<Outcome<readonly string[]>> {
  const lines: string[] = [];
  let after: TransferCursor | null = null;
  let rows = 0;
  do {
    const answer: Awaited<ReturnType<typeof readPortion>> = await readPortion(after);
    if (!answer.ok) return { error: answer.error };
    const { header, rows: found, next, total } = answer.value;
    if (header) lines.push(JSON.stringify(header));
    for (const row of found) lines.push(JSON.stringify(row));
    rows += found.length;
    told({ done: rows, total: Math.max(rows, total) });
    after = next;
  } while (after !== null);
  lines.push(JSON.stringify({ rows, sum: await sumOf(lines) }));
  return { value: lines.map((line) => `${line}\n`) };
}

const readPortion = (after: TransferCursor | null) => callSettings('exportData', { after });

async function sumOf(lines: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('\n')));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The whole file is looked through before its first row is sent: of a foreign, newer or damaged one nothing is. A file of which
 * a beginning is here already goes on where that ends. The outcome counts the rows that were new.
 */
export async function writeFile(text: string, { starts, told }: ImportWatch): Promise<Outcome<number>> {
  const opened = await openFile(text);
  if ('error' in opened) return opened;
  const begun = await callSettings('readImport', {});
  if (!begun.ok) return { error: begun.error };
  const known = begun.value?.sum === opened.value.sum ? begun.value : null;
  if (known) starts({ kind: 'continued', done: known.done });
  else starts({ kind: begun.value ? 'instead' : 'first' });
  return sendFile(opened.value, known ?? { done: 0, added: 0 }, told);
}

/** How far a file has come: so many of its first rows are here, of which so many were new. */
type Begun = Pick<ImportProgress, 'done' | 'added'>;

async function sendFile(file: OpenedFile, begun: Begun, told: Told): Promise<Outcome<number>> {
  const wrong = await checkRows(file, begun.done);
  if (wrong) return { error: wrong };
  const sent = await sendRows(file, begun, told);
  if ('error' in sent) return sent;
  const { format, version, settings, frozenBefore } = file.header;
  const end = await callSettings('finishImport', { format, version, settings, frozenBefore, rows: sent.value });
  return end.ok ? sent : { error: end.error };
}

interface OpenedFile {
  readonly header: ExportHeader;
  readonly body: readonly string[];
  readonly sum: string;
}

async function openFile(text: string): Promise<Outcome<OpenedFile>> {
  const lines = text.split('\n').filter((line) => line !== '');
  const header = headerIn(lines[0] ?? '');
  if ('error' in header) return header;
  const body = lines.slice(1, -1);
  const foot = objectOf(lines.at(-1) ?? '');
  const sum = await sumOf(lines.slice(0, -1));
  const isWhole = foot?.['rows'] === body.length && foot['sum'] === sum;
  if (!isWhole) return refused('IMPORT_DAMAGED', lines.length);
  const noRow = body.findIndex((line) => rowIn(line) === null);
  return noRow === -1 ? { value: { header: header.value, body, sum } } : refused('IMPORT_DAMAGED', noRow + 2);
}

/** What the server would refuse of the rows after those that are here; null: nothing. Nothing is stored yet. */
async function checkRows({ header, body }: OpenedFile, from: number): Promise<AnswerError | null> {
  const { format, version, settings, frozenBefore } = header;
  let at = from;
  for (const rows of portionsOf(body.slice(from))) {
    const first = at === from ? { settings, frozenBefore } : null;
    const answer = await callSettings('checkRows', { format, version, header: first, rows: [...rows] });
    if (!answer.ok) return atLine(answer, at + 1);
    at += rows.length;
  }
  return null;
}

/** All rows after those that are here; the outcome counts the new ones, with those of before. */
async function sendRows(
  { header: { format, version }, body, sum }: OpenedFile,
  begun: Begun,
  told: Told,
): Promise<Outcome<number>> {
  const total = body.length;
  let { done, added } = begun;
  told({ done, total });
  for (const rows of portionsOf(body.slice(done))) {
    const place = { sum, total, from: done };
    const answer = await callSettings('importRows', { format, version, rows: [...rows], place });
    if (!answer.ok) return { error: atLine(answer, done + 1) };
    added += answer.value.added;
    done += rows.length;
    told({ done, total });
  }
  return { value: added };
}

/** The server counts lines from the beginning of its portion. */
function atLine({ error }: Extract<Answer<never>, { ok: false }>, before: number): AnswerError {
  const line = Number(error.params?.['line'] ?? 1) + before;
  return error.code === 'IMPORT_DAMAGED' ? { ...error, message: '', params: { line } } : error;
}

function headerIn(line: string): Outcome<ExportHeader> {
  const found = objectOf(line);
  if (found?.['format'] !== 'inward-export') return refused('IMPORT_FOREIGN');
  if (typeof found['version'] === 'number' && found['version'] > 1) return refused('IMPORT_NEWER');
  return isHeader(found) ? { value: found } : refused('IMPORT_DAMAGED', 1);
}

/** The server looks at the settings themselves. */
const isHeader = (found: object): found is ExportHeader => 'settings' in found && 'frozenBefore' in found;

function objectOf(line: string): Record<string, unknown> | null {
  const value = valueOf(line);
  return typeof value === 'object' && value !== null ? { ...value } : null;
}

function rowIn(line: string): TransferRow | null {
  const value = valueOf(line);
  return isRow(value) ? value : null;
}

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** The checksum says that the line is as it was written; the server looks at what is in it. */
const isRow = (row: unknown): row is TransferRow =>
  Array.isArray(row) && row.length === 2 && typeof row[0] === 'string';

function* portionsOf(lines: readonly string[]): Generator<readonly TransferRow[]> {
  let rows: TransferRow[] = [];
  let size = 0;
  for (const line of lines) {
    const row = rowIn(line);
    if (row === null) continue;
    if (rows.length === PORTION_ROWS || size + line.length > PORTION_CHARACTERS) {
      yield rows;
      [rows, size] = [[], 0];
    }
    rows.push(row);
    size += line.length;
  }
  if (rows.length > 0) yield rows;
}
