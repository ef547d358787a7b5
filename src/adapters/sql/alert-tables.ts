import type { TableDefinition } from './table-definition';

/** Clocks, alerts and the rules of both. */
export const ALERT_TABLES: readonly TableDefinition[] = [
  {
    name: 'clocks',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      metric: 'VARCHAR(40) NOT NULL',
      issue_key: 'VARCHAR(64) NOT NULL',
      project_id: 'BIGINT NOT NULL',
      name: 'VARCHAR(120) NOT NULL',
      started_at: 'BIGINT NOT NULL',
      goal_ms: 'BIGINT NOT NULL',
      remaining_ms: 'BIGINT NOT NULL',
      paused: 'INT NOT NULL',
      breach_at: 'BIGINT NULL',
      level: 'VARCHAR(16) NULL',
      next_at: 'BIGINT NULL',
      queued_for: 'BIGINT NULL',
      read_at: 'BIGINT NOT NULL',
    },
    keys: [
      'PRIMARY KEY (issue_id, metric)',
      'KEY clocks_next (next_at)',
      'KEY clocks_breach (breach_at)',
      'KEY clocks_project (project_id, breach_at)',
    ],
  },
  {
    name: 'touches',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      marked_at: 'BIGINT NOT NULL',
      token: 'VARCHAR(40) NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id)', 'KEY touches_marked (marked_at)'],
  },
  {
    name: 'alert_fields',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      sla_alert: 'VARCHAR(160) NULL',
      next_breach: 'BIGINT NULL',
    },
    keys: ['PRIMARY KEY (issue_id)'],
  },
  {
    name: 'alerts',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      metric: 'VARCHAR(40) NOT NULL',
      started_at: 'BIGINT NOT NULL',
      goal_ms: 'BIGINT NOT NULL',
      threshold: 'VARCHAR(16) NOT NULL',
      project_id: 'BIGINT NOT NULL',
      name: 'VARCHAR(120) NOT NULL',
      kind: 'VARCHAR(8) NOT NULL',
      due_at: 'BIGINT NOT NULL',
      raised_at: 'BIGINT NOT NULL',
      ended_at: 'BIGINT NULL',
      token: 'VARCHAR(40) NOT NULL',
      rules: 'TEXT NULL',
      tell_at: 'BIGINT NULL',
    },
    keys: [
      'PRIMARY KEY (issue_id, metric, started_at, goal_ms, threshold)',
      'KEY alerts_token (token)',
      'KEY alerts_raised (raised_at)',
      'KEY alerts_tell (tell_at)',
    ],
  },
  {
    name: 'alert_rules',
    columns: {
      project_id: 'BIGINT NOT NULL',
      id: 'VARCHAR(40) NOT NULL',
      version: 'INT NOT NULL',
      document: 'TEXT NOT NULL',
      second_id: 'VARCHAR(128) NULL',
      active_since: 'BIGINT NOT NULL',
      fault: 'VARCHAR(255) NULL',
      saved_by: 'VARCHAR(128) NULL',
      saved_at: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (project_id, id)'],
    // The alias tells the rule's reader that somebody stood there who has left.
    accounts: { saved_by: 'emptied', second_id: 'alias' },
  },
  {
    name: 'alert_mails',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      metric: 'VARCHAR(40) NOT NULL',
      started_at: 'BIGINT NOT NULL',
      goal_ms: 'BIGINT NOT NULL',
      threshold: 'VARCHAR(16) NOT NULL',
      account_id: 'VARCHAR(128) NOT NULL',
      state: 'VARCHAR(8) NOT NULL',
      token: 'VARCHAR(40) NOT NULL',
      moved_at: 'BIGINT NOT NULL',
    },
    keys: [
      'PRIMARY KEY (issue_id, metric, started_at, goal_ms, threshold, account_id)',
      'KEY alert_mails_token (token)',
      'KEY alert_mails_person (account_id, moved_at)',
      'KEY alert_mails_moved (moved_at)',
    ],
    accounts: { account_id: 'alias' },
  },
  {
    name: 'alert_threads',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      comment_id: 'VARCHAR(20) NULL',
      written: 'VARCHAR(40) NULL',
    },
    keys: ['PRIMARY KEY (issue_id)'],
  },
  {
    name: 'thread_marks',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      marked_at: 'BIGINT NOT NULL',
      token: 'VARCHAR(40) NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id)', 'KEY thread_marks_marked (marked_at)'],
  },
];
