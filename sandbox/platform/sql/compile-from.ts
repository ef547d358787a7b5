import type { Table } from './catalog.ts';
import { expressionType } from './column-types.ts';
import type { Context, CompiledQuery } from './compile-context.ts';
import { compileExpression } from './compile-expression.ts';
import { comparable, identifier, type Compiled } from './compiled.ts';
import { INFORMATION_SCHEMA, informationTable } from './information-schema.ts';
import { mysqlError, policyViolation, unknownColumn, unsupported } from './mysql-errors.ts';
import { Scope, type ScopeColumn, type ScopeTable } from './scope.ts';
import type { From } from './syntax.ts';

/**
 * The FROM clause; its tables are added to the context's scope at once. The conditions of its joins are compiled when the
 * text is asked for: MySQL looks at them after the select list and WHERE, and complains in that order.
 */
export function compileFrom(from: From, context: Context): () => string {
  switch (from.kind) {
    case 'table': {
      const text = compileTable(from, context);
      return () => text;
    }
    case 'derived': {
      // A derived table sees the query around this one, but not the tables beside it.
      const query = context.query(from.query, { ...context, scope: context.scope.parent ?? new Scope(null) });
      context.scope.add(derivedTable(from.alias, query));
      return () => `(${query.sql}) AS ${identifier(from.alias)}`;
    }
    case 'join':
      return compileJoin(from, context);
  }
}

function compileTable({ schema, name, alias }: Extract<From, { kind: 'table' }>, context: Context): string {
  if (schema !== null && schema.toUpperCase() === INFORMATION_SCHEMA) {
    const { table, sql } = informationTable(name, alias, context.text);
    context.scope.add(table);
    return `${sql} AS ${identifier(alias)}`;
  }
  if (schema !== null && schema !== context.catalog.schema)
    throw policyViolation(`Access to schema "${schema}" is not permitted`);
  const cte = schema === null ? context.ctes.get(name) : undefined;
  if (cte !== undefined) {
    const columns = cte.columns.map((column, at) => ({ ...column, sql: `${identifier(alias)}."c${at + 1}"` }));
    context.scope.add({ alias, columns });
    return `${identifier(name)} AS ${identifier(alias)}`;
  }
  context.scope.add(scopeTable(context.catalog.get(name), alias));
  return `${identifier(name)} AS ${identifier(alias)}`;
}

/** A table of the database as its columns are named under an alias. */
export function scopeTable(table: Table, alias: string): ScopeTable {
  const columns = table.columns.map((column): ScopeColumn => ({
    name: column.name,
    sql: `${identifier(alias)}.${identifier(column.name)}`,
    type: expressionType(column.type),
    bare: true,
  }));
  return { alias, columns };
}

/** The columns of a query, which are always called c1, c2, … in SQLite, whatever their labels. */
export function derivedTable(alias: string, query: CompiledQuery): ScopeTable {
  const seen = new Set<string>();
  const columns = query.columns.map(({ label, type }, at): ScopeColumn => {
    if (seen.has(label.toLowerCase())) throw mysqlError(1060, `Duplicate column name '${label}'`);
    seen.add(label.toLowerCase());
    return { name: label, sql: `${identifier(alias)}."c${at + 1}"`, type, bare: false };
  });
  return { alias, columns };
}

function compileJoin(
  { type, left, right, on, using }: Extract<From, { kind: 'join' }>,
  context: Context,
): () => string {
  const first = compileFrom(left, context);
  const tablesBefore = context.scope.tables.length;
  const second = compileFrom(right, context);
  const scope = context.scope.sofar();
  scope.clause = 'ON';
  return () => {
    const [one, other] = [first(), second()];
    const conditions = using.map((name) => usingCondition(scope, name, { tablesBefore, text: context.text }));
    if (on !== null) conditions.push(compileExpression(on, { ...context, scope }).sql);
    const joined = `${one} ${type === 'INNER' ? 'JOIN' : `${type} JOIN`} ${right.kind === 'join' ? `(${other})` : other}`;
    return conditions.length === 0 ? joined : `${joined} ON ${conditions.join(' AND ')}`;
  };
}

function usingCondition(
  scope: Scope,
  name: string,
  { tablesBefore, text }: { readonly tablesBefore: number; readonly text: string },
): string {
  const find = (tables: readonly ScopeTable[]): ScopeColumn => {
    const found = tables
      .flatMap((table) => table.columns)
      .filter((column) => column.name.toLowerCase() === name.toLowerCase());
    const [only] = found;
    if (only === undefined) throw unknownColumn(name, 'FROM');
    if (found.length > 1) throw unsupported('USING over more than two tables', text);
    return only;
  };
  const [left, right] = [find(scope.tables.slice(0, tablesBefore)), find(scope.tables.slice(tablesBefore))];
  return comparable(toCompiled(left), toCompiled(right), text).join(' = ');
}

function toCompiled(column: ScopeColumn): Compiled {
  return { sql: column.sql, type: column.type, bare: column.bare };
}
