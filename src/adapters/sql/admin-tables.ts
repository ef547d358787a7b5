import type { TableDefinition } from './table-definition';

/** What an admin did, and who opened whose comment. Nothing personal but the account. */
export interface AuditTable {
  /** Names the act: the same act noted twice is one row. */
  id: string;
  at: string | number;
  kind: string;
  account_id: string | null;
  /** JSON of a flat object: a version, names of fields, an issue id, counts. */
  detail: string;
}

/** What the admin's pages keep. */
export const ADMIN_TABLES: readonly TableDefinition[] = [
  {
    name: 'audit',
    columns: {
      id: 'VARCHAR(64) NOT NULL',
      at: 'BIGINT NOT NULL',
      kind: 'VARCHAR(24) NOT NULL',
      account_id: 'VARCHAR(128) NULL',
      detail: 'VARCHAR(1000) NOT NULL',
    },
    keys: ['PRIMARY KEY (id)', 'KEY audit_at (at)', 'KEY audit_account (account_id)'],
    accounts: { account_id: 'emptied' },
  },
];
