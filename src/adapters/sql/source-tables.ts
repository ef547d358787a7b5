import type { TableDefinition } from './table-definition';

type Big = string | number;

/** A source of incidents beside Jira; how its newest file was read and how far. */
export interface IncidentSourcesTable {
  /** The facts of its incidents are stored under this id as if it were a project. */
  project_id: Big;
  name: string;
  desk_id: Big;
  /** JSON of columns, dates, zone and states. */
  reading: string;
  file_hash: string;
  file_rows: number;
  portions: number;
  done: number;
  rows_done: number;
  /** JSON `[[line, field | null, reason], …]`, the first thousand. */
  faults: string;
  fault_count: number;
  started_at: Big;
  moved_at: Big;
}

/** What comes from elsewhere than Jira. */
export const SOURCE_TABLES: readonly TableDefinition[] = [
  {
    name: 'incident_sources',
    columns: {
      project_id: 'BIGINT NOT NULL',
      name: 'VARCHAR(80) NOT NULL',
      desk_id: 'BIGINT NOT NULL',
      reading: 'TEXT NOT NULL',
      file_hash: 'VARCHAR(64) NOT NULL',
      file_rows: 'INT NOT NULL',
      portions: 'INT NOT NULL',
      done: 'INT NOT NULL',
      rows_done: 'INT NOT NULL',
      faults: 'TEXT NOT NULL',
      fault_count: 'INT NOT NULL',
      started_at: 'BIGINT NOT NULL',
      moved_at: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (project_id)'],
  },
];
