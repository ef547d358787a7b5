import type { Clock, SqlAnswer, SqlEngine } from '../ports.ts';
import { createStatement } from './catalog.ts';
import type { Stored } from './column-values.ts';
import { fillInformationSchema } from './fill-information-schema.ts';
import { showColumns } from './information-schema.ts';
import { mysqlError, unsupported } from './mysql-errors.ts';
import { parseStatement, type ParsedStatement } from './parse-statement.ts';
import { planInsert, planSelect, planUpdate, type Plan, type PlanInput, type WriteResult } from './plans.ts';
import { runDdl } from './run-ddl.ts';
import { dumpTables, loadSnapshot, takeSnapshot } from './embedded-snapshot.ts';
import {
  assertInTime,
  assertRequest,
  assertResponse,
  assertRoute,
  inspectStatement,
  type Parameter,
  STORED_MAX_BYTES,
  type StatementGroup,
} from './sql-policy.ts';
import { SqliteDatabase, translateError } from './sqlite-database.ts';
import { StatementCache } from './statement-cache.ts';
import type { Statement } from './syntax.ts';
import { BIGINT, BOOLEAN, decimal, DOUBLE, NULL_TYPE, type SqlType, TEXT } from './types.ts';

export interface EmbeddedEngineOptions {
  /** What NOW() reads. Default: the machine's clock. */
  readonly clock?: Clock;
  /** Name of the database, as DATABASE() and INFORMATION_SCHEMA give it. */
  readonly schema?: string;
  /** How many times longer than its real time a statement is taken to run, so that a test of a time limit need not wait for it. Default 1. */
  readonly slowness?: number;
  /** All that may be stored, so that a test need not fill what the platform gives. Default: STORED_MAX_BYTES. */
  readonly maxBytes?: number;
}

interface Entry {
  readonly group: StatementGroup;
  readonly parsed: ParsedStatement;
  readonly plans: Map<string, Plan>;
  catalogVersion: number;
  typedParameters: readonly number[];
}

/** A MySQL database inside this process: a front over `node:sqlite`, see `README.md` here for what it knows. */
export async function createEmbeddedEngine(options: EmbeddedEngineOptions = {}): Promise<SqlEngine> {
  const clock = options.clock ?? { now: () => Date.now() };
  const database = new SqliteDatabase({
    schema: options.schema ?? 'forge',
    clock,
    maxBytes: options.maxBytes ?? STORED_MAX_BYTES,
  });
  const slowness = options.slowness ?? 1;
  const entries = new StatementCache(entryOf);
  return {
    name: 'embedded',
    execute: async (query, params, kind) => {
      assertRequest(query, params);
      const entry = entries.get(query);
      assertRoute(entry.group, kind);
      try {
        return run(entry, params, { database, text: query, slowness });
      } catch (error) {
        throw translateError(error, database.catalog, query);
      }
    },
    dump: async () => dumpTables(database),
    snapshot: async () => takeSnapshot(database),
    load: async (snapshot) => {
      loadSnapshot(database, snapshot);
      entries.clear();
    },
    storedBytes: async () => database.storedBytes(),
    close: async () => database.close(),
  };
}

function entryOf(text: string): Entry {
  const group = inspectStatement(text);
  return { group, parsed: parseStatement(text), plans: new Map(), catalogVersion: -1, typedParameters: [] };
}

interface Running {
  readonly database: SqliteDatabase;
  readonly text: string;
}

function run(entry: Entry, params: readonly Parameter[], running: Running & { readonly slowness: number }): SqlAnswer {
  const { statement, parameters } = entry.parsed;
  if (params.length !== parameters) {
    throw mysqlError(1210, `The statement has ${parameters} parameters, ${params.length} were given`);
  }
  const start = process.threadCpuUsage();
  const { database, slowness } = running;
  const answer =
    entry.group === 'select'
      ? runStatement(entry, statement, { ...running, params })
      : database.transaction(() => {
          const written = runStatement(entry, statement, { ...running, params });
          // The engine cannot be interrupted, but what took too long is undone as if it had been.
          assertInTime(cpuMsSince(start) * slowness, entry.group);
          return written;
        });
  const ms = cpuMsSince(start);
  assertInTime(ms * slowness, entry.group);
  assertResponse(answer.rows);
  return {
    rows: answer.rows,
    metadata: {
      dbExecutionTime: ms,
      ...(answer.labels === null ? {} : { fields: answer.labels.map((name) => ({ name })) }),
    },
  };
}

/** SQLite works on this very thread; a machine busy with other things must not make its statements time out. */
function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

interface Outcome {
  readonly rows: unknown;
  readonly labels: readonly string[] | null;
}

function runStatement(
  entry: Entry,
  statement: Statement,
  { database, text, params }: Running & { readonly params: readonly Parameter[] },
): Outcome {
  switch (statement.kind) {
    case 'select':
    case 'insert':
    case 'update':
    case 'delete': {
      if (statement.kind === 'select' && /information_schema/i.test(text)) fillInformationSchema(database);
      const plan = planOf(entry, params, { database, text });
      const values = params.map(storedParameter);
      if (plan.kind === 'rows') return { rows: plan.run(values), labels: plan.labels };
      return { rows: writeHeader(plan.run(values)), labels: null };
    }
    case 'show-tables': {
      if (statement.like !== null) throw unsupported('SHOW TABLES LIKE', text);
      const label = `Tables_in_${database.catalog.schema}`;
      return { rows: database.catalog.tables.map((table) => ({ [label]: table.name })), labels: [label] };
    }
    case 'show-columns':
      return {
        rows: showColumns(database.catalog.get(statement.table)),
        labels: ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'],
      };
    case 'show-create': {
      const table = database.catalog.get(statement.table);
      return {
        rows: [{ Table: table.name, 'Create Table': createStatement(table) }],
        labels: ['Table', 'Create Table'],
      };
    }
    default:
      runDdl(statement, database, text);
      return { rows: writeHeader({ affectedRows: 0, insertId: 0n }), labels: null };
  }
}

function planOf(entry: Entry, params: readonly Parameter[], { database, text }: Running): Plan {
  if (entry.catalogVersion !== database.catalog.version) {
    entry.plans.clear();
    entry.catalogVersion = database.catalog.version;
  }
  const known = entry.plans.get(signatureOf(entry, params));
  if (known !== undefined) return known;
  const plan = compile(entry.parsed.statement, { database, text, parameterTypes: params.map(parameterType) });
  // Which parameters matter depends on the statement alone; the thousands of a bulk INSERT do not.
  entry.typedParameters = plan.typedParameters;
  entry.plans.set(signatureOf(entry, params), plan);
  return plan;
}

function compile(statement: Statement, input: PlanInput): Plan {
  switch (statement.kind) {
    case 'select':
      return planSelect(statement.query, input);
    case 'insert':
      return planInsert(statement, input);
    case 'update':
    case 'delete':
      return planUpdate(statement, input);
    default:
      throw unsupported('this statement', input.text);
  }
}

/** Tells apart the types of the parameters a compiled text depends on. */
function signatureOf(entry: Entry, params: readonly Parameter[]): string {
  let signature = '';
  for (const index of entry.typedParameters) {
    const type = parameterType(params[index] ?? null);
    signature += `${type.kind}${type.kind === 'integer' ? type.width : type.kind === 'decimal' ? type.scale : ''} `;
  }
  return signature;
}

function parameterType(value: Parameter): SqlType {
  if (value === null) return NULL_TYPE;
  if (typeof value === 'string') return TEXT;
  if (typeof value === 'boolean') return BOOLEAN;
  const text = String(value);
  if (text.includes('e')) return DOUBLE;
  if (Number.isInteger(value)) return text.length >= 10 ? BIGINT : BOOLEAN;
  return decimal(text.split('.')[1]?.length ?? 0);
}

function storedParameter(value: Parameter): Stored {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

/** What MySQL tells of a write, in the driver's words. */
function writeHeader({ affectedRows, insertId }: WriteResult): Readonly<Record<string, unknown>> {
  const id = insertId > BigInt(Number.MAX_SAFE_INTEGER) ? insertId.toString() : Number(insertId);
  return { affectedRows, insertId: id, fieldCount: 0, info: '', serverStatus: 2, warningStatus: 0 };
}
