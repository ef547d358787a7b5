import { createConnection, type Connection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { Clock, SqlAnswer, SqlEngine } from '../ports.ts';
import { SqlError } from '../ports.ts';
import { CLAUSES, mysqlError } from './mysql-errors.ts';
import { dumpDatabase, loadDatabase, snapshotDatabase, storedBytes } from './mysql-snapshot.ts';
import { MAX_TABLES } from './run-ddl.ts';
import {
  assertInTime,
  assertRequest,
  assertResponse,
  assertRoute,
  inspectStatement,
  maxMsOf,
  timedOut,
  type Parameter,
  type StatementGroup,
} from './sql-policy.ts';
import { StatementCache } from './statement-cache.ts';
import { tokenize } from './tokens.ts';

/** What TiDB, the engine behind Forge SQL, has by default. */
export const SQL_MODE =
  'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

export interface MySqlEngineOptions {
  /** What NOW() reads. Default: the machine's clock. */
  readonly clock?: Clock;
  /** How many times longer than its real time a statement is taken to run, so that a test of a time limit need not wait for it. Default 1. */
  readonly slowness?: number;
}

/** Where a server is: a socket with its superuser, or a host with a user. */
export interface MySqlAddress {
  readonly socketPath?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database?: string;
}

/** A connection that answers in the types Forge answers in: BIGINT, DECIMAL, times and JSON as text. */
export async function openConnection(address: MySqlAddress): Promise<Connection> {
  const connection = await createConnection({
    ...address,
    charset: 'utf8mb4_bin',
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    jsonStrings: true,
    timezone: 'Z',
    // Without it a row that an UPDATE matched but did not change would count as affected.
    flags: ['-FOUND_ROWS'],
  });
  await connection.query(`SET SESSION sql_mode = '${SQL_MODE}', time_zone = '+00:00'`);
  return connection;
}

/** An engine over an open connection to a database. `onClose` runs after the last statement. */
export async function createMySqlEngine(
  connection: Connection,
  options: MySqlEngineOptions,
  onClose: () => Promise<void>,
): Promise<SqlEngine> {
  const session = new Session(connection, await versionOf(connection), options);
  return {
    name: 'mariadb',
    execute: (query, params, kind) => session.execute(query, params, kind),
    dump: () => dumpDatabase(connection),
    snapshot: () => snapshotDatabase(connection),
    load: (snapshot) => loadDatabase(connection, snapshot),
    storedBytes: () => storedBytes(connection),
    close: onClose,
  };
}

interface Inspected {
  readonly group: StatementGroup;
  readonly parameters: number;
}

function inspect(text: string): Inspected {
  const parameters = tokenize(text).filter((token) => token.kind === 'parameter').length;
  return { group: inspectStatement(text), parameters };
}

class Session {
  readonly #connection: Connection;
  readonly #isMariaDb: boolean;
  readonly #clock: Clock | null;
  readonly #slowness: number;
  readonly #inspected = new StatementCache(inspect);

  constructor(connection: Connection, version: string, { clock, slowness }: MySqlEngineOptions) {
    this.#slowness = slowness ?? 1;
    this.#connection = connection;
    this.#isMariaDb = /mariadb/i.test(version);
    this.#clock = clock ?? null;
  }

  async execute(text: string, params: readonly unknown[], kind: 'execute' | 'ddl'): Promise<SqlAnswer> {
    assertRequest(text, params);
    const { group, parameters } = this.#inspected.get(text);
    assertRoute(group, kind);
    if (params.length !== parameters) {
      throw mysqlError(1210, `The statement has ${parameters} parameters, ${params.length} were given`);
    }
    if (group === 'ddl') await this.#assertTables(text);
    const start = performance.now();
    const rows = await this.#run(text, params, group);
    const ms = performance.now() - start;
    assertInTime(ms * this.#slowness, group);
    assertResponse(rows);
    return { rows, metadata: { dbExecutionTime: ms } };
  }

  async #run(text: string, params: readonly Parameter[], group: StatementGroup): Promise<unknown> {
    try {
      const sql = await this.#timed(text, group);
      const [rows] = await this.#connection.query<RowDataPacket[] | ResultSetHeader>(sql, [...params]);
      return Array.isArray(rows) ? rows.map((row): object => ({ ...row })) : header(rows);
    } catch (error) {
      throw translated(error, group);
    }
  }

  /** The statement with its time limit and the sandbox's time; MariaDB takes both in front of it. */
  async #timed(text: string, group: StatementGroup): Promise<string> {
    const now = this.#clock === null ? null : this.#clock.now() / 1000;
    if (this.#isMariaDb) {
      const time = now === null ? '' : `, timestamp = ${now}`;
      return `SET STATEMENT max_statement_time = ${maxMsOf(group) / 1000 / this.#slowness}${time} FOR ${text}`;
    }
    if (now !== null) await this.#connection.query(`SET timestamp = ${now}`);
    return text;
  }

  async #assertTables(text: string): Promise<void> {
    if (!/^\s*create\s+table/i.test(text)) return;
    const [rows] = await this.#connection.query<RowDataPacket[]>('SHOW TABLES');
    if (rows.length >= MAX_TABLES) throw mysqlError(1114, `An installation may have at most ${MAX_TABLES} tables`);
  }
}

async function versionOf(connection: Connection): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version');
  return String(rows[0]?.['version'] ?? '');
}

/** Driver details that differ between engines are left out, so that both say the same of the same write. */
function header({ affectedRows, insertId }: ResultSetHeader): Readonly<Record<string, unknown>> {
  return { affectedRows, insertId, fieldCount: 0, info: '', serverStatus: 2, warningStatus: 0 };
}

/** MariaDB's texts in the words of MySQL: it names clauses by their keyword, and a column with its table and database. */
function mysqlWords(text: string): string {
  let told = text;
  for (const [keyword, words] of Object.entries(CLAUSES)) {
    told = told
      .replace(` in '${keyword}'`, ` in '${words}'`)
      .replace(` in ${keyword} is ambiguous`, ` in ${words} is ambiguous`);
  }
  return (
    told
      // The left side of `IN (SELECT …)`, which here only WHERE has.
      .replace(/ in 'IN\/ALL\/ANY( subquery)?'$/, ` in '${CLAUSES.WHERE}'`)
      .replace(/(Incorrect .* for column )(?:`[^`]*`\.)*`([^`]*)`( at row \d+)$/s, "$1'$2'$3")
  );
}

/** MariaDB's numbers for what MySQL numbers otherwise. */
const TIMED_OUT = 1969;
const CHECK_FAILED = 4025;

function translated(error: unknown, group: StatementGroup): unknown {
  if (!(error instanceof Error) || !('errno' in error) || typeof error.errno !== 'number') return error;
  if (error.errno === TIMED_OUT) return timedOut(group);
  // The only CHECK there can be is the one MariaDB puts on JSON.
  if (error.errno === CHECK_FAILED) return mysqlError(3140, 'Invalid JSON text in value for column');
  const code = 'code' in error ? String(error.code) : 'UNKNOWN';
  const sqlState = 'sqlState' in error ? String(error.sqlState) : 'HY000';
  return new SqlError('SQL_EXECUTION_ERROR', mysqlWords(error.message), { code, errno: error.errno, sqlState });
}
