import { autoIncrementOf, findColumn, type Column, type Table } from './catalog.ts';
import { expressionType, rangeName, type ColumnType } from './column-types.ts';
import type { Context } from './compile-context.ts';
import { orderText } from './compile-call.ts';
import { compileExpression } from './compile-expression.ts';
import { scopeTable } from './compile-from.ts';
import { asText, compiled, identifier, type Compiled } from './compiled.ts';
import { unknownColumn } from './mysql-errors.ts';
import { Scope } from './scope.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { Assignment, Expression, Statement } from './syntax.ts';
import type { IntegerType } from './types.ts';

type Update = Extract<Statement, { kind: 'update' }>;
type Delete = Extract<Statement, { kind: 'delete' }>;

/** An UPDATE that touches only rows it really changes, as MySQL counts them. */
export function compileUpdate(update: Update, outer: Context, database: SqliteDatabase): string {
  const table = outer.catalog.get(update.table);
  const context = tableContext(outer, table, update.alias);
  // MySQL looks up the names of WHERE before those of SET.
  const selection = selectionText(update, { context, table, alias: update.alias });
  const assignments = compileAssignments(update.assignments, { context, table, database });
  const where = `${selection} AND ${changedText(assignments, update.alias)}`;
  return `UPDATE ${identifier(table.name)} AS ${identifier(update.alias)} SET ${assignments.map(assignmentText).join(', ')} WHERE ${where}`;
}

export function compileDelete(statement: Delete, outer: Context): string {
  const table = outer.catalog.get(statement.table);
  const context = tableContext(outer, table, statement.alias);
  const where = selectionText(statement, { context, table, alias: statement.alias });
  return `DELETE FROM ${identifier(table.name)} AS ${identifier(statement.alias)} WHERE ${where}`;
}

export interface CompiledAssignment {
  readonly column: Column;
  readonly sql: string;
}

/** Assignments from left to right: each sees what those before it have written. */
export function compileAssignments(
  assignments: readonly Assignment[],
  { context, table, database }: { readonly context: Context; readonly table: Table; readonly database: SqliteDatabase },
): readonly CompiledAssignment[] {
  const assigned = new Map<string, Compiled>();
  const done = new Map<Column, string>();
  for (const { column: name, value } of assignments) {
    context.scope.clause = 'SET';
    const column = findColumn(table, name);
    if (column === null) throw unknownColumn(name, 'SET');
    const sql = storedText(compileExpression(value, { ...context, assigned, strict: true }), column, database);
    done.set(column, sql);
    assigned.set(column.name.toLowerCase(), compiled(`(${sql})`, expressionType(column.type)));
  }
  return [...done].map(([column, sql]) => ({ column, sql }));
}

export function assignmentText({ column, sql }: CompiledAssignment): string {
  return `${identifier(column.name)} = ${sql}`;
}

/** Whether any assignment changes its column; spaces at the end are a change though they compare equal. */
export function changedText(assignments: readonly CompiledAssignment[], alias: string): string {
  const changes = assignments.map(
    ({ column, sql }) => `${identifier(alias)}.${identifier(column.name)} IS NOT ${sql} COLLATE BINARY`,
  );
  return `(${changes.join(' OR ')})`;
}

/** A value as its column stores it. What the types already promise is not converted again. */
export function storedText(value: Compiled, column: Column, database: SqliteDatabase): string {
  if (fits(value, column)) return value.sql;
  const { type } = column;
  if (
    type.kind === 'double' &&
    type.name === 'double' &&
    (value.type.kind === 'integer' || value.type.kind === 'decimal')
  ) {
    return `CAST(${value.sql} AS REAL)`;
  }
  return `my_store(${inKindOf(column, value)}, ${database.numberOf(column)})`;
}

/** A value as INSERT IGNORE stores it. */
export function adjustedText(value: Compiled, column: Column, database: SqliteDatabase): string {
  return `my_adjust(${inKindOf(column, value)}, ${database.numberOf(column)})`;
}

function inKindOf({ type: { kind } }: Column, value: Compiled): string {
  const isForText = kind === 'varchar' || kind === 'text' || kind === 'json' || kind === 'datetime' || kind === 'date';
  return isForText ? asText(value) : value.sql;
}

function fits({ type }: Compiled, column: Column): boolean {
  if (type.kind === 'null') return true;
  const wanted = expressionType(column.type);
  if (type.kind !== wanted.kind) return false;
  switch (wanted.kind) {
    case 'integer':
      return type.kind === 'integer' && column.type.kind === 'integer' && integerFits(type, column.type);
    case 'decimal':
      return false;
    case 'string':
      return (
        type.kind === 'string' &&
        type.maxLength !== null &&
        wanted.maxLength !== null &&
        type.maxLength <= wanted.maxLength
      );
    case 'datetime':
      return type.kind === 'datetime' && type.fraction <= wanted.fraction;
    default:
      return true;
  }
}

/** Whether the types alone promise that a value is in range: the same range, or too few digits to leave it. */
function integerFits(type: IntegerType, column: Extract<ColumnType, { kind: 'integer' }>): boolean {
  if (type.within === rangeName(column)) return true;
  return !column.unsigned && 10n ** BigInt(type.width) <= column.high;
}

export function tableContext(outer: Context, table: Table, alias: string): Context {
  const scope = new Scope(null);
  scope.add(scopeTable(table, alias));
  return { ...outer, scope };
}

interface Selection {
  readonly where: Expression | null;
  readonly order: Update['order'];
  readonly limit: Expression | null;
}

interface Target {
  readonly context: Context;
  readonly table: Table;
  readonly alias: string;
}

/** SQLite knows no ORDER BY and LIMIT here, so the rows are chosen by their key. */
function selectionText({ where, order, limit }: Selection, { context, table, alias }: Target): string {
  const compile = (expression: Expression): Compiled => compileExpression(expression, context);
  context.scope.clause = 'WHERE';
  const condition = where === null ? '1' : compile(where).sql;
  if (limit === null) return condition;
  context.scope.clause = 'ORDER BY';
  const orderBy = order.length === 0 ? '' : ` ORDER BY ${orderText(order, compile)}`;
  const hasKey = table.primary.length > 0 && autoIncrementOf(table) === null;
  const key = (hasKey ? table.primary.map(identifier) : ['rowid']).map((name) => `${identifier(alias)}.${name}`);
  const keys = key.length === 1 ? key.join('') : `(${key.join(', ')})`;
  const from = `${identifier(table.name)} AS ${identifier(alias)}`;
  return `${keys} IN (SELECT ${key.join(', ')} FROM ${from} WHERE ${condition}${orderBy} LIMIT my_limit(${compile(limit).sql}))`;
}
