/** One measured figure against its budget. */
export interface Row {
  readonly name: string;
  /** null: not measured yet. */
  readonly value: number | null;
  readonly unit: string;
  /** The value may be at most this. */
  readonly budget: number;
}

/** A figure that was not measured has not kept its budget. */
export function isOk(row: Row): boolean {
  return row.value !== null && row.value <= row.budget;
}

/** Lines for machines, one object each. */
export function toJsonLines(rows: readonly Row[]): string {
  return rows.map((row) => JSON.stringify({ ...row, ok: isOk(row) })).join('\n');
}

/** A table for people. */
export function toTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.name, shown(row.value), `≤ ${shown(row.budget)}`, row.unit, verdict(row)]);
  const head = ['figure', 'value', 'budget', 'unit', ''];
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((line) => line[column]?.length ?? 0)));
  const isNumber = (column: number) => column === 1 || column === 2;
  const line = (texts: readonly string[]) =>
    texts.map((text, at) => (isNumber(at) ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0))).join('  ');
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...cells.map((texts) => line(texts))].join('\n');
}

function shown(value: number | null): string {
  if (value === null) return 'not yet';
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 1 });
}

function verdict(row: Row): string {
  if (row.value === null) return 'not yet';
  return isOk(row) ? 'ok' : 'OVER';
}
