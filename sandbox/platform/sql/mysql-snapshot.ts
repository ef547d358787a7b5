import type { Connection, RowDataPacket } from 'mysql2/promise';
import { createStatement, type Table } from './catalog.ts';
import { engineSnapshotSchema, type EngineSnapshot } from './engine-snapshot.ts';
import { unsupported } from './mysql-errors.ts';
import { parseStatement } from './parse-statement.ts';
import { declaredTable } from './table-changes.ts';

/** Rows inserted by one statement; far below what a server takes in one packet. */
const ROWS_AT_ONCE = 500;

/** Every table with its rows, in the order of its primary key. */
export async function dumpDatabase(
  connection: Connection,
): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>> {
  const dump: Record<string, readonly Record<string, unknown>[]> = {};
  for (const table of await readTables(connection)) {
    dump[table.name] = (await readRows(connection, table)).map((row) => ({ ...row }));
  }
  return dump;
}

export async function snapshotDatabase(connection: Connection): Promise<EngineSnapshot> {
  const tables = [];
  for (const table of await readTables(connection)) {
    const columns = table.columns.map((column) => column.name);
    const rows = await readRows(connection, table);
    tables.push({
      name: table.name,
      ddl: createStatement(table),
      columns,
      rows: rows.map((row) => columns.map((column): string | number | null => row[column] ?? null)),
    });
  }
  return { version: 1, tables };
}

/** Replaces everything by a snapshot of this or the other engine. @throws ZodError for anything else. */
export async function loadDatabase(connection: Connection, snapshot: unknown): Promise<void> {
  const { tables } = engineSnapshotSchema.parse(snapshot);
  for (const name of await tableNames(connection)) await connection.query('DROP TABLE ??', [name]);
  for (const { name, ddl, columns, rows } of tables) {
    await connection.query(ddl);
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await connection.query('INSERT INTO ?? (??) VALUES ?', [name, columns, rows.slice(at, at + ROWS_AT_ONCE)]);
    }
  }
}

/**
 * Bytes of the pages of all tables and their indexes, written anew. Forge SQL keeps rows and entries sorted in files that are
 * written whole; pages that stand half empty because entries came in another order than theirs are this server's own.
 */
export async function storedBytes(connection: Connection): Promise<number> {
  for (const name of await tableNames(connection)) await connection.query('OPTIMIZE TABLE ??', [name]);
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT SUM(DATA_LENGTH + INDEX_LENGTH) AS bytes FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = DATABASE()',
  );
  return Number(rows[0]?.['bytes'] ?? 0);
}

async function tableNames(connection: Connection): Promise<readonly string[]> {
  const [rows] = await connection.query<RowDataPacket[]>('SHOW TABLES');
  return rows.map((row) => String(Object.values(row)[0]));
}

/** The tables in the words both engines share, whatever the server calls a type by itself. */
async function readTables(connection: Connection): Promise<readonly Table[]> {
  const tables = [];
  for (const name of await tableNames(connection)) {
    const [rows] = await connection.query<RowDataPacket[]>('SHOW CREATE TABLE ??', [name]);
    const ddl = String(rows[0]?.['Create Table']);
    const { statement } = parseStatement(ddl);
    if (statement.kind !== 'create-table') throw unsupported('this table', ddl);
    tables.push(declaredTable(statement, ddl));
  }
  return tables;
}

async function readRows(
  connection: Connection,
  table: Table,
): Promise<readonly Record<string, string | number | null>[]> {
  const order = table.primary.length === 0 ? '' : ' ORDER BY ??';
  const [rows] = await connection.query<RowDataPacket[]>(`SELECT * FROM ??${order}`, [table.name, table.primary]);
  return rows;
}
