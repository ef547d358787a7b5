import { ADMIN_TABLES } from './admin-tables';
import { ALERT_TABLES } from './alert-tables';
import { CONTRACT_TABLES } from './contract-tables';
import { SOURCE_TABLES } from './source-tables';
import type { TableDefinition } from './table-definition';

const ALL: readonly TableDefinition[] = [
  {
    name: 'people',
    columns: { id: 'INT NOT NULL AUTO_INCREMENT', account_id: 'VARCHAR(128) NOT NULL' },
    keys: ['PRIMARY KEY (id)', 'UNIQUE KEY people_account (account_id)'],
    accounts: { account_id: 'alias' },
  },
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
      requester_id: 'INT NULL',
      created_at: 'BIGINT NOT NULL',
      closed_at: 'BIGINT NULL',
      close_no: 'SMALLINT NOT NULL DEFAULT 0',
      reopens: 'SMALLINT NULL',
      handovers: 'SMALLINT NULL',
      returns: 'SMALLINT NULL',
      first_response_at: 'BIGINT NULL',
      cycle_ms: 'BIGINT NULL',
      response_ms: 'BIGINT NULL',
      waiting_ms: 'BIGINT NULL',
      silence_ms: 'BIGINT NULL',
      replies: 'TEXT NULL',
      unowned_since: 'BIGINT NULL',
      heard_at: 'BIGINT NULL',
      missing: 'SMALLINT NULL',
      look_at: 'BIGINT NULL',
      sla_met: 'TINYINT NULL',
      sla_metrics: 'TEXT NULL',
      sla_runs: 'TEXT NULL',
      channel: 'VARCHAR(40) NULL',
      complete: 'TINYINT NULL',
      outcome: 'VARCHAR(1) NULL',
      segments: 'TEXT NOT NULL',
      seen_at: 'BIGINT NOT NULL',
      deleted: 'TINYINT NOT NULL DEFAULT 0',
    },
    keys: [
      'PRIMARY KEY (issue_id)',
      'KEY requests_key (issue_key)',
      // Without the project in front: a day's closes of all projects are a thousand at a million requests, and the bytes are all theirs.
      'KEY requests_closed_at (closed_at)',
      'KEY requests_created_at (created_at)',
      'KEY requests_look (look_at)',
    ],
    retiredKeys: ['requests_trouble', 'requests_troubled', 'requests_requester', 'requests_closed', 'requests_created'],
    people: ['requester_id'],
  },
  {
    name: 'invitations',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      close_no: 'SMALLINT NOT NULL',
      requester_id: 'INT NULL',
      summary: 'VARCHAR(255) NOT NULL',
      withdrawn_why: 'VARCHAR(20) NULL',
      not_asked_reason: 'VARCHAR(24) NULL',
      probability: 'DOUBLE NULL',
      driver_item: 'VARCHAR(1) NOT NULL',
      driver_probability: 'DOUBLE NULL',
      asks_lost_time: 'TINYINT NULL',
      declined: 'TINYINT NULL',
      on_behalf: 'TINYINT NULL',
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
    // Of old pushes both are null, and the many nulls lie in the order of the ids, tightly.
    keys: ['PRIMARY KEY (issue_id, close_no)', 'KEY invitations_push (push_state, due_at)'],
    retiredKeys: ['invitations_closer', 'invitations_closed_by', 'invitations_requester'],
    people: ['requester_id'],
  },
  {
    name: 'answers',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      close_no: 'SMALLINT NOT NULL',
      item: 'VARCHAR(16) NOT NULL',
      value: 'INT NULL',
      body: 'TEXT NULL',
      direction: 'VARCHAR(3) NULL',
      language: 'VARCHAR(5) NOT NULL',
      mode: 'VARCHAR(12) NULL',
      probability: 'DOUBLE NULL',
      for_team: 'TINYINT NULL',
      answered_at: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id, close_no, item)'],
    retiredKeys: ['answers_answered'],
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
      handed_over: 'INT NOT NULL DEFAULT 0',
      returned: 'INT NOT NULL DEFAULT 0',
      handovers: 'INT NOT NULL DEFAULT 0',
      sla_met: 'INT NOT NULL',
      sla_total: 'INT NOT NULL',
      complete: 'INT NOT NULL DEFAULT 0',
      judged: 'INT NOT NULL DEFAULT 0',
      waiting_sum: 'BIGINT NOT NULL DEFAULT 0',
      cycle_n: 'INT NOT NULL',
      cycle_sum: 'BIGINT NOT NULL',
      response_n: 'INT NOT NULL',
      response_sum: 'BIGINT NOT NULL',
      histograms: 'TEXT NOT NULL',
      tally: 'TEXT NULL',
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
    accounts: { saved_by: 'emptied' },
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
  {
    name: 'watermarks',
    columns: { name: 'VARCHAR(40) NOT NULL', value: 'TEXT NOT NULL' },
    keys: ['PRIMARY KEY (name)'],
  },
  ...ALERT_TABLES,
  ...ADMIN_TABLES,
  ...CONTRACT_TABLES,
  ...SOURCE_TABLES,
];

/** What is told and what is imported: nothing of the first minute. */
const LATER = new Set(['alert_mails', 'alert_threads', 'thread_marks', 'native_ratings']);

/**
 * The tables as they shall be. A new column goes here with a DEFAULT or NULL, so that the release before, still running
 * somewhere, keeps writing. Forge takes 25 definitions a minute, so a fresh installation gets the tables behind those a minute
 * later: what every invocation needs stands first. Instants are BIGINT epoch milliseconds; documents are text, parsed where they are read.
 */
export const TABLES: readonly TableDefinition[] = ALL.toSorted(
  (a, b) => Number(LATER.has(a.name)) - Number(LATER.has(b.name)),
);
