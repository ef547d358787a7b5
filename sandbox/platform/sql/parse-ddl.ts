import { parseColumn, parseCreateTable, parseKey, parseKeyColumns, parseKeyOptions } from './parse-table.ts';
import type { ColumnPosition, DdlStatement, KeyDefinition, TableChange } from './table-syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** CREATE, DROP, ALTER, TRUNCATE, RENAME; or null when the statement is none of these. */
export function parseDdl(cursor: TokenCursor): DdlStatement | null {
  if (cursor.take('CREATE', 'TABLE')) return parseCreateTable(cursor);
  if (cursor.is('CREATE', 'UNIQUE') || cursor.is('CREATE', 'INDEX')) return parseCreateIndex(cursor);
  if (cursor.take('DROP', 'TABLE')) {
    const ifExists = cursor.take('IF', 'EXISTS');
    return { kind: 'drop-table', ifExists, tables: cursor.commaSeparated(() => cursor.name()) };
  }
  if (cursor.take('DROP', 'INDEX')) {
    const ifExists = cursor.take('IF', 'EXISTS');
    const name = cursor.name();
    cursor.expect('ON');
    return { kind: 'alter-table', table: cursor.name(), changes: [{ kind: 'drop-key', name, ifExists }] };
  }
  if (cursor.take('TRUNCATE')) {
    cursor.take('TABLE');
    return { kind: 'truncate', table: cursor.name() };
  }
  if (cursor.take('RENAME', 'TABLE')) {
    const table = cursor.name();
    cursor.expect('TO');
    return { kind: 'rename-table', table, to: cursor.name() };
  }
  if (cursor.take('ALTER', 'TABLE')) {
    return { kind: 'alter-table', table: cursor.name(), changes: cursor.commaSeparated(() => parseChange(cursor)) };
  }
  for (const verb of ['CREATE', 'DROP', 'ALTER']) {
    if (cursor.is(verb)) throw cursor.refuse(`${verb} of anything but tables and indexes`);
  }
  return null;
}

function parseCreateIndex(cursor: TokenCursor): DdlStatement {
  cursor.expect('CREATE');
  const unique = cursor.take('UNIQUE');
  cursor.expect('INDEX');
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.name();
  cursor.take('USING', 'BTREE');
  cursor.expect('ON');
  const table = cursor.name();
  const columns = parseKeyColumns(cursor);
  parseKeyOptions(cursor);
  const key: KeyDefinition = { kind: 'key', name, unique, columns, ifNotExists };
  return { kind: 'alter-table', table, changes: [{ kind: 'add-key', key }] };
}

function parseChange(cursor: TokenCursor): TableChange {
  if (cursor.take('ADD')) return parseAddition(cursor);
  if (cursor.take('DROP')) return parseRemoval(cursor);
  if (cursor.take('MODIFY')) {
    cursor.take('COLUMN');
    const column = parseColumn(cursor);
    return { kind: 'modify-column', name: column.name, column, position: parsePosition(cursor) };
  }
  if (cursor.take('CHANGE')) {
    cursor.take('COLUMN');
    const name = cursor.name();
    return { kind: 'modify-column', name, column: parseColumn(cursor), position: parsePosition(cursor) };
  }
  if (cursor.take('RENAME', 'COLUMN')) {
    const name = cursor.name();
    cursor.expect('TO');
    return { kind: 'rename-column', name, to: cursor.name() };
  }
  if (cursor.take('RENAME')) {
    if (cursor.is('INDEX') || cursor.is('KEY')) throw cursor.refuse('RENAME INDEX');
    if (!cursor.take('TO')) cursor.take('AS');
    return { kind: 'rename', to: cursor.name() };
  }
  throw cursor.refuse('this ALTER TABLE');
}

function parseAddition(cursor: TokenCursor): TableChange {
  const constraint = cursor.take('CONSTRAINT') ? cursor.name() : null;
  if (cursor.take('PRIMARY', 'KEY')) return { kind: 'add-primary', columns: parseKeyColumns(cursor) };
  if (cursor.is('KEY') || cursor.is('INDEX') || cursor.is('UNIQUE'))
    return { kind: 'add-key', key: parseKey(cursor, constraint) };
  if (constraint !== null || cursor.is('FULLTEXT') || cursor.is('CHECK')) throw cursor.refuse('this constraint');
  cursor.take('COLUMN');
  if (cursor.is('(')) throw cursor.refuse('ADD COLUMN with a list');
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const column = parseColumn(cursor);
  if (column.primary || column.unique) throw cursor.refuse('a key in ADD COLUMN; add it by ADD KEY');
  return { kind: 'add-column', column, position: parsePosition(cursor), ifNotExists };
}

function parseRemoval(cursor: TokenCursor): TableChange {
  if (cursor.take('PRIMARY', 'KEY')) return { kind: 'drop-primary' };
  if (cursor.takeOneOf('KEY', 'INDEX') !== null) {
    const ifExists = cursor.take('IF', 'EXISTS');
    return { kind: 'drop-key', name: cursor.name(), ifExists };
  }
  if (cursor.is('CONSTRAINT') || cursor.is('FOREIGN')) throw cursor.refuse('DROP CONSTRAINT');
  cursor.take('COLUMN');
  const ifExists = cursor.take('IF', 'EXISTS');
  return { kind: 'drop-column', name: cursor.name(), ifExists };
}

function parsePosition(cursor: TokenCursor): ColumnPosition | null {
  if (cursor.take('FIRST')) return { kind: 'first' };
  return cursor.take('AFTER') ? { kind: 'after', column: cursor.name() } : null;
}
