import {
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { Tables } from './tables';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** `ddl` goes another way through Forge and has its own limits. */
  readonly kind: 'execute' | 'ddl';
}

/** Runs one statement. Rows of a SELECT are an array, of a write an object with `affectedRows`. */
export type ExecuteSql = (statement: Statement) => Promise<{ readonly rows: unknown }>;

export type Database = Kysely<Tables>;

/** A typed statement builder over any way to run one MySQL statement: Forge SQL in the app, an engine in a test. */
export const createDatabase = (execute: ExecuteSql): Database => new Kysely<Tables>({ dialect: dialectOver(execute) });

const dialectOver = (execute: ExecuteSql): Dialect => ({
  createAdapter: () => new MysqlAdapter(),
  createDriver: () => driverOver(execute),
  createIntrospector: (db) => new MysqlIntrospector(db),
  createQueryCompiler: () => new MysqlQueryCompiler(),
});

const noTransactions = (): Promise<void> => {
  throw new TypeError('Forge SQL runs one statement a call: there are no transactions');
};

const driverOver = (execute: ExecuteSql): Driver => {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const answer = await execute({ sql: query.sql, parameters: query.parameters, kind: 'execute' });
      return toQueryResult<Row>(answer.rows);
    },
    streamQuery: () => {
      throw new TypeError('Forge SQL answers whole results only');
    },
  };
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: noTransactions,
    commitTransaction: noTransactions,
    rollbackTransaction: noTransactions,
    releaseConnection: async () => {},
    destroy: async () => {},
  };
};

const isRowList = <Row>(rows: unknown): rows is Row[] => Array.isArray(rows);

const toQueryResult = <Row>(rows: unknown): QueryResult<Row> => {
  if (isRowList<Row>(rows)) return { rows };
  const affected =
    typeof rows === 'object' && rows !== null && 'affectedRows' in rows ? Number(rows.affectedRows) : Number.NaN;
  return Number.isInteger(affected) ? { rows: [], numAffectedRows: BigInt(affected) } : { rows: [] };
};
