/** A record of a file and the line it begins on, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a text of separated values holds, or the line on which a quotation begins that never ends. */
export type CsvText = { readonly records: readonly CsvRecord[] } | { readonly openQuote: number };

const DELIMITERS = [',', ';', '\t', '|'] as const;
const QUOTE = '"';
/** Excel says its delimiter in a line of its own. */
const EXCEL_LINE = /^sep=([,;\t|])\r?\n/;

/**
 * Records of separated values by RFC 4180, as programs really write them: lines end in CR, LF or both, quoted cells hold
 * delimiters, line ends and doubled quotes, and what follows a closing quote belongs to the cell. Lines without anything are
 * left out. The delimiter is the one that the first line has most of.
 */
export function parseCsv(text: string): CsvText {
  const told = EXCEL_LINE.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  return readRecords(body, { delimiter: told?.[1] ?? delimiterOf(body), firstLine: told === null ? 1 : 2 });
}

/** Outside quotes, in the first line. */
function delimiterOf(text: string): string {
  const [firstLine = ''] = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => firstLine.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Shape {
  readonly delimiter: string;
  readonly firstLine: number;
}

function readRecords(text: string, { delimiter, firstLine }: Shape): CsvText {
  const records: CsvRecord[] = [];
  const ends = endsOf(delimiter);
  let [at, line] = [0, firstLine];
  while (at < text.length) {
    const began = line;
    const cells: string[] = [];
    let isOpen = true;
    while (isOpen) {
      const cell = readCell(text, at, ends);
      if (cell === null) return { openQuote: line };
      cells.push(cell.value);
      line += cell.lines;
      const end = text[cell.end];
      isOpen = end === delimiter;
      at = cell.end + (end === '\r' && text[cell.end + 1] === '\n' ? 2 : 1);
      if (!isOpen) line += 1;
    }
    if (cells.length > 1 || cells[0] !== '') records.push({ line: began, cells });
  }
  return { records };
}

interface Cell {
  readonly value: string;
  /** Where its delimiter or line end stands, or the length of the text. */
  readonly end: number;
  /** Line ends inside it. */
  readonly lines: number;
}

const endsOf = (delimiter: string): RegExp =>
  new RegExp(`[\\r\\n${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]`, 'g');

function endFrom(text: string, from: number, ends: RegExp): number {
  ends.lastIndex = from;
  return ends.exec(text)?.index ?? text.length;
}

/** null: it begins with a quote that is never closed. */
function readCell(text: string, from: number, ends: RegExp): Cell | null {
  if (text[from] !== QUOTE) {
    const end = endFrom(text, from, ends);
    return { value: text.slice(from, end), end, lines: 0 };
  }
  let close = text.indexOf(QUOTE, from + 1);
  while (close !== -1 && text[close + 1] === QUOTE) close = text.indexOf(QUOTE, close + 2);
  if (close === -1) return null;
  const inside = text.slice(from + 1, close);
  const end = endFrom(text, close + 1, ends);
  return {
    value: inside.replaceAll('""', QUOTE) + text.slice(close + 1, end),
    end,
    lines: inside.match(/\r\n|\r|\n/g)?.length ?? 0,
  };
}

/** Quoted where it must be; a text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
