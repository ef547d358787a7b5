import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock } from '../ports.ts';
import { Catalog, type Column } from './catalog.ts';
import { adjustedValue } from './adjusted-values.ts';
import { storedValue, type Stored } from './column-values.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import { SqlError } from '../ports.ts';
import { ROW_MAX_BYTES } from './sql-policy.ts';
import { defineFunctions } from './sqlite-functions.ts';

const PAGE_BYTES = 4096;
const STATEMENTS_MAX = 400;

/** How the rows of a write came about, for MySQL's count of affected rows. */
export interface UpsertCount {
  updated: number;
  /** AUTO_INCREMENT value of the row updated last. */
  lastId: bigint | null;
}

interface SqliteDatabaseOptions {
  readonly schema: string;
  readonly clock: Clock;
  /** All that may be stored. */
  readonly maxBytes: number;
}

/** One SQLite database in memory with MySQL's functions, and the tables it has in MySQL's words. */
export class SqliteDatabase {
  readonly catalog: Catalog;
  readonly upserts: UpsertCount = { updated: 0, lastId: null };
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #columns: Column[] = [];
  readonly #numbers = new Map<Column, number>();

  constructor({ schema, clock, maxBytes }: SqliteDatabaseOptions) {
    this.catalog = new Catalog(schema);
    const options = { enableForeignKeyConstraints: false, limits: { length: ROW_MAX_BYTES } };
    this.#database = new DatabaseSync(':memory:', options);
    this.#database.exec('PRAGMA journal_mode = MEMORY');
    this.#database.exec('PRAGMA case_sensitive_like = ON');
    this.#database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
    this.#database.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / PAGE_BYTES)}`);
    defineFunctions(this.#database, clock);
    this.#defineWriting();
  }

  /** A prepared statement, kept for the next time. */
  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      if (this.#statements.size >= STATEMENTS_MAX) {
        const [oldest] = this.#statements.keys();
        if (oldest !== undefined) this.#statements.delete(oldest);
      }
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  /** All or nothing, like every statement of MySQL. */
  transaction<T>(act: () => T): T {
    this.prepare('BEGIN').run();
    try {
      const result = act();
      this.prepare('COMMIT').run();
      return result;
    } catch (error) {
      // SQLite itself rolls back when it runs out of space.
      if (this.#database.isTransaction) this.prepare('ROLLBACK').run();
      throw error;
    }
  }

  /** The number under which `my_store` knows a column. */
  numberOf(column: Column): number {
    let number = this.#numbers.get(column);
    if (number === undefined) {
      number = this.#columns.push(column) - 1;
      this.#numbers.set(column, number);
    }
    return number;
  }

  countRows(table: string): number {
    const [row] = this.prepare(`SELECT count(*) FROM "${table.replaceAll('"', '""')}"`).all() as unknown as [bigint][];
    return Number(row?.[0] ?? 0n);
  }

  /** Bytes of the pages in use, written anew. */
  storedBytes(): number {
    this.#database.exec('VACUUM');
    const pragma = (name: string): number => {
      const [row] = this.prepare(`PRAGMA ${name}`).all() as unknown as [bigint][];
      return Number(row?.[0] ?? 0n);
    };
    return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #defineWriting(): void {
    const options = { useBigIntArguments: true } as const;
    this.#database.function('my_store', { ...options, deterministic: true }, (value, number) => {
      const column = this.#columns[Number(number)];
      if (column === undefined) throw new Error(`No column is registered as ${String(number)}`);
      return value === null ? null : storedValue(value as Stored, column, 1);
    });
    this.#database.function('my_adjust', { ...options, deterministic: true }, (value, number) => {
      const column = this.#columns[Number(number)];
      if (column === undefined) throw new Error(`No column is registered as ${String(number)}`);
      return adjustedValue(value as Stored, column, 1);
    });
    // Runs once for each row an upsert really changes; always true.
    this.#database.function('my_updated', options, (id) => {
      this.upserts.updated += 1;
      this.upserts.lastId = typeof id === 'bigint' ? id : null;
      return 1n;
    });
  }
}

/** SQLite's own refusals in MySQL's words. `text`: the statement of the app. */
export function translateError(error: unknown, catalog: Catalog, text: string): unknown {
  if (error instanceof SqlError || !(error instanceof Error)) return error;
  const unique = /^UNIQUE constraint failed: (.*)$/.exec(error.message)?.[1];
  if (unique !== undefined) return mysqlError(1062, `Duplicate entry for key '${keyOf(unique, catalog)}'`);
  const notNull = /^NOT NULL constraint failed: .*\.([^.]*)$/.exec(error.message)?.[1];
  if (notNull !== undefined) return mysqlError(1048, `Column '${notNull}' cannot be null`);
  if (error.message === 'integer overflow') return mysqlError(1690, 'BIGINT value is out of range');
  if (error.message.includes('database or disk is full')) return mysqlError(1114, 'The database is full');
  if (error.message === 'string or blob too big')
    return mysqlError(8025, `entry too large, the max entry size is ${ROW_MAX_BYTES}`);
  if ('code' in error && error.code === 'ERR_SQLITE_ERROR')
    return unsupported(`a part of this (${error.message})`, text);
  return error;
}

/** The key over the columns SQLite names: `requests.a, requests.b`. */
function keyOf(columns: string, catalog: Catalog): string {
  const names = columns.split(', ').map((column) => column.slice(column.lastIndexOf('.') + 1));
  const table = catalog.find(columns.slice(0, columns.indexOf('.')));
  if (table === null) return columns;
  const isSame = (other: readonly string[]): boolean =>
    other.length === names.length && other.every((name, at) => name === names[at]);
  if (isSame(table.primary)) return 'PRIMARY';
  return table.keys.find((key) => key.unique && isSame(key.columns.map((column) => column.name)))?.name ?? columns;
}
