import { z } from 'zod';
import type { ExecuteSql, Statement } from './database';
import { TABLES } from './migrations';
import type { TableDefinition } from './table-definition';

/** Version 0 stands for "nobody has saved yet": readers take the defaults of their own release, not a stored copy of them. */
const FIRST_SETTINGS: Statement = {
  sql: "INSERT IGNORE INTO settings (id, version, document, saved_by, saved_at) VALUES (1, 0, '{}', NULL, 0)",
  parameters: [],
  kind: 'execute',
};

const ColumnRow = z.object({ table_name: z.string(), column_name: z.string() });

/**
 * Brings the database to {@link TABLES}. Safe to run at any time, twice at once, and after any interruption: only what
 * is missing is added and what is retired dropped, and a loser of a race meets what it wanted.
 */
export const migrate = async (execute: ExecuteSql): Promise<void> => {
  const existing = await readColumns(execute);
  const indexes = await readIndexes(execute);
  for (const table of TABLES) {
    const columns = existing.get(table.name);
    if (columns !== undefined) await renew(execute, table, { columns, indexes });
    else await addUnlessThere(execute, createTable(table));
    if (columns === undefined && table.name === 'settings') await execute(FIRST_SETTINGS);
  }
  await execute(FIRST_SETTINGS);
};

interface Found {
  readonly columns: ReadonlySet<string>;
  /** Of all tables, see {@link readIndexes}. */
  readonly indexes: ReadonlySet<string>;
}

/** What is missing first, what is retired last: no statement is ever without an index. */
const renew = async (execute: ExecuteSql, table: TableDefinition, { columns, indexes }: Found): Promise<void> => {
  for (const [column, type] of Object.entries(table.columns)) {
    if (!columns.has(column)) await addUnlessThere(execute, `ALTER TABLE ${table.name} ADD COLUMN ${column} ${type}`);
  }
  for (const key of table.keys) {
    const name = indexName(key);
    if (name !== null && !indexes.has(`${table.name} ${name}`)) {
      await addUnlessThere(execute, `ALTER TABLE ${table.name} ADD ${key}`);
    }
  }
  for (const name of table.retiredKeys ?? []) {
    if (indexes.has(`${table.name} ${name}`)) await dropIndex(execute, table.name, name);
  }
};

const createTable = (table: TableDefinition): string => {
  const columns = Object.entries(table.columns).map(([name, type]) => `\`${name}\` ${type}`);
  return `CREATE TABLE IF NOT EXISTS ${table.name} (${[...columns, ...table.keys].join(', ')})`;
};

const readColumns = async (execute: ExecuteSql): Promise<Map<string, Set<string>>> => {
  const answer = await execute({
    sql: 'SELECT table_name AS table_name, column_name AS column_name FROM information_schema.columns WHERE table_schema = DATABASE()',
    parameters: [],
    kind: 'execute',
  });
  const found = new Map<string, Set<string>>();
  for (const row of z.array(ColumnRow).parse(answer.rows)) {
    const columns = found.get(row.table_name) ?? new Set<string>();
    found.set(row.table_name, columns.add(row.column_name));
  }
  return found;
};

const IndexRow = z.object({ table_name: z.string(), index_name: z.string() });

/** Names of the indexes there are, behind the names of their tables. */
const readIndexes = async (execute: ExecuteSql): Promise<ReadonlySet<string>> => {
  const answer = await execute({
    sql: 'SELECT DISTINCT table_name AS table_name, index_name AS index_name FROM information_schema.statistics WHERE table_schema = DATABASE()',
    parameters: [],
    kind: 'execute',
  });
  return new Set(
    z
      .array(IndexRow)
      .parse(answer.rows)
      .map((row) => `${row.table_name} ${row.index_name}`),
  );
};

/** null for a primary key: it is made with its table and stays. */
const indexName = (key: string): string | null => /^KEY (\w+) /.exec(key)?.[1] ?? null;

const addUnlessThere = async (execute: ExecuteSql, sql: string): Promise<void> => {
  try {
    await execute({ sql, parameters: [], kind: 'ddl' });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
};

const dropIndex = async (execute: ExecuteSql, table: string, name: string): Promise<void> => {
  try {
    await execute({ sql: `ALTER TABLE ${table} DROP INDEX ${name}`, parameters: [], kind: 'ddl' });
  } catch (error) {
    if (!isGoneAlready(error)) throw error;
  }
};

const NO_SUCH_INDEX = 1091;

const isGoneAlready = (error: unknown): boolean =>
  mysqlErrno(error) === NO_SUCH_INDEX || (error instanceof Error && /can't drop/i.test(error.message));

/** MySQL's table exists, duplicate column, duplicate index. */
const THERE_ALREADY = new Set([1050, 1060, 1061]);

/** Forge passes number and text in `context.debug`, some paths only the text. */
const isAlreadyThere = (error: unknown): boolean =>
  THERE_ALREADY.has(mysqlErrno(error) ?? 0) ||
  (error instanceof Error && /already exists|duplicate (column|key name)/i.test(error.message));

const ForgeSqlFailure = z.object({ context: z.object({ debug: z.object({ errno: z.coerce.number() }) }) });

/** MySQL's number of a failed statement, null when the failure is not MySQL's. */
export const mysqlErrno = (error: unknown): number | null => {
  const parsed = ForgeSqlFailure.safeParse(error);
  return parsed.success ? parsed.data.context.debug.errno : null;
};
