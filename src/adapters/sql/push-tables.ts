import type { TableDefinition } from './table-definition';

/** Closes on their way to be pushed, and for a while what was. */
export const PUSH_TABLES: readonly TableDefinition[] = [
  {
    name: 'pushes',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      close_no: 'INT NOT NULL',
      requester: 'VARCHAR(16) NOT NULL',
      closer: 'VARCHAR(16) NULL',
      closed_at: 'BIGINT NOT NULL',
      due_at: 'BIGINT NOT NULL',
      channel: 'VARCHAR(12) NOT NULL',
      state: 'VARCHAR(12) NOT NULL',
      moved_at: 'BIGINT NOT NULL',
    },
    keys: [
      'PRIMARY KEY (issue_id, close_no)',
      'KEY pushes_due (state, due_at)',
      'KEY pushes_closer (closer, closed_at)',
      'KEY pushes_requester (requester, moved_at)',
    ],
  },
];
