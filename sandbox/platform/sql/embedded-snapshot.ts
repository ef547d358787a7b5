import { createStatement, findColumn, type Table } from './catalog.ts';
import { expressionType } from './column-types.ts';
import { storedValue, type Stored } from './column-values.ts';
import { identifier } from './compiled.ts';
import { engineSnapshotSchema, type EngineSnapshot } from './engine-snapshot.ts';
import { unsupported } from './mysql-errors.ts';
import { parseStatement } from './parse-statement.ts';
import { outputRows, outputValue, type Row } from './row-output.ts';
import { runDdl } from './run-ddl.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Every table with its rows, in the order of its primary key. */
export function dumpTables(database: SqliteDatabase): Readonly<Record<string, readonly Row[]>> {
  return Object.fromEntries(
    database.catalog.tables.map((table) => {
      const columns = table.columns.map((column) => ({ label: column.name, type: expressionType(column.type) }));
      return [table.name, outputRows(readRows(database, table), columns)];
    }),
  );
}

export function takeSnapshot(database: SqliteDatabase): EngineSnapshot {
  return {
    version: 1,
    tables: database.catalog.tables.map((table) => {
      const types = table.columns.map((column) => expressionType(column.type));
      return {
        name: table.name,
        ddl: createStatement(table),
        columns: table.columns.map((column) => column.name),
        rows: readRows(database, table).map((row) =>
          row.map((value, at) => outputValue(value, types[at] ?? { kind: 'null' })),
        ),
      };
    }),
  };
}

/** Replaces everything by a snapshot of this or the other engine. @throws ZodError for anything else. */
export function loadSnapshot(database: SqliteDatabase, snapshot: unknown): void {
  const { tables } = engineSnapshotSchema.parse(snapshot);
  database.transaction(() => {
    for (const table of database.catalog.tables) {
      database.exec(`DROP TABLE ${identifier(table.name)}`);
      database.catalog.remove(table.name);
    }
    for (const { ddl, name, columns, rows } of tables) {
      const { statement } = parseStatement(ddl);
      if (statement.kind !== 'create-table') throw unsupported('a snapshot without CREATE TABLE', ddl);
      runDdl(statement, database, ddl);
      insertRows(database, database.catalog.get(name), { columns, rows });
    }
  });
}

function insertRows(
  database: SqliteDatabase,
  table: Table,
  {
    columns,
    rows,
  }: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] },
): void {
  const found = columns.map((name) => findColumn(table, name)).filter((column) => column !== null);
  const names = found.map((column) => identifier(column.name)).join(', ');
  const insert = database.prepare(
    `INSERT INTO ${identifier(table.name)} (${names}) VALUES (${found.map(() => '?').join(', ')})`,
  );
  for (const row of rows) {
    insert.run(...found.map((column, at): Stored => storedValue(row[at] ?? null, column, 1)));
  }
}

function readRows(database: SqliteDatabase, table: Table): Stored[][] {
  const columns = table.columns.map((column) => identifier(column.name)).join(', ');
  const key = table.primary.length > 0 ? table.primary.map(identifier).join(', ') : 'rowid';
  return database
    .prepare(`SELECT ${columns} FROM ${identifier(table.name)} ORDER BY ${key}`)
    .all() as unknown as Stored[][];
}
