import type { Column } from './catalog.ts';
import type { ColumnType } from './column-types.ts';
import { mysqlError } from './mysql-errors.ts';
import { decimalText, doubleText, isNumberText, leadingNumber } from './numbers.ts';
import { canonicalTime, roundTime } from './times.ts';

/** A value as SQLite stores it. */
export type Stored = string | bigint | number | null;

/**
 * A value as a column stores it, under MySQL's strict mode.
 * @throws SqlError 1048, 1264, 1265, 1292, 1366, 1406, 3140, all naming column and row.
 */
export function storedValue(value: Stored, column: Column, row: number): Stored {
  if (value === null) {
    if (!column.nullable) throw mysqlError(1048, `Column '${column.name}' cannot be null`);
    return null;
  }
  const { type } = column;
  switch (type.kind) {
    case 'integer':
      return storedInteger(value, { column, type, row });
    case 'decimal':
      return storedDecimal(value, { column, type, row });
    case 'double':
      return storedDouble(value, { column, type, row });
    case 'varchar':
      return storedVarchar(textOf(value), { column, type, row });
    case 'text': {
      const text = textOf(value);
      if (Buffer.byteLength(text) > type.bytes) throw tooLong(column, row);
      return text;
    }
    case 'json':
      return storedJson(textOf(value), column);
    case 'datetime': {
      const canonical = canonicalTime(textOf(value));
      if (canonical === null) throw wrongTime(value, column, row);
      return roundTime(canonical, type.fraction);
    }
    case 'date': {
      const canonical = canonicalTime(textOf(value));
      if (canonical === null) throw wrongTime(value, column, row);
      return canonical.slice(0, 10);
    }
  }
}

interface Place<Kind extends ColumnType['kind']> {
  readonly column: Column;
  readonly type: Extract<ColumnType, { kind: Kind }>;
  readonly row: number;
}

function storedInteger(value: string | bigint | number, { column, type, row }: Place<'integer'>): bigint {
  const number = typeof value === 'string' ? numberOf(value, { column, type, row }) : value;
  if (typeof number === 'number' && !Number.isFinite(number)) throw outOfRange(column, row);
  // Rounded as a decimal, not as a double: '2.5' is 3.
  const whole = typeof number === 'bigint' ? number : BigInt(decimalText(number, 0));
  if (whole < type.low || whole > type.high) throw outOfRange(column, row);
  return whole;
}

function storedDecimal(value: string | bigint | number, { column, type, row }: Place<'decimal'>): number {
  const number = typeof value === 'string' ? numberOf(value, { column, type, row }) : value;
  const rounded = Number(decimalText(number, type.scale));
  const isTooLarge = Math.abs(rounded) >= 10 ** (type.precision - type.scale);
  if (isTooLarge || (type.unsigned && rounded < 0)) throw outOfRange(column, row);
  return rounded;
}

function storedDouble(value: string | bigint | number, { column, type, row }: Place<'double'>): number {
  const number = Number(typeof value === 'string' ? numberOf(value, { column, type, row }) : value);
  if (!Number.isFinite(number)) throw outOfRange(column, row);
  return type.name === 'float' ? Math.fround(number) : number;
}

function storedVarchar(text: string, { column, type, row }: Place<'varchar'>): string {
  const stored = type.name === 'char' ? text.replace(/ +$/, '') : text;
  // Units of UTF-16 are never fewer than characters, so most texts need no counting.
  if (stored.length <= type.length) return stored;
  const characters = [...stored];
  if (characters.length <= type.length) return stored;
  const excess = characters.slice(type.length).join('');
  if (excess.trimEnd() !== '' || /[^ ]/.test(excess)) throw tooLong(column, row);
  return characters.slice(0, type.length).join('');
}

function storedJson(text: string, column: Column): string {
  try {
    JSON.parse(text);
    return text;
  } catch {
    throw mysqlError(3140, `Invalid JSON text in value for column '${column.name}'.`);
  }
}

/** A text taken for a number. Text with a number only at its start is refused otherwise than text with none. */
function numberOf(text: string, { column, type, row }: Place<'integer' | 'decimal' | 'double'>): bigint | number {
  if (isNumberText(text)) return leadingNumber(text);
  if (/^\s*[+-]?\.?\d/.test(text)) throw mysqlError(1265, `Data truncated for column '${column.name}' at row ${row}`);
  throw mysqlError(1366, `Incorrect ${type.kind} value: '${shown(text)}' for column '${column.name}' at row ${row}`);
}

/** An error shows no more of a value than this. */
const SHOWN = 125;

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
}

export function textOf(value: string | bigint | number): string {
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? value.toString() : doubleText(value);
}

const tooLong = (column: Column, row: number): Error =>
  mysqlError(1406, `Data too long for column '${column.name}' at row ${row}`);

const outOfRange = (column: Column, row: number): Error =>
  mysqlError(1264, `Out of range value for column '${column.name}' at row ${row}`);

const wrongTime = (value: unknown, column: Column, row: number): Error =>
  mysqlError(1292, `Incorrect datetime value: '${String(value)}' for column '${column.name}' at row ${row}`);
