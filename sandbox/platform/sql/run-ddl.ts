import { autoIncrementOf, findColumn, type Column, type Key, type Table } from './catalog.ts';
import { expressionType, storageType } from './column-types.ts';
import { compiled, identifier, literal } from './compiled.ts';
import { storedText } from './compile-write.ts';
import { mysqlError } from './mysql-errors.ts';
import type { SqliteDatabase } from './sqlite-database.ts';
import type { DdlStatement } from './table-syntax.ts';
import { changedTable, declaredTable } from './table-changes.ts';

/** Forge allows an installation this many tables. */
export const MAX_TABLES = 200;

/** Runs one CREATE, DROP, ALTER, TRUNCATE or RENAME. */
export function runDdl(statement: DdlStatement, database: SqliteDatabase, text: string): void {
  const { catalog } = database;
  switch (statement.kind) {
    case 'create-table':
      if (catalog.find(statement.table) !== null) {
        if (statement.ifNotExists) return;
        throw mysqlError(1050, `Table '${statement.table}' already exists`);
      }
      create(declaredTable(statement, text), database, statement.autoIncrement);
      return;
    case 'drop-table':
      drop(statement.tables, statement.ifExists, database);
      return;
    case 'truncate': {
      const { name } = catalog.get(statement.table);
      database.exec(`DELETE FROM ${identifier(name)}`);
      resetSequence(database, name);
      return;
    }
    case 'rename-table':
      rebuild(catalog.get(statement.table), { ...catalog.get(statement.table), name: statement.to }, database);
      return;
    case 'alter-table': {
      const before = catalog.get(statement.table);
      let after = before;
      for (const change of statement.changes) after = changedTable(after, change, text);
      if (after !== before) replace(before, after, database);
    }
  }
}

export function create(table: Table, database: SqliteDatabase, autoIncrement: number | null): void {
  const { catalog } = database;
  if (catalog.tables.length >= MAX_TABLES)
    throw mysqlError(1114, `An installation may have at most ${MAX_TABLES} tables`);
  database.exec(createText(table));
  for (const key of table.keys) database.exec(keyText(table, key));
  if (autoIncrement !== null && autoIncrementOf(table) !== null) {
    database.exec(`INSERT INTO sqlite_sequence (name, seq) VALUES (${literal(table.name)}, ${autoIncrement - 1})`);
  }
  catalog.put(table);
}

function drop(names: readonly string[], ifExists: boolean, database: SqliteDatabase): void {
  for (const name of names) {
    if (database.catalog.find(name) === null) {
      if (ifExists) continue;
      throw mysqlError(1051, `Unknown table '${database.catalog.schema}.${name}'`);
    }
    database.exec(`DROP TABLE ${identifier(name)}`);
    database.catalog.remove(name);
  }
}

/** Keys alone are made and dropped in place; anything else makes the table anew. */
function replace(before: Table, after: Table, database: SqliteDatabase): void {
  const isSameBody = before.columns === after.columns && before.primary === after.primary && before.name === after.name;
  if (!isSameBody) {
    rebuild(before, after, database);
    return;
  }
  for (const key of before.keys) if (!after.keys.includes(key)) database.exec(`DROP INDEX ${keyName(before, key)}`);
  for (const key of after.keys) if (!before.keys.includes(key)) database.exec(keyText(after, key));
  database.catalog.put(after);
}

function rebuild(before: Table, after: Table, database: SqliteDatabase): void {
  const { catalog } = database;
  if (after.name !== before.name && catalog.find(after.name) !== null)
    throw mysqlError(1050, `Table '${after.name}' already exists`);
  const temporary: Table = { ...after, name: ` ${after.name}` };
  database.exec(createText(temporary));
  const columns = after.columns.map((column) => identifier(column.name)).join(', ');
  const values = after.columns
    .map((column, at) => copiedText(column, originOf(before, after, { column, at }), database))
    .join(', ');
  database.exec(
    `INSERT INTO ${identifier(temporary.name)} (${columns}) SELECT ${values} FROM ${identifier(before.name)}`,
  );
  database.exec(`DROP TABLE ${identifier(before.name)}`);
  database.exec(`ALTER TABLE ${identifier(temporary.name)} RENAME TO ${identifier(after.name)}`);
  for (const key of after.keys) database.exec(keyText(after, key));
  if (after.name !== before.name) catalog.remove(before.name);
  catalog.put(after);
}

/** The column a column comes from: itself, or under its former name the one no longer there in its place. */
function originOf(
  before: Table,
  after: Table,
  { column, at }: { readonly column: Column; readonly at: number },
): Column | null {
  const same = findColumn(before, column.name);
  if (same !== null) return same;
  const there = before.columns[at];
  const isRenamed =
    before.columns.length === after.columns.length && there !== undefined && findColumn(after, there.name) === null;
  return isRenamed ? there : null;
}

function copiedText(column: Column, origin: Column | null, database: SqliteDatabase): string {
  if (origin !== null) {
    return storedText(
      { sql: identifier(origin.name), type: expressionType(origin.type), bare: true },
      column,
      database,
    );
  }
  const value = column.default;
  if (value.kind === 'now') return `my_now(${value.fraction})`;
  if (value.kind === 'constant') {
    const written =
      value.value === null ? 'NULL' : typeof value.value === 'string' ? literal(value.value) : String(value.value);
    return value.value === null ? written : `my_store(${written}, ${database.numberOf(column)})`;
  }
  // Rows that were there before get the type's own zero, as in MySQL.
  return column.nullable ? 'NULL' : compiled(storageType(column.type) === 'TEXT' ? "''" : '0', { kind: 'null' }).sql;
}

function createText(table: Table): string {
  const auto = autoIncrementOf(table);
  const columns = table.columns.map((column) => {
    if (column === auto) return `${identifier(column.name)} INTEGER PRIMARY KEY AUTOINCREMENT`;
    return `${identifier(column.name)} ${storageType(column.type)} COLLATE RTRIM${column.nullable ? '' : ' NOT NULL'}`;
  });
  const hasKey = auto === null && table.primary.length > 0;
  if (hasKey) columns.push(`PRIMARY KEY (${table.primary.map(identifier).join(', ')})`);
  return `CREATE TABLE ${identifier(table.name)} (${columns.join(', ')})${hasKey ? ' WITHOUT ROWID' : ''}`;
}

function keyText(table: Table, key: Key): string {
  const columns = key.columns.map(({ name, descending }) => identifier(name) + (descending ? ' DESC' : '')).join(', ');
  return `CREATE ${key.unique ? 'UNIQUE ' : ''}INDEX ${keyName(table, key)} ON ${identifier(table.name)} (${columns})`;
}

/** Key names belong to their table in MySQL, but to the database in SQLite. */
function keyName(table: Table, key: Key): string {
  return identifier(`${table.name}.${key.name}`);
}

function resetSequence(database: SqliteDatabase, table: string): void {
  if (autoIncrementOf(database.catalog.get(table)) !== null) {
    database.exec(`DELETE FROM sqlite_sequence WHERE name = ${literal(table)}`);
  }
}
