import { mysqlError, unsupported } from './mysql-errors.ts';
import type { TypeName } from './syntax.ts';
import { decimal, DOUBLE, type SqlType } from './types.ts';

/** What a column may hold. */
export type ColumnType =
  | {
      readonly kind: 'integer';
      readonly name: string;
      readonly low: bigint;
      readonly high: bigint;
      readonly width: number;
      readonly unsigned: boolean;
    }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number; readonly unsigned: boolean }
  | { readonly kind: 'double'; readonly name: 'double' | 'float' }
  | { readonly kind: 'varchar'; readonly name: 'varchar' | 'char'; readonly length: number }
  | { readonly kind: 'text'; readonly name: 'tinytext' | 'text' | 'mediumtext' | 'longtext'; readonly bytes: number }
  | { readonly kind: 'json' }
  | { readonly kind: 'datetime'; readonly name: 'datetime' | 'timestamp'; readonly fraction: number }
  | { readonly kind: 'date' };

/** Bytes and characters of the integer types, signed and unsigned. */
const INTEGERS: Readonly<Record<string, readonly [name: string, bits: number, width: number, unsignedWidth: number]>> =
  {
    TINYINT: ['tinyint', 8, 4, 3],
    BOOLEAN: ['tinyint', 8, 1, 1],
    BOOL: ['tinyint', 8, 1, 1],
    SMALLINT: ['smallint', 16, 6, 5],
    MEDIUMINT: ['mediumint', 24, 9, 8],
    INT: ['int', 32, 11, 10],
    INTEGER: ['int', 32, 11, 10],
    BIGINT: ['bigint', 64, 20, 20],
  };

const TEXTS = { TINYTEXT: 255, TEXT: 65_535, MEDIUMTEXT: 16_777_215, LONGTEXT: 4_294_967_295 } as const;

/** A double keeps this many decimal digits exactly; more would be answered wrongly. */
export const EXACT_DIGITS = 15;
const VARCHAR_MAX = 16_383;

/** @throws SqlError for a type the engine does not know. */
export function columnType(type: TypeName, text: string): ColumnType {
  const integerType = INTEGERS[type.name];
  if (integerType !== undefined) return integerColumn(integerType, type);
  const [first, second] = type.sizes;
  switch (type.name) {
    case 'DECIMAL':
    case 'NUMERIC':
      return decimalColumn(type, text);
    case 'DOUBLE':
    case 'REAL':
      return { kind: 'double', name: 'double' };
    case 'FLOAT':
      return { kind: 'double', name: 'float' };
    case 'VARCHAR':
      if (first === undefined) throw mysqlError(1064, 'You have an error in your SQL syntax: VARCHAR needs a length');
      if (first > VARCHAR_MAX) throw unsupported(`VARCHAR above ${VARCHAR_MAX}`, text);
      return { kind: 'varchar', name: 'varchar', length: first };
    case 'CHAR':
      return { kind: 'varchar', name: 'char', length: first ?? 1 };
    case 'TINYTEXT':
    case 'TEXT':
    case 'MEDIUMTEXT':
    case 'LONGTEXT':
      return { kind: 'text', name: type.name.toLowerCase() as 'text', bytes: TEXTS[type.name] };
    case 'JSON':
      return { kind: 'json' };
    case 'DATETIME':
    case 'TIMESTAMP':
      return { kind: 'datetime', name: type.name.toLowerCase() as 'datetime', fraction: first ?? 0 };
    case 'DATE':
      return { kind: 'date' };
    default:
      throw unsupported(`the type ${type.name}${second === undefined ? '' : ' with sizes'}`, text);
  }
}

function integerColumn(
  [name, bits, width, unsignedWidth]: readonly [string, number, number, number],
  type: TypeName,
): ColumnType {
  const range = 2n ** BigInt(bits);
  const isBoolean = name === 'tinyint' && (width === 1 || type.sizes[0] === 1);
  // SQLite has no unsigned 64 bits: such a column ends at the signed limit, and says so loudly as out of range.
  const high = type.unsigned && bits < 64 ? range - 1n : range / 2n - 1n;
  return {
    kind: 'integer',
    name,
    low: type.unsigned ? 0n : -range / 2n,
    high,
    width: isBoolean ? 1 : type.unsigned ? unsignedWidth : width,
    unsigned: type.unsigned,
  };
}

function decimalColumn(type: TypeName, text: string): ColumnType {
  const precision = type.sizes[0] ?? 10;
  const scale = type.sizes[1] ?? 0;
  if (precision > EXACT_DIGITS) throw unsupported(`DECIMAL of more than ${EXACT_DIGITS} digits`, text);
  return { kind: 'decimal', precision, scale, unsigned: type.unsigned };
}

/** The type of an expression that is this column. */
export function expressionType(type: ColumnType): SqlType {
  switch (type.kind) {
    case 'integer':
      return { kind: 'integer', big: type.name === 'bigint', width: type.width, within: rangeName(type) };
    case 'decimal':
      return decimal(type.scale);
    case 'double':
      return DOUBLE;
    case 'varchar':
      return { kind: 'string', maxLength: type.length };
    case 'text':
      return { kind: 'string', maxLength: null };
    case 'json':
      return { kind: 'json' };
    case 'datetime':
      return { kind: 'datetime', fraction: type.fraction };
    case 'date':
      return { kind: 'date' };
  }
}

/** A name for the range of an integer column. */
export function rangeName(type: Extract<ColumnType, { kind: 'integer' }>): string {
  return `${type.name}${type.unsigned ? ' unsigned' : ''}`;
}

/** As SHOW COLUMNS and COLUMN_TYPE word it. */
export function typeText(type: ColumnType): string {
  const unsigned = 'unsigned' in type && type.unsigned ? ' unsigned' : '';
  switch (type.kind) {
    case 'integer':
      return `${type.name}(${type.width})${unsigned}`;
    case 'decimal':
      return `decimal(${type.precision},${type.scale})${unsigned}`;
    case 'varchar':
      return `${type.name}(${type.length})`;
    case 'datetime':
      return type.fraction === 0 ? type.name : `${type.name}(${type.fraction})`;
    case 'double':
    case 'text':
      return type.name;
    case 'json':
    case 'date':
      return type.kind;
  }
}

/** How SQLite is to store it; its affinity decides how it compares. */
export function storageType(type: ColumnType): 'INTEGER' | 'REAL' | 'TEXT' {
  if (type.kind === 'integer') return 'INTEGER';
  return type.kind === 'decimal' || type.kind === 'double' ? 'REAL' : 'TEXT';
}
