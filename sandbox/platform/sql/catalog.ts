import type { ColumnType } from './column-types.ts';
import { typeText } from './column-types.ts';
import { mysqlError } from './mysql-errors.ts';
import type { Expression } from './syntax.ts';

/** Tables of one database, as their DDL declared them. Immutable: every change makes a new table. */

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly default: ColumnDefault;
  readonly autoIncrement: boolean;
  readonly comment: string;
}

export type ColumnDefault =
  | { readonly kind: 'none' }
  | { readonly kind: 'constant'; readonly value: string | bigint | number | null }
  /** CURRENT_TIMESTAMP with this many digits of a second. */
  | { readonly kind: 'now'; readonly fraction: number };

export interface Key {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly { readonly name: string; readonly length: number | null; readonly descending: boolean }[];
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primary: readonly string[];
  readonly keys: readonly Key[];
}

export class Catalog {
  readonly schema: string;
  readonly #tables = new Map<string, Table>();
  #version = 0;

  constructor(schema: string) {
    this.schema = schema;
  }

  /** Changes with every change of a table; statements compiled for another version are stale. */
  get version(): number {
    return this.#version;
  }

  get tables(): readonly Table[] {
    return [...this.#tables.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
  }

  find(name: string): Table | null {
    return this.#tables.get(name) ?? null;
  }

  /** @throws SqlError 1146. */
  get(name: string): Table {
    const table = this.find(name);
    if (table === null) throw mysqlError(1146, `Table '${this.schema}.${name}' doesn't exist`);
    return table;
  }

  put(table: Table): void {
    this.#tables.set(table.name, table);
    this.#version += 1;
  }

  remove(name: string): void {
    this.#tables.delete(name);
    this.#version += 1;
  }
}

/** Columns are found whatever their capitals, as in MySQL. */
export function findColumn(table: Table, name: string): Column | null {
  const wanted = name.toLowerCase();
  return table.columns.find((column) => column.name.toLowerCase() === wanted) ?? null;
}

export function autoIncrementOf(table: Table): Column | null {
  return table.columns.find((column) => column.autoIncrement) ?? null;
}

/** The statement that makes this table anew, on this engine or on MySQL. */
export function createStatement(table: Table): string {
  const lines = table.columns.map((column) => `  ${columnText(column)}`);
  if (table.primary.length > 0) lines.push(`  PRIMARY KEY (${table.primary.map(quoted).join(',')})`);
  for (const key of table.keys) lines.push(`  ${keyText(key)}`);
  return `CREATE TABLE ${quoted(table.name)} (\n${lines.join(',\n')}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;
}

/** A constant default as an expression of SQL. */
export function defaultOf(expression: Expression | null): ColumnDefault {
  switch (expression?.kind) {
    case 'number':
      return {
        kind: 'constant',
        value: /^-?\d+$/.test(expression.text) ? BigInt(expression.text) : Number(expression.text),
      };
    case 'string':
      return { kind: 'constant', value: expression.value };
    case 'boolean':
      return { kind: 'constant', value: expression.value ? 1n : 0n };
    case 'null':
      return { kind: 'constant', value: null };
    case 'call': {
      const [argument] = expression.args;
      return { kind: 'now', fraction: argument?.kind === 'number' ? Number(argument.text) : 0 };
    }
    default:
      return { kind: 'none' };
  }
}

function columnText(column: Column): string {
  const words = [quoted(column.name), typeText(column.type)];
  if (!column.nullable) words.push('NOT NULL');
  else if (column.type.kind === 'datetime' && column.type.name === 'timestamp') words.push('NULL');
  if (column.autoIncrement) words.push('AUTO_INCREMENT');
  const value = defaultText(column);
  if (value !== null) words.push(`DEFAULT ${value}`);
  if (column.comment !== '') words.push(`COMMENT ${stringText(column.comment)}`);
  return words.join(' ');
}

function defaultText({ default: value, nullable }: Column): string | null {
  if (value.kind === 'none') return nullable ? 'NULL' : null;
  if (value.kind === 'now')
    return value.fraction === 0 ? 'current_timestamp()' : `current_timestamp(${value.fraction})`;
  if (value.value === null) return 'NULL';
  return typeof value.value === 'string' ? stringText(value.value) : String(value.value);
}

function keyText(key: Key): string {
  const columns = key.columns.map(
    ({ name, length, descending }) =>
      quoted(name) + (length === null ? '' : `(${length})`) + (descending ? ' DESC' : ''),
  );
  return `${key.unique ? 'UNIQUE KEY' : 'KEY'} ${quoted(key.name)} (${columns.join(',')})`;
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function stringText(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
