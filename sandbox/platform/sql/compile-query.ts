import { hasAggregate } from './aggregates.ts';
import type { CompiledQuery, Context, OutputColumn } from './compile-context.ts';
import { compileExpression } from './compile-expression.ts';
import { compileFrom, derivedTable } from './compile-from.ts';
import { collated, coerced, compiled, identifier, type Compiled } from './compiled.ts';
import { mysqlError, unknownColumn, unsupported, type Clause } from './mysql-errors.ts';
import { Scope, type ScopeTable } from './scope.ts';
import type { Cte, Expression, Limit, OrderItem, Query, QueryBody, Select } from './syntax.ts';
import { commonType, isText, type SqlType } from './types.ts';

/** One SELECT before its columns are written: a UNION may still change their types. */
interface Draft {
  readonly items: readonly { readonly label: string; readonly value: Compiled }[];
  readonly write: (types: readonly SqlType[]) => string;
  readonly orderBy: (order: readonly OrderItem[]) => string;
  readonly single: boolean;
}

/** A query in SQLite's language. Its columns are called c1, c2, … there. `outer`: the query around it, if any. */
export function compileQuery(query: Query, outer: Context): CompiledQuery {
  const { prefix, context } = compileCtes(query, outer);
  const draft = draftOf(query.body, context);
  const types = draft.items.map((item) => item.value.type);
  const order = query.order.length === 0 ? '' : ` ORDER BY ${draft.orderBy(query.order)}`;
  const limit = query.limit === null ? '' : ` ${limitText(query.limit, context)}`;
  const columns = draft.items.map((item, at): OutputColumn => ({
    label: item.label,
    type: types[at] ?? item.value.type,
  }));
  const isLimitedToOne = query.limit?.count.kind === 'number' && query.limit.count.text === '1';
  return { sql: `${prefix}${draft.write(types)}${order}${limit}`, columns, single: draft.single || isLimitedToOne };
}

function compileCtes(query: Query, outer: Context): { readonly prefix: string; readonly context: Context } {
  if (query.ctes.length === 0) return { prefix: '', context: outer };
  const ctes = new Map(outer.ctes);
  const context = { ...outer, ctes };
  const parts = query.ctes.map((cte) => {
    if (query.recursive) ctes.set(cte.name, recursiveTable(cte, context));
    const inner = context.query(cte.query, context);
    ctes.set(cte.name, named(cte, inner));
    return `${identifier(cte.name)}(${inner.columns.map((_, at) => `"c${at + 1}"`).join(', ')}) AS (${inner.sql})`;
  });
  return { prefix: `WITH ${query.recursive ? 'RECURSIVE ' : ''}${parts.join(', ')} `, context };
}

function named(cte: Cte, query: CompiledQuery): ScopeTable {
  if (cte.columns.length === 0) return derivedTable(cte.name, query);
  const columns = query.columns.map((column, at) => ({ ...column, label: cte.columns[at] ?? column.label }));
  return derivedTable(cte.name, { ...query, columns });
}

/** What a recursive query sees of itself: the columns of its first part. */
function recursiveTable(cte: Cte, context: Context): ScopeTable {
  if (cte.query.body.kind !== 'union') return { alias: cte.name, columns: [] };
  const seed: Query = { ...cte.query, body: cte.query.body.left, order: [], limit: null };
  return named(cte, context.query(seed, context));
}

function draftOf(body: QueryBody, context: Context): Draft {
  switch (body.kind) {
    case 'select':
      return draftSelect(body, context);
    case 'union':
      return draftUnion(body, context);
    case 'nested': {
      const inner = context.query(body.query, context);
      const items = inner.columns.map(({ label, type }, at) => ({ label, value: compiled(`"c${at + 1}"`, type) }));
      const write = (types: readonly SqlType[]): string =>
        `SELECT ${itemTexts(items, types, false)} FROM (${inner.sql})`;
      return { items, write, orderBy: (order) => orderByLabels(order, items, context), single: inner.single };
    }
  }
}

function draftUnion(body: Extract<QueryBody, { kind: 'union' }>, context: Context): Draft {
  const [left, right] = [draftOf(body.left, context), draftOf(body.right, context)];
  if (left.items.length !== right.items.length) {
    throw mysqlError(1222, 'The used SELECT statements have a different number of columns');
  }
  const items = left.items.map(({ label, value }, at) => {
    const type = commonType([value.type, right.items[at]?.value.type ?? value.type]);
    return { label, value: compiled(`"c${at + 1}"`, type) };
  });
  const word = body.all ? 'UNION ALL' : 'UNION';
  const write = (types: readonly SqlType[]): string => `${left.write(types)} ${word} ${right.write(types)}`;
  return { items, write, orderBy: (order) => orderByLabels(order, items, context), single: false };
}

/** Around a UNION only its columns have names. */
function orderByLabels(order: readonly OrderItem[], items: Draft['items'], context: Context): string {
  return order
    .map(({ expression, descending }) => {
      const at = positionOf(expression, items);
      if (at === null) throw unsupported('ORDER BY an expression after UNION', context.text);
      return ordinal(items, at) + (descending ? ' DESC' : '');
    })
    .join(', ');
}

function draftSelect(select: Select, outer: Context): Draft {
  const scope = new Scope(outer.scope);
  const context: Context = { ...outer, scope };
  const tables = select.from === null ? null : compileFrom(select.from, context);
  lookUp(select, context);
  const where = select.where === null ? '' : ` WHERE ${inClause(context, 'WHERE', select.where).sql}`;
  const from = tables === null ? '' : ` FROM ${tables()}`;
  const expressions = select.items.flatMap((item) => (item.kind === 'item' ? [item.expression] : []));
  const groups = groupKeys(select, context);
  const isAggregated =
    select.group.length > 0 || [...expressions, ...(select.having === null ? [] : [select.having])].some(hasAggregate);
  if (select.having !== null && !isAggregated) throw unsupported('HAVING without groups', context.text);
  scope.allowsAggregates = true;
  if (isAggregated) scope.grouping = { keys: new Set(groups.map((group) => group.sql)), loose: [] };
  const items = selectItems(select, context);
  scope.aliases = items.map(({ label, value }) => ({ label, value }));
  const having = select.having === null ? '' : ` HAVING ${grouped(context, 'HAVING', select.having).sql}`;
  const group = groups.length === 0 ? '' : ` GROUP BY ${groups.map(sortable).join(', ')}`;
  const write = (types: readonly SqlType[]): string =>
    `SELECT ${select.distinct ? 'DISTINCT ' : ''}${itemTexts(items, types, select.distinct)}${from}${where}${group}${having}`;
  const single = (isAggregated && select.group.length === 0) || select.from === null;
  return {
    items,
    write,
    orderBy: (order) => orderBySelect(order, items, { context, distinct: select.distinct }),
    single,
  };
}

/** The select list before anything else, so that its unknown names are told first, as MySQL does. What it means is compiled later. */
function lookUp(select: Select, context: Context): void {
  context.scope.allowsAggregates = true;
  selectItems(select, context);
  context.scope.allowsAggregates = false;
}

function selectItems(select: Select, context: Context): { label: string; value: Compiled }[] {
  return select.items.flatMap((item) => {
    if (item.kind === 'item') return [{ label: item.label, value: grouped(context, 'SELECT', item.expression) }];
    const tables = context.scope.tables.filter((table) => item.table === null || table.alias === item.table);
    if (tables.length === 0)
      throw item.table === null
        ? mysqlError(1064, 'No tables used')
        : mysqlError(1051, `Unknown table '${item.table}'`);
    return tables.flatMap((table) =>
      table.columns.map((column) => {
        const reference: Expression = { kind: 'column', table: table.alias, name: column.name };
        return { label: column.name, value: grouped(context, 'SELECT', reference) };
      }),
    );
  });
}

/** GROUP BY takes columns, then aliases of the select list, then positions in it. */
function groupKeys(select: Select, context: Context): readonly Compiled[] {
  return select.group.map((expression) => {
    if (expression.kind === 'column' && expression.table === null && context.scope.findOwn(expression.name) === null) {
      const item = select.items.find(
        (each) => each.kind === 'item' && each.label.toLowerCase() === expression.name.toLowerCase(),
      );
      if (item?.kind === 'item') return inClause(context, 'GROUP BY', item.expression);
    }
    if (expression.kind === 'number') {
      const item = select.items[Number(expression.text) - 1];
      if (item?.kind !== 'item') throw unknownColumn(expression.text, 'GROUP BY');
      return inClause(context, 'GROUP BY', item.expression);
    }
    return inClause(context, 'GROUP BY', expression);
  });
}

function inClause(context: Context, clause: Clause, expression: Expression): Compiled {
  context.scope.clause = clause;
  return compileExpression(expression, context);
}

function grouped(context: Context, clause: Clause, expression: Expression): Compiled {
  const value = inClause(context, clause, expression);
  context.scope.assertGrouped();
  return value;
}

function orderBySelect(
  order: readonly OrderItem[],
  items: Draft['items'],
  { context, distinct }: { readonly context: Context; readonly distinct: boolean },
): string {
  return order
    .map(({ expression, descending }) => {
      const at = positionOf(expression, items);
      if (at !== null) return ordinal(items, at) + (descending ? ' DESC' : '');
      const value = grouped(context, 'ORDER BY', expression);
      if (distinct && !items.some((item) => item.value.sql === value.sql)) {
        throw mysqlError(
          3065,
          'Expression of ORDER BY clause is not in SELECT list; this is incompatible with DISTINCT',
        );
      }
      return sortable(value) + (descending ? ' DESC' : '');
    })
    .join(', ');
}

/** SQLite computes an expression without columns at once, and takes a whole number for the place of a column. */
function sortable(value: Compiled): string {
  return value.sql.includes('"') ? collated(value) : `(SELECT ${value.sql})`;
}

/** The place of a column named by its label or its number; null for any other expression. */
function positionOf(expression: Expression, items: Draft['items']): number | null {
  if (expression.kind === 'number') {
    const at = Number(expression.text) - 1;
    if (items[at] === undefined) throw unknownColumn(expression.text, 'ORDER BY');
    return at;
  }
  if (expression.kind !== 'column' || expression.table !== null) return null;
  const at = items.findIndex((item) => item.label.toLowerCase() === expression.name.toLowerCase());
  return at === -1 ? null : at;
}

function ordinal(items: Draft['items'], at: number): string {
  const value = items[at]?.value;
  return value !== undefined && isText(value.type) && !value.bare ? `${at + 1} COLLATE RTRIM` : String(at + 1);
}

function itemTexts(items: Draft['items'], types: readonly SqlType[], distinct: boolean): string {
  return items
    .map(({ value }, at) => {
      const sql = coerced(value, types[at] ?? value.type);
      return `${distinct ? collated({ ...value, sql }) : sql} AS "c${at + 1}"`;
    })
    .join(', ');
}

function limitText({ count, offset }: Limit, context: Context): string {
  const text = (value: Expression): string => {
    const type = value.kind === 'parameter' ? context.parameterTypes[value.index]?.kind : value.kind;
    if (type !== 'integer' && type !== 'number')
      throw mysqlError(1064, 'You have an error in your SQL syntax: LIMIT needs whole numbers');
    const { sql } = compileExpression(value, context);
    return value.kind === 'number' && !sql.startsWith('(') ? sql : `my_limit(${sql})`;
  };
  return `LIMIT ${text(count)}${offset === null ? '' : ` OFFSET ${text(offset)}`}`;
}
