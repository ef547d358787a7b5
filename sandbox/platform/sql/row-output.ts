import { EXACT_DIGITS } from './column-types.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import { decimalText } from './numbers.ts';
import { timeText } from './times.ts';
import type { OutputColumn } from './compile-context.ts';
import type { SqlType } from './types.ts';

type Value = string | bigint | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** Rows as Forge sends them: BIGINT and DECIMAL as text, INT and DOUBLE as numbers, times as text. */
export function outputRows(rows: readonly (readonly Value[])[], columns: readonly OutputColumn[]): Row[] {
  return rows.map((row) => {
    const output: Record<string, unknown> = {};
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at];
      if (column !== undefined) output[column.label] = outputValue(row[at] ?? null, column.type);
    }
    return output;
  });
}

function tooExact(value: number): Error {
  return unsupported(`decimals of more than ${EXACT_DIGITS} digits`, String(value));
}

export function outputValue(value: Value, type: SqlType): string | number | null {
  if (value === null) return null;
  switch (type.kind) {
    case 'integer':
      // SQLite goes on with a double when 64 bits are not enough; MySQL says so.
      if (typeof value !== 'bigint') throw mysqlError(1690, 'BIGINT value is out of range');
      return type.big ? value.toString() : Number(value);
    case 'decimal':
      if (typeof value === 'number' && Math.abs(value) >= 10 ** (EXACT_DIGITS - type.scale)) throw tooExact(value);
      return typeof value === 'string' ? value : decimalText(value, type.scale);
    case 'double':
      return Number(value);
    case 'datetime':
      return timeText(String(value), type.fraction);
    default:
      return String(value);
  }
}
