import { parseDdl } from './parse-ddl.ts';
import { parseQuery } from './parse-query.ts';
import { parseDelete, parseInsert, parseUpdate } from './parse-write.ts';
import type { Statement } from './syntax.ts';
import { TokenCursor } from './token-cursor.ts';

export interface ParsedStatement {
  readonly statement: Statement;
  /** How many `?` it has. */
  readonly parameters: number;
}

/**
 * One MySQL statement, with or without a semicolon at its end.
 * @throws SqlError 1064 for what is no MySQL, SANDBOX_UNSUPPORTED_SQL for what the embedded engine does not know.
 */
export function parseStatement(text: string): ParsedStatement {
  const cursor = new TokenCursor(text, parseQuery);
  const statement = parseOne(cursor);
  cursor.take(';');
  if (cursor.peek().kind !== 'end') throw cursor.fail();
  return { statement, parameters: cursor.parameters };
}

function parseOne(cursor: TokenCursor): Statement {
  if (cursor.is('SELECT') || cursor.is('WITH') || cursor.is('(')) return { kind: 'select', query: parseQuery(cursor) };
  if (cursor.is('INSERT')) return parseInsert(cursor);
  if (cursor.is('UPDATE')) return parseUpdate(cursor);
  if (cursor.is('DELETE')) return parseDelete(cursor);
  if (cursor.take('SHOW')) return parseShow(cursor);
  if (cursor.takeOneOf('DESCRIBE', 'DESC') !== null) return { kind: 'show-columns', table: cursor.name() };
  for (const verb of [
    'REPLACE',
    'EXPLAIN',
    'ANALYZE',
    'CALL',
    'SET',
    'BEGIN',
    'START',
    'COMMIT',
    'ROLLBACK',
    'TABLE',
    'VALUES',
  ]) {
    if (cursor.is(verb)) throw cursor.refuse(`${verb} statements`);
  }
  const ddl = parseDdl(cursor);
  if (ddl === null) throw cursor.fail();
  return ddl;
}

function parseShow(cursor: TokenCursor): Statement {
  if (cursor.take('TABLES')) return { kind: 'show-tables', like: cursor.take('LIKE') ? cursor.string() : null };
  if (cursor.take('COLUMNS', 'FROM') || cursor.take('FIELDS', 'FROM'))
    return { kind: 'show-columns', table: cursor.name() };
  if (cursor.take('CREATE', 'TABLE')) return { kind: 'show-create', table: cursor.name() };
  throw cursor.refuse('this SHOW');
}
