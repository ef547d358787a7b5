import { parseExpression } from './parse-expression.ts';
import { parseTypeName } from './parse-type.ts';
import type { Expression, TypeName } from './syntax.ts';
import type { ColumnDefinition, DdlStatement, KeyColumn, KeyDefinition, TablePart } from './table-syntax.ts';
import type { TokenCursor } from './token-cursor.ts';

/** CREATE TABLE, after these words. */
export function parseCreateTable(cursor: TokenCursor): DdlStatement {
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const table = cursor.name();
  if (cursor.is('LIKE') || cursor.is('AS') || cursor.is('SELECT'))
    throw cursor.refuse('CREATE TABLE from another table');
  const parts = cursor.list(() => parsePart(cursor)).flat();
  const autoIncrement = parseTableOptions(cursor);
  return { kind: 'create-table', table, ifNotExists, parts, autoIncrement };
}

function parsePart(cursor: TokenCursor): readonly TablePart[] {
  if (cursor.take('CONSTRAINT')) {
    const name = cursor.isName() ? cursor.name() : null;
    if (cursor.is('PRIMARY')) return parsePart(cursor);
    if (!cursor.is('UNIQUE')) throw cursor.refuse('this constraint');
    return [parseKey(cursor, name)];
  }
  if (cursor.take('PRIMARY', 'KEY')) {
    cursor.take('USING', 'BTREE');
    const columns = parseKeyColumns(cursor);
    parseKeyOptions(cursor);
    return [{ kind: 'primary', columns }];
  }
  if (cursor.is('KEY') || cursor.is('INDEX') || cursor.is('UNIQUE')) return [parseKey(cursor, null)];
  if (cursor.is('FULLTEXT') || cursor.is('SPATIAL') || cursor.is('CHECK')) throw cursor.refuse(cursor.peek().value);
  const column = parseColumn(cursor);
  const primary: TablePart[] = column.primary ? [{ kind: 'primary', columns: [keyColumn(column.name)] }] : [];
  const unique: TablePart[] = column.unique
    ? [{ kind: 'key', name: null, unique: true, columns: [keyColumn(column.name)], ifNotExists: false }]
    : [];
  return [{ kind: 'column', column }, ...primary, ...unique];
}

const keyColumn = (name: string): KeyColumn => ({ name, length: null, descending: false });

/** `[UNIQUE] KEY name (columns)`. */
export function parseKey(cursor: TokenCursor, constraint: string | null): KeyDefinition {
  const unique = cursor.take('UNIQUE');
  const hasWord = cursor.takeOneOf('KEY', 'INDEX') !== null;
  if (!unique && !hasWord) throw cursor.fail();
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  const name = cursor.isName() ? cursor.name() : constraint;
  cursor.take('USING', 'BTREE');
  const columns = parseKeyColumns(cursor);
  parseKeyOptions(cursor);
  return { kind: 'key', name, unique, columns, ifNotExists };
}

export function parseKeyColumns(cursor: TokenCursor): readonly KeyColumn[] {
  return cursor.list(() => {
    if (cursor.is('(')) throw cursor.refuse('keys on expressions');
    const name = cursor.name();
    const length = cursor.take('(') ? cursor.integer() : null;
    if (length !== null) cursor.expect(')');
    const descending = cursor.take('DESC');
    if (!descending) cursor.take('ASC');
    return { name, length, descending };
  });
}

export function parseKeyOptions(cursor: TokenCursor): void {
  for (;;) {
    if (cursor.take('USING', 'BTREE')) continue;
    if (cursor.take('COMMENT')) cursor.string();
    else return;
  }
}

/** One column with its attributes, in any order. */
export function parseColumn(cursor: TokenCursor): ColumnDefinition {
  const name = cursor.name();
  const found = {
    type: parseTypeName(cursor),
    nullable: null as boolean | null,
    default: null as Expression | null,
    autoIncrement: false,
    primary: false,
    unique: false,
    comment: '',
  };
  for (;;) {
    if (cursor.take('NOT', 'NULL')) found.nullable = false;
    else if (cursor.take('NULL')) found.nullable = true;
    else if (cursor.take('DEFAULT')) found.default = parseDefault(cursor);
    else if (cursor.take('AUTO_INCREMENT')) found.autoIncrement = true;
    else if (cursor.take('UNIQUE')) found.unique = cursor.take('KEY') || true;
    else if (cursor.take('PRIMARY', 'KEY') || cursor.take('KEY')) found.primary = true;
    else if (cursor.take('COMMENT')) found.comment = cursor.string();
    else if (takeJsonCheck(cursor, name)) found.type = JSON_TYPE;
    else if (!takeKnownAttribute(cursor)) return { name, ...found };
  }
}

const JSON_TYPE: TypeName = { name: 'JSON', sizes: [], unsigned: false };

/** MariaDB words a JSON column as a LONGTEXT that is checked. */
function takeJsonCheck(cursor: TokenCursor, column: string): boolean {
  if (!cursor.take('CHECK', '(', 'JSON_VALID', '(')) return false;
  if (cursor.name() !== column) throw cursor.refuse('CHECK');
  cursor.expect(')', ')');
  return true;
}

/** Attributes that say what is so anyway. Anything else must not be dropped in silence. */
function takeKnownAttribute(cursor: TokenCursor): boolean {
  if (cursor.take('CHARACTER', 'SET') || cursor.take('CHARSET')) return assertWord(cursor, 'UTF8MB4');
  if (cursor.take('COLLATE')) return assertWord(cursor, 'UTF8MB4_BIN');
  for (const word of [
    'AUTO_RANDOM',
    'REFERENCES',
    'GENERATED',
    'AS',
    'ON',
    'CHECK',
    'VIRTUAL',
    'STORED',
    'INVISIBLE',
  ]) {
    if (cursor.is(word)) throw cursor.refuse(`the column attribute ${word}`);
  }
  return false;
}

function assertWord(cursor: TokenCursor, wanted: string): true {
  const token = cursor.next();
  if (token.value.toUpperCase() !== wanted)
    throw cursor.refuse(`${token.text}: the database is ${wanted.toLowerCase()}`);
  return true;
}

function parseDefault(cursor: TokenCursor): Expression {
  const value = parseExpression(cursor);
  const isNow = value.kind === 'call' && (value.name === 'CURRENT_TIMESTAMP' || value.name === 'NOW');
  const isConstant = ['number', 'string', 'null', 'boolean'].includes(value.kind);
  if (!isNow && !isConstant) throw cursor.refuse('a default that is no constant');
  return value;
}

function parseTableOptions(cursor: TokenCursor): number | null {
  let autoIncrement: number | null = null;
  for (;;) {
    cursor.take(',');
    cursor.take('DEFAULT');
    const option = cursor.takeOneOf(
      'ENGINE',
      'CHARSET',
      'CHARACTER',
      'COLLATE',
      'COMMENT',
      'AUTO_INCREMENT',
      'ROW_FORMAT',
    );
    if (option === null) return autoIncrement;
    if (option === 'CHARACTER') cursor.expect('SET');
    cursor.take('=');
    if (option === 'AUTO_INCREMENT') autoIncrement = cursor.integer();
    else if (option === 'CHARSET' || option === 'CHARACTER') assertWord(cursor, 'UTF8MB4');
    else if (option === 'COLLATE') assertWord(cursor, 'UTF8MB4_BIN');
    else cursor.next();
  }
}
