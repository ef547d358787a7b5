import { parseExpression, parseOrderItems } from './parse-expression.ts';
import { parseLimit, parseQuery } from './parse-query.ts';
import type { Assignment, Expression, Insert, OrderItem, Statement } from './syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** INSERT. */
export function parseInsert(cursor: TokenCursor): Insert {
  const ignore = parseModifiers(cursor, 'INSERT');
  cursor.take('INTO');
  const table = cursor.name();
  if (cursor.take('SET')) {
    const assignments = parseAssignments(cursor);
    const source = { kind: 'values', rows: [assignments.map((each) => each.value)] } as const;
    const columns = assignments.map((each) => each.column);
    return { kind: 'insert', table, columns, source, ignore, onDuplicate: parseOnDuplicate(cursor) };
  }
  const columns = parseColumns(cursor);
  const source = parseSource(cursor);
  if (cursor.is('AS')) throw cursor.refuse('row aliases in INSERT');
  return { kind: 'insert', table, columns, source, ignore, onDuplicate: parseOnDuplicate(cursor) };
}

function parseColumns(cursor: TokenCursor): readonly string[] | null {
  if (!cursor.is('(') || cursor.is('(', 'SELECT') || cursor.is('(', 'WITH')) return null;
  if (cursor.take('(', ')')) return [];
  return cursor.list(() => cursor.name());
}

function parseSource(cursor: TokenCursor): Insert['source'] {
  if (cursor.takeOneOf('VALUES', 'VALUE') === null) return { kind: 'query', query: parseQuery(cursor) };
  const rows = cursor.commaSeparated((): readonly Expression[] => {
    if (cursor.take('(', ')')) return [];
    return cursor.list(() => parseExpression(cursor));
  });
  return { kind: 'values', rows };
}

function parseOnDuplicate(cursor: TokenCursor): readonly Assignment[] {
  return cursor.take('ON', 'DUPLICATE', 'KEY', 'UPDATE') ? parseAssignments(cursor) : [];
}

function parseAssignments(cursor: TokenCursor): readonly Assignment[] {
  return cursor.commaSeparated(() => {
    let column = cursor.name();
    // In a statement on one table its name or alias before the column changes nothing.
    if (cursor.take('.')) column = cursor.name();
    cursor.expect('=');
    return { column, value: parseExpression(cursor) };
  });
}

/** UPDATE of one table. */
export function parseUpdate(cursor: TokenCursor): Statement {
  if (parseModifiers(cursor, 'UPDATE')) throw cursor.refuse('UPDATE IGNORE');
  const table = cursor.name();
  cursor.take('AS');
  const alias = cursor.isName() ? cursor.name() : table;
  if (!cursor.take('SET')) throw cursor.refuse('UPDATE of more than one table');
  const assignments = parseAssignments(cursor);
  return { kind: 'update', table, alias, assignments, ...parseSelection(cursor) };
}

/** DELETE from one table. */
export function parseDelete(cursor: TokenCursor): Statement {
  if (parseModifiers(cursor, 'DELETE')) throw cursor.refuse('DELETE IGNORE');
  if (!cursor.take('FROM')) throw cursor.refuse('DELETE from more than one table');
  const table = cursor.name();
  cursor.take('AS');
  const alias = cursor.isName() ? cursor.name() : table;
  if (cursor.is(',') || cursor.is('USING') || cursor.is('JOIN')) throw cursor.refuse('DELETE from more than one table');
  return { kind: 'delete', table, alias, ...parseSelection(cursor) };
}

interface Selection {
  readonly where: Expression | null;
  readonly order: readonly OrderItem[];
  readonly limit: Expression | null;
}

function parseSelection(cursor: TokenCursor): Selection {
  const where = cursor.take('WHERE') ? parseExpression(cursor) : null;
  const order = cursor.take('ORDER', 'BY') ? parseOrderItems(cursor) : [];
  const limit = parseLimit(cursor);
  if (limit !== null && limit.offset !== null) throw cursor.fail();
  return { where, order, limit: limit?.count ?? null };
}

/** The verb and what may follow it. Gives whether IGNORE was there. */
function parseModifiers(cursor: TokenCursor, verb: string): boolean {
  cursor.expect(verb);
  const modifier = cursor.takeOneOf('LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED', 'QUICK');
  if (modifier !== null) throw cursor.refuse(modifier);
  return cursor.take('IGNORE');
}
