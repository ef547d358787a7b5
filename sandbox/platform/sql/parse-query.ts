import { parseExpression, parseOrderItems } from './parse-expression.ts';
import type { Cte, From, Limit, Query, QueryBody, Select, SelectItem } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** A SELECT with everything around it: WITH, UNION, ORDER BY, LIMIT. */
export function parseQuery(cursor: TokenCursor): Query {
  const { ctes, recursive } = parseWith(cursor);
  const body = parseUnion(cursor);
  const order = cursor.take('ORDER', 'BY') ? parseOrderItems(cursor) : [];
  const limit = parseLimit(cursor);
  if (cursor.is('FOR') || cursor.is('LOCK')) throw cursor.refuse('locking reads');
  if (cursor.is('INTO')) throw cursor.refuse('SELECT … INTO');
  // A query in parentheses alone is that query; one more level would only hide its ORDER BY.
  if (body.kind === 'nested' && order.length === 0 && limit === null && ctes.length === 0) return body.query;
  return { ctes, recursive, body, order, limit };
}

function parseWith(cursor: TokenCursor): { readonly ctes: readonly Cte[]; readonly recursive: boolean } {
  if (!cursor.take('WITH')) return { ctes: [], recursive: false };
  const recursive = cursor.take('RECURSIVE');
  const ctes = cursor.commaSeparated(() => {
    const name = cursor.name();
    const columns = cursor.is('(') ? cursor.list(() => cursor.name()) : [];
    cursor.expect('AS', '(');
    const query = parseQuery(cursor);
    cursor.expect(')');
    return { name, columns, query };
  });
  return { ctes, recursive };
}

function parseUnion(cursor: TokenCursor): QueryBody {
  let left = parseBody(cursor);
  for (;;) {
    if (cursor.is('EXCEPT') || cursor.is('INTERSECT')) throw cursor.refuse('EXCEPT and INTERSECT');
    if (!cursor.take('UNION')) return left;
    const all = cursor.take('ALL');
    if (!all) cursor.take('DISTINCT');
    left = { kind: 'union', all, left, right: parseBody(cursor) };
  }
}

function parseBody(cursor: TokenCursor): QueryBody {
  if (!cursor.take('(')) return parseSelect(cursor);
  const query = parseQuery(cursor);
  cursor.expect(')');
  return { kind: 'nested', query };
}

export function parseSelect(cursor: TokenCursor): Select {
  cursor.expect('SELECT');
  const distinct = cursor.takeOneOf('DISTINCT', 'DISTINCTROW') !== null;
  if (!distinct) cursor.take('ALL');
  const items = cursor.commaSeparated(() => parseItem(cursor));
  const from = cursor.take('FROM') ? parseFrom(cursor) : null;
  const where = cursor.take('WHERE') ? parseExpression(cursor) : null;
  const group = cursor.take('GROUP', 'BY') ? cursor.commaSeparated(() => parseExpression(cursor)) : [];
  if (cursor.is('WITH', 'ROLLUP')) throw cursor.refuse('WITH ROLLUP');
  const having = cursor.take('HAVING') ? parseExpression(cursor) : null;
  if (cursor.is('WINDOW')) throw cursor.refuse('named windows');
  return { kind: 'select', distinct, items, from, where, group, having };
}

function parseItem(cursor: TokenCursor): SelectItem {
  if (cursor.take('*')) return { kind: 'star', table: null };
  if (cursor.isName() && cursor.peek(1).value === '.' && cursor.peek(2).value === '*') {
    const table = cursor.name();
    cursor.expect('.', '*');
    return { kind: 'star', table };
  }
  const start = cursor.peek();
  const expression = parseExpression(cursor);
  const end = cursor.peek(-1).end;
  const alias = parseAlias(cursor);
  // Without an alias a column is called by its name, a string by its content, anything else by its own text.
  const written = cursor.text.slice(start.start, end);
  const label =
    alias ??
    (expression.kind === 'column' ? expression.name : expression.kind === 'string' ? expression.value : written);
  return { kind: 'item', expression, label, alias };
}

function parseAlias(cursor: TokenCursor): string | null {
  if (cursor.take('AS')) return cursor.peek().kind === 'string' ? cursor.string() : cursor.name();
  if (cursor.peek().kind === 'string') return cursor.string();
  return cursor.isName() ? cursor.name() : null;
}

function parseFrom(cursor: TokenCursor): From | null {
  if (cursor.take('DUAL')) return null;
  let left = parseJoins(cursor);
  while (cursor.take(',')) {
    left = { kind: 'join', type: 'CROSS', left, right: parseJoins(cursor), on: null, using: [] };
  }
  return left;
}

function parseJoins(cursor: TokenCursor): From {
  let left = parseTable(cursor);
  for (;;) {
    const type = parseJoinType(cursor);
    if (type === null) return left;
    const right = parseTable(cursor);
    const on = cursor.take('ON') ? parseExpression(cursor) : null;
    const using = on === null && cursor.take('USING') ? cursor.list(() => cursor.name()) : [];
    const isOuter = type === 'LEFT' || type === 'RIGHT';
    if (isOuter && on === null && using.length === 0) throw cursor.fail();
    left = { kind: 'join', type, left, right, on, using };
  }
}

function parseJoinType(cursor: TokenCursor): 'INNER' | 'LEFT' | 'RIGHT' | 'CROSS' | null {
  if (cursor.is('NATURAL') || cursor.is('STRAIGHT_JOIN')) throw cursor.refuse('NATURAL and STRAIGHT_JOIN');
  if (cursor.take('JOIN') || cursor.take('INNER', 'JOIN')) return 'INNER';
  if (cursor.take('CROSS', 'JOIN')) return 'CROSS';
  const side = cursor.takeOneOf('LEFT', 'RIGHT');
  if (side === null) return null;
  cursor.take('OUTER');
  cursor.expect('JOIN');
  return side;
}

function parseTable(cursor: TokenCursor): From {
  if (cursor.is('LATERAL')) throw cursor.refuse('LATERAL');
  if (cursor.take('(')) {
    if (cursor.is('SELECT') || cursor.is('WITH') || cursor.is('(')) {
      const query = parseQuery(cursor);
      cursor.expect(')');
      const alias = parseAlias(cursor);
      if (alias === null) throw cursor.fail();
      return { kind: 'derived', query, alias };
    }
    const joined = parseJoins(cursor);
    cursor.expect(')');
    return joined;
  }
  const first = cursor.name();
  const second = cursor.take('.') ? cursor.name() : null;
  const name = second ?? first;
  const alias = parseAlias(cursor) ?? name;
  if (cursor.is('USE') || cursor.is('FORCE') || cursor.is('IGNORE')) throw cursor.refuse('index hints');
  return { kind: 'table', schema: second === null ? null : first, name, alias };
}

export function parseLimit(cursor: TokenCursor): Limit | null {
  if (!cursor.take('LIMIT')) return null;
  const first = parseExpression(cursor);
  if (cursor.take(',')) return { offset: first, count: parseExpression(cursor) };
  const offset = cursor.take('OFFSET') ? parseExpression(cursor) : null;
  return { count: first, offset };
}
