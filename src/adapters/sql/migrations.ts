import { z } from 'zod';
import { ALERT_TABLES } from './alert-tables';
import type { ExecuteSql } from './database';
import type { TableDefinition } from './table-definition';

/**
 * The tables as they shall be. A new column goes here with a DEFAULT or NULL, so that the release before, still running
 * somewhere, keeps writing. Instants are BIGINT epoch milliseconds; documents are text, parsed where they are read.
 */
export const TABLES: readonly TableDefinition[] = [
  {
    name: 'requests',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      issue_key: 'VARCHAR(64) NOT NULL',
      project_id: 'BIGINT NOT NULL',
      request_type_id: 'VARCHAR(20) NULL',
      process_id: 'VARCHAR(60) NULL',
      department_source: 'VARCHAR(255) NULL',
      department_id: 'VARCHAR(60) NULL',
      requester_id: 'VARCHAR(128) NULL',
      created_at: 'BIGINT NOT NULL',
      closed_at: 'BIGINT NULL',
      close_no: 'INT NOT NULL DEFAULT 0',
      reopens: 'INT NOT NULL DEFAULT 0',
      handovers: 'INT NOT NULL DEFAULT 0',
      first_response_at: 'BIGINT NULL',
      cycle_ms: 'BIGINT NULL',
      response_ms: 'BIGINT NULL',
      waiting_ms: 'BIGINT NULL',
      sla_met: 'INT NULL',
      outcome: 'VARCHAR(16) NULL',
      segments: 'TEXT NOT NULL',
      seen_at: 'BIGINT NOT NULL',
      deleted: 'INT NOT NULL DEFAULT 0',
    },
    keys: [
      'PRIMARY KEY (issue_id)',
      'KEY requests_key (issue_key)',
      'KEY requests_closed (project_id, closed_at)',
      'KEY requests_created (project_id, created_at)',
      'KEY requests_requester (requester_id)',
    ],
  },
  {
    name: 'invitations',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      close_no: 'INT NOT NULL',
      requester_id: 'VARCHAR(128) NULL',
      summary: 'VARCHAR(255) NOT NULL',
      status: 'VARCHAR(12) NOT NULL',
      withdrawn_why: 'VARCHAR(20) NULL',
      invited: 'INT NOT NULL',
      not_asked_reason: 'VARCHAR(24) NULL',
      probability: 'DOUBLE NOT NULL',
      driver_item: 'VARCHAR(12) NOT NULL',
      driver_probability: 'DOUBLE NOT NULL',
      asks_lost_time: 'INT NOT NULL',
      declined: 'INT NOT NULL',
      on_behalf: 'INT NOT NULL DEFAULT 0',
      main_id: 'BIGINT NULL',
      closed_at: 'BIGINT NOT NULL',
      opens_at: 'BIGINT NULL',
      expires_at: 'BIGINT NOT NULL',
      closer: 'VARCHAR(16) NULL',
      due_at: 'BIGINT NULL',
      channel: 'VARCHAR(12) NULL',
      push_state: 'VARCHAR(12) NULL',
      push_moved_at: 'BIGINT NULL',
    },
    keys: [
      'PRIMARY KEY (issue_id, close_no)',
      'KEY invitations_requester (requester_id)',
      'KEY invitations_push (push_state, due_at)',
      'KEY invitations_closer (closer, closed_at)',
    ],
  },
  {
    name: 'answers',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      close_no: 'INT NOT NULL',
      item: 'VARCHAR(16) NOT NULL',
      value: 'INT NULL',
      body: 'TEXT NULL',
      scale: 'VARCHAR(12) NOT NULL',
      direction: 'VARCHAR(3) NOT NULL',
      language: 'VARCHAR(5) NOT NULL',
      mode: 'VARCHAR(12) NOT NULL',
      probability: 'DOUBLE NOT NULL',
      for_team: 'INT NOT NULL DEFAULT 0',
      answered_at: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id, close_no, item)', 'KEY answers_answered (item, answered_at)'],
  },
  {
    name: 'cells',
    columns: {
      project_id: 'BIGINT NOT NULL',
      scope: 'VARCHAR(24) NOT NULL',
      scope_id: 'VARCHAR(130) NOT NULL',
      grain: 'VARCHAR(8) NOT NULL',
      starts_at: 'BIGINT NOT NULL',
      created: 'INT NOT NULL',
      closed: 'INT NOT NULL',
      reopened: 'INT NOT NULL',
      sla_met: 'INT NOT NULL',
      sla_total: 'INT NOT NULL',
      cycle_n: 'INT NOT NULL',
      cycle_sum: 'BIGINT NOT NULL',
      response_n: 'INT NOT NULL',
      response_sum: 'BIGINT NOT NULL',
      histograms: 'TEXT NOT NULL',
    },
    // Read by stretch of time for all groups at once, and by month for ever.
    keys: ['PRIMARY KEY (project_id, grain, scope, starts_at, scope_id)'],
  },
  {
    name: 'marks',
    columns: {
      project_id: 'BIGINT NOT NULL',
      scope: 'VARCHAR(24) NOT NULL',
      scope_id: 'VARCHAR(130) NOT NULL',
      grain: 'VARCHAR(8) NOT NULL',
      starts_at: 'BIGINT NOT NULL',
      token: 'VARCHAR(40) NOT NULL',
    },
    keys: ['PRIMARY KEY (project_id, grain, starts_at, scope, scope_id)', 'KEY marks_token (token)'],
  },
  {
    name: 'releases',
    columns: {
      through: 'BIGINT NOT NULL',
      period: 'VARCHAR(8) NOT NULL',
      scope: 'VARCHAR(24) NOT NULL',
      scope_id: 'VARCHAR(130) NOT NULL',
      measure: 'VARCHAR(24) NOT NULL',
      figure: 'TEXT NOT NULL',
    },
    keys: ['PRIMARY KEY (period, through, scope, scope_id, measure)'],
  },
  {
    name: 'settings',
    columns: {
      id: 'INT NOT NULL',
      version: 'INT NOT NULL',
      document: 'MEDIUMTEXT NOT NULL',
      saved_by: 'VARCHAR(128) NULL',
      saved_at: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (id)'],
  },
  {
    name: 'names',
    columns: {
      kind: 'VARCHAR(16) NOT NULL',
      id: 'VARCHAR(130) NOT NULL',
      name: 'VARCHAR(255) NOT NULL',
      project_id: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (kind, id)'],
  },
  {
    name: 'pending_fields',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      marked_at: 'BIGINT NOT NULL',
      token: 'VARCHAR(40) NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id)', 'KEY pending_fields_marked (marked_at)'],
  },
  ...ALERT_TABLES,
  {
    name: 'watermarks',
    columns: { name: 'VARCHAR(40) NOT NULL', value: 'TEXT NOT NULL' },
    keys: ['PRIMARY KEY (name)'],
  },
];

/** Version 0 stands for "nobody has saved yet": readers take the defaults of their own release, not a stored copy of them. */
const FIRST_SETTINGS =
  "INSERT IGNORE INTO settings (id, version, document, saved_by, saved_at) VALUES (1, 0, '{}', NULL, 0)";

const ColumnRow = z.object({ table_name: z.string(), column_name: z.string() });

/**
 * Brings the database to {@link TABLES}. Safe to run at any time, twice at once, and after any interruption: only what
 * is missing is added, and a loser of a race meets "already exists", which is what it wanted.
 */
export const migrate = async (execute: ExecuteSql): Promise<void> => {
  const existing = await readColumns(execute);
  for (const table of TABLES) {
    const columns = existing.get(table.name);
    if (columns === undefined) {
      await addUnlessThere(execute, createTable(table));
      continue;
    }
    for (const [column, type] of Object.entries(table.columns)) {
      if (!columns.has(column)) await addUnlessThere(execute, `ALTER TABLE ${table.name} ADD COLUMN ${column} ${type}`);
    }
  }
  await execute({ sql: FIRST_SETTINGS, parameters: [], kind: 'execute' });
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

const addUnlessThere = async (execute: ExecuteSql, sql: string): Promise<void> => {
  try {
    await execute({ sql, parameters: [], kind: 'ddl' });
  } catch (error) {
    if (!isAlreadyThere(error)) throw error;
  }
};

/** MySQL 1050 table exists, 1060 duplicate column; Forge passes number and text in `context.debug`, some paths only the text. */
const isAlreadyThere = (error: unknown): boolean =>
  mysqlErrno(error) === 1050 ||
  mysqlErrno(error) === 1060 ||
  (error instanceof Error && /already exists|duplicate column/i.test(error.message));

const ForgeSqlFailure = z.object({ context: z.object({ debug: z.object({ errno: z.coerce.number() }) }) });

/** MySQL's number of a failed statement, null when the failure is not MySQL's. */
export const mysqlErrno = (error: unknown): number | null => {
  const parsed = ForgeSqlFailure.safeParse(error);
  return parsed.success ? parsed.data.context.debug.errno : null;
};
