import { autoIncrementOf, findColumn, type Column, type Table } from './catalog.ts';
import { Bindings, type Binding, type Context } from './compile-context.ts';
import { compileExpression } from './compile-expression.ts';
import {
  adjustedText,
  assignmentText,
  changedText,
  compileAssignments,
  storedText,
  tableContext,
} from './compile-write.ts';
import { compiled, identifier, literal, type Compiled } from './compiled.ts';
import type { Stored } from './column-values.ts';
import { mysqlError, unknownColumn, unsupported } from './mysql-errors.ts';
import { Scope } from './scope.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { Expression, From, Insert, QueryBody } from './syntax.ts';

/** A value of one column of one row: known when the statement runs, or computed by SQLite. */
export type Cell =
  | { readonly kind: 'parameter'; readonly index: number }
  | { readonly kind: 'constant'; readonly value: Stored }
  | { readonly kind: 'computed'; readonly expression: Expression }
  | { readonly kind: 'now'; readonly fraction: number };

/** What an INSERT writes to, and which value goes where. */
export interface InsertTarget {
  readonly table: Table;
  /** Of the listed columns, in the order of the statement. */
  readonly columns: readonly Column[];
}

export interface InsertText {
  readonly sql: string;
  /** What the parameters after those of the cells stand for. */
  readonly bindings: readonly Binding[];
}

/** @throws SqlError 1146, 1054 or 1110. */
export function insertTarget(insert: Insert, context: Context): InsertTarget {
  const table = context.catalog.get(insert.table);
  const columns = (insert.columns ?? table.columns.map((column) => column.name)).map((name) => {
    const column = findColumn(table, name);
    if (column === null) throw unknownColumn(name, 'INSERT INTO');
    return column;
  });
  columns.forEach((column, at) => {
    if (columns.indexOf(column) !== at) throw mysqlError(1110, `Column '${column.name}' specified twice`);
  });
  return { table, columns };
}

/** The cells of one row, for every column of the table. @throws SqlError 1136 or 1364. */
export function rowCells(
  row: readonly Expression[],
  { table, columns }: InsertTarget,
  rowNumber: number,
): readonly Cell[] {
  if (row.length !== columns.length && row.length > 0) {
    throw mysqlError(1136, `Column count doesn't match value count at row ${rowNumber}`);
  }
  return table.columns.map((column) => {
    const at = columns.indexOf(column);
    const expression = at === -1 ? undefined : row[at];
    if (expression !== undefined && expression.kind !== 'default') return cellOf(expression);
    const cell = defaultCell(column);
    if (cell === null) throw noDefault(column);
    return cell;
  });
}

function noDefault(column: Column): Error {
  return mysqlError(1364, `Field '${column.name}' doesn't have a default value`);
}

function cellOf(expression: Expression): Cell {
  switch (expression.kind) {
    case 'parameter':
      return { kind: 'parameter', index: expression.index };
    case 'string':
      return { kind: 'constant', value: expression.value };
    case 'null':
      return { kind: 'constant', value: null };
    case 'boolean':
      return { kind: 'constant', value: expression.value ? 1n : 0n };
    case 'number':
      return { kind: 'constant', value: constantOf(expression.text) };
    default:
      return { kind: 'computed', expression };
  }
}

/** A decimal number stays text: in a column of text it keeps the zeros it was written with. */
function constantOf(text: string): Stored {
  if (/^-?\d+$/.test(text)) return BigInt(text);
  return /[eE]/.test(text) ? Number(text) : text;
}

/** null when a value must be given. */
function defaultCell(column: Column): Cell | null {
  if (column.autoIncrement) return { kind: 'constant', value: null };
  switch (column.default.kind) {
    case 'constant':
      return { kind: 'constant', value: column.default.value };
    case 'now':
      return { kind: 'now', fraction: column.default.fraction };
    case 'none':
      return column.nullable ? { kind: 'constant', value: null } : null;
  }
}

export interface InsertContext {
  readonly insert: Insert;
  readonly table: Table;
  readonly context: Context;
  readonly database: SqliteDatabase;
}

/** One row of INSERT … VALUES. Parameters and constants become `?1`, `?2`, … in the order of the columns. */
export function insertRowText(cells: readonly Cell[], { insert, table, context, database }: InsertContext): InsertText {
  const given = cells.filter((cell) => cell.kind === 'parameter' || cell.kind === 'constant').length;
  const bindings = new Bindings(given);
  const inner: Context = { ...context, bindings, scope: new Scope(null), strict: true };
  let next = 0;
  const values = cells.map((cell, at) => {
    if (cell.kind === 'now') return `my_now(${cell.fraction})`;
    if (cell.kind !== 'computed') {
      next += 1;
      return `?${next}`;
    }
    const column = table.columns[at];
    if (column === undefined) throw unsupported('this INSERT', context.text);
    return insertedText(compileExpression(cell.expression, inner), column, { insert, database });
  });
  const conflict = conflictText({ insert, table, context: inner, database });
  return { sql: `${intoText(table)} VALUES (${values.join(', ')})${conflict}`, bindings: bindings.all };
}

/** INSERT … SELECT. */
export function insertQueryText(target: InsertTarget, { insert, table, context, database }: InsertContext): InsertText {
  if (insert.source.kind !== 'query') throw unsupported('this INSERT', context.text);
  const query = context.query(insert.source.query, { ...context, strict: true });
  if (query.columns.length !== target.columns.length) {
    throw mysqlError(1136, "Column count doesn't match value count at row 1");
  }
  const values = table.columns.map((column) => {
    const at = target.columns.indexOf(column);
    if (at === -1 && defaultCell(column) === null) throw noDefault(column);
    const type = query.columns[at]?.type;
    return type === undefined
      ? defaultText(column)
      : insertedText(compiled(`"c${at + 1}"`, type), column, { insert, database });
  });
  // Without WHERE SQLite takes ON CONFLICT for the condition of a join.
  const sql = `${intoText(table)} SELECT ${values.join(', ')} FROM (${query.sql}) WHERE 1`;
  return { sql: sql + conflictText({ insert, table, context, database }), bindings: context.bindings.all };
}

function insertedText(
  value: Compiled,
  column: Column,
  { insert, database }: Pick<InsertContext, 'insert' | 'database'>,
): string {
  return insert.ignore ? adjustedText(value, column, database) : storedText(value, column, database);
}

function defaultText(column: Column): string {
  const cell = defaultCell(column);
  if (cell?.kind === 'now') return `my_now(${cell.fraction})`;
  if (cell?.kind !== 'constant' || cell.value === null) return 'NULL';
  return typeof cell.value === 'string' ? literal(cell.value) : String(cell.value);
}

function intoText(table: Table): string {
  return `INSERT INTO ${identifier(table.name)} (${table.columns.map((column) => identifier(column.name)).join(', ')})`;
}

/** Columns of the tables an INSERT … SELECT reads, which ON DUPLICATE KEY UPDATE sees as well as those of its own table. */
function sourceColumns(body: QueryBody, { catalog }: Context): ReadonlySet<string> {
  if (body.kind !== 'select') return new Set();
  const tables = (from: From | null): readonly string[] => {
    if (from?.kind === 'join') return [...tables(from.left), ...tables(from.right)];
    return from?.kind === 'table' ? [from.name] : [];
  };
  const columns = tables(body.from).flatMap((name) => catalog.find(name)?.columns ?? []);
  return new Set(columns.map((column) => column.name.toLowerCase()));
}

/** What happens to a row whose key exists. Rows that would not change are left alone, and those that do are counted. */
function conflictText({ insert, table, context, database }: InsertContext): string {
  if (insert.onDuplicate.length === 0) return insert.ignore ? ' ON CONFLICT DO NOTHING' : '';
  const inner: Context = { ...tableContext(context, table, table.name), inserted: table };
  if (insert.source.kind === 'query') inner.scope.shared = sourceColumns(insert.source.query.body, context);
  const assignments = compileAssignments(insert.onDuplicate, { context: inner, table, database });
  const auto = autoIncrementOf(table);
  const id = auto === null ? 'NULL' : `${identifier(table.name)}.${identifier(auto.name)}`;
  const where = `${changedText(assignments, table.name)} AND my_updated(${id})`;
  return ` ON CONFLICT DO UPDATE SET ${assignments.map(assignmentText).join(', ')} WHERE ${where}`;
}
