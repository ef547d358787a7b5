import { unsupported } from './mysql-errors.ts';
import { isNumeric, isText, isTime, type SqlType } from './types.ts';

/** An expression in SQLite's language, safe to stand anywhere an operand may. */
export interface Compiled {
  readonly sql: string;
  readonly type: SqlType;
  /** A column of a table: it compares by its own collation, which ignores spaces at the end. */
  readonly bare: boolean;
}

export function compiled(sql: string, type: SqlType): Compiled {
  return { sql, type, bare: false };
}

/** `COLLATE RTRIM` is what MySQL calls PAD SPACE: `'a' = 'a '`. Columns have it of themselves. */
export function collated({ sql, type, bare }: Compiled): string {
  return isText(type) && !bare ? `${sql} COLLATE RTRIM` : sql;
}

/** The value as text, as MySQL would write it. */
export function asText({ sql, type }: Compiled): string {
  switch (type.kind) {
    case 'integer':
      return `CAST(${sql} AS TEXT)`;
    case 'decimal':
      return `my_decimal_text(${sql}, ${type.scale})`;
    case 'double':
      return `my_double_text(${sql})`;
    case 'datetime':
      return `my_time_text(${sql}, ${type.fraction})`;
    default:
      return sql;
  }
}

/** The value as a number. Times are refused: MySQL makes 20260101000000 of them, and nobody means that. */
export function asNumber(value: Compiled, text: string): Compiled {
  if (isNumeric(value.type)) return value;
  if (isTime(value.type)) throw unsupported('a time used as a number', text);
  return compiled(`my_number(${value.sql})`, { kind: 'double' });
}

/** The value as one of a wider type, as in the branches of CASE or the columns of a UNION. */
export function coerced(value: Compiled, type: SqlType): string {
  const from = value.type.kind;
  if (from === type.kind || from === 'null') return value.sql;
  if (type.kind === 'string') return asText(value);
  if (type.kind === 'datetime' && from === 'date') return `(${value.sql} || ' 00:00:00')`;
  return value.sql;
}

/** A string literal of SQLite. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of SQLite. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Two values made comparable, as MySQL would before `=` or `<`. */
export function comparable(left: Compiled, right: Compiled, text: string): readonly [string, string] {
  if (left.type.kind === 'null' || right.type.kind === 'null') return [left.sql, right.sql];
  if (isNumeric(left.type) && isNumeric(right.type)) return [left.sql, right.sql];
  if (isText(left.type) && isText(right.type)) {
    return left.bare || right.bare ? [left.sql, right.sql] : [left.sql, `${right.sql} COLLATE RTRIM`];
  }
  if (isTime(left.type) || isTime(right.type)) {
    if (isNumeric(left.type) || isNumeric(right.type)) throw unsupported('comparison of a time with a number', text);
    return left.type.kind === right.type.kind ? [left.sql, right.sql] : [asInstant(left), asInstant(right)];
  }
  return [asNumber(left, text).sql, asNumber(right, text).sql];
}

function asInstant(value: Compiled): string {
  if (value.type.kind === 'datetime') return value.sql;
  return value.type.kind === 'date' ? `(${value.sql} || ' 00:00:00')` : `my_time(${value.sql})`;
}
