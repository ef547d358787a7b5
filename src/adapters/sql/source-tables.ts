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

/** People of a department by month, as a people department counts them. Nobody is named. */
export interface StaffMonthsTable {
  /** `2026-09`. */
  month: string;
  /** Its name; empty for the whole company. */
  department: string;
  headcount: number;
  leavers: number;
  absence_days: number | null;
}

/** Ratings of Jira's own survey, imported. Natural key: the request. */
export interface NativeRatingsTable {
  issue_id: Big;
  project_id: Big;
  request_type_id: string | null;
  /** JSON `[id, value]`, as `requests` has it; process and department follow from the settings when a release is made. */
  department_source: string | null;
  /** Number of a person. */
  requester_id: number | null;
  rating: number;
  rated_at: Big;
}

/** What comes from elsewhere than the requests themselves. */
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
  {
    name: 'staff_months',
    columns: {
      month: 'VARCHAR(7) NOT NULL',
      department: 'VARCHAR(120) NOT NULL',
      headcount: 'INT NOT NULL',
      leavers: 'INT NOT NULL',
      absence_days: 'DOUBLE NULL',
    },
    keys: ['PRIMARY KEY (month, department)'],
  },
  {
    name: 'native_ratings',
    columns: {
      issue_id: 'BIGINT NOT NULL',
      project_id: 'BIGINT NOT NULL',
      request_type_id: 'VARCHAR(20) NULL',
      department_source: 'VARCHAR(255) NULL',
      requester_id: 'INT NULL',
      rating: 'INT NOT NULL',
      rated_at: 'BIGINT NOT NULL',
    },
    keys: ['PRIMARY KEY (issue_id)', 'KEY native_ratings_rated (rated_at)'],
    retiredKeys: ['native_ratings_requester'],
    people: ['requester_id'],
  },
];
