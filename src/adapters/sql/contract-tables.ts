import type { TableDefinition } from './table-definition';

/** Contracts, what requesters were asked for under them, and follow-ups of what went wrong. */
export const CONTRACT_TABLES: readonly TableDefinition[] = [
  {
    name: 'contracts',
    columns: {
      process_id: 'VARCHAR(60) NOT NULL',
      version: 'INT NOT NULL',
      revision: 'INT NOT NULL',
      terms: 'MEDIUMTEXT NOT NULL',
      decider_id: 'VARCHAR(128) NULL',
      decider_name: 'TEXT NULL',
      is_public: 'INT NOT NULL',
      review_on: 'VARCHAR(10) NULL',
      edited_by: 'VARCHAR(128) NULL',
      edited_at: 'BIGINT NOT NULL',
      giving_by: 'VARCHAR(128) NULL',
      giving_at: 'BIGINT NULL',
      receiving_by: 'VARCHAR(128) NULL',
      receiving_at: 'BIGINT NULL',
    },
    keys: ['PRIMARY KEY (process_id, version)'],
    accounts: { edited_by: 'emptied', decider_id: 'emptied', giving_by: 'emptied', receiving_by: 'emptied' },
  },
  {
    name: 'follow_ups',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      cause: 'VARCHAR(64) NOT NULL',
      project_id: 'BIGINT NOT NULL',
      process_id: 'VARCHAR(60) NULL',
      state: 'VARCHAR(10) NOT NULL',
      owner_id: 'VARCHAR(128) NULL',
      opened_at: 'BIGINT NOT NULL',
      due_at: 'BIGINT NOT NULL',
      outcome: 'VARCHAR(16) NULL',
      note: 'TEXT NULL',
      reply: 'TEXT NULL',
      done_at: 'BIGINT NULL',
      changed_by: 'VARCHAR(128) NULL',
      changed_at: 'BIGINT NOT NULL',
      version: 'INT NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id, cause)', 'KEY follow_ups_due (state, due_at)'],
    accounts: { owner_id: 'emptied', changed_by: 'emptied' },
  },
  {
    name: 'asks',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      items: 'VARCHAR(32) NOT NULL',
      asked_at: 'BIGINT NOT NULL',
      state: 'VARCHAR(8) NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id, items)'],
  },
];
