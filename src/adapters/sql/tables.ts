import type { Generated } from 'kysely';
import type { AuditTable } from './admin-tables';
import type { AlertTables } from './alert-row-types';
import type { CellsTable } from './cells-table';
import type { AsksTable, ContractsTable, FollowUpsTable } from './contract-rows';
import type { IncidentSourcesTable, NativeRatingsTable, StaffMonthsTable } from './source-tables';

/**
 * Row types of the fact store as they go in and come out of Forge SQL. BIGINT, DECIMAL, COUNT and SUM arrive as strings,
 * so reading goes through the zod row schemas of each repository; these types only shape the statements kysely builds.
 */
type Big = string | number;

/** One row a person met on a request. Natural key: Atlassian's account, or the alias of who was erased. */
export interface PeopleTable {
  id: Generated<number>;
  account_id: string;
}

/** One row a request, the newest facts known of it. Natural key: Jira's issue id. */
export interface RequestsTable {
  issue_id: Big;
  issue_key: string;
  project_id: Big;
  /** Jira's request type; null until a read has told it. What `process_id` follows from, so new settings need no Jira. */
  request_type_id: string | null;
  /** null until a read has told the request type. */
  process_id: string | null;
  /** Id and value as the first source gave it, before merging, parted by a line feed, the id left out where it is the department's; null when none did. What `department_id` follows from. */
  department_source: string | null;
  department_id: string | null;
  /** Number of a person. */
  requester_id: number | null;
  created_at: Big;
  /** null while open. */
  closed_at: Big | null;
  close_no: number;
  /** null: none, as of the two after it. */
  reopens: number | null;
  handovers: number | null;
  returns: number | null;
  /** null: the first of the replies, if there is one; 0: there was none before all of them. */
  first_response_at: Big | null;
  cycle_ms: Big | null;
  response_ms: Big | null;
  /** null: none, once closed. */
  waiting_ms: Big | null;
  silence_ms: Big | null;
  /** When the desk answered in public, see `stored-life`. */
  replies: string | null;
  /** Since when nobody is assigned. */
  unowned_since: Big | null;
  /** When the desk last answered in public. */
  heard_at: Big | null;
  /** Items that the contract asks for and that are not there; null: none. */
  missing: number | null;
  /** When the detectors look at it next; null: nothing but a change can make anything wrong. */
  look_at: Big | null;
  /** 1 all clocks met, 0 one breached, null no clock stopped. */
  sla_met: number | null;
  /** Which metrics were kept, see `stored-metrics`. */
  sla_metrics: string | null;
  /** Runs of clocks that have stopped, see `stored-life`. */
  sla_runs: string | null;
  channel: string | null;
  /** 1 all that the contract asks for was there; null: it asks for nothing. */
  complete: number | null;
  outcome: string | null;
  /** With whom it was and from when to when, see `stored-life`. */
  segments: string;
  /** Source instant of the newest observation; an older one never overwrites a newer. */
  seen_at: Big;
  /** 1 once deleted in Jira: it leaves open counts, its closed figures stay. */
  deleted: number;
}

/** The right to rate one close. Natural key: issue id and number of the close. */
export interface InvitationsTable {
  issue_id: Big;
  close_no: number;
  /** Number of a person. */
  requester_id: number | null;
  summary: string;
  /** null: it stands. */
  withdrawn_why: string | null;
  /** null: asked. */
  not_asked_reason: string | null;
  /** null: certain. */
  probability: number | null;
  /** e · c · t */
  driver_item: string;
  /** null: one in three. */
  driver_probability: number | null;
  /** Flags of invitations and answers are 1 or, as in nearly every row, null. */
  asks_lost_time: number | null;
  declined: number | null;
  /** 1 opened by somebody else than the requester. */
  on_behalf: number | null;
  /** Issue id of the request that this one duplicates. */
  main_id: Big | null;
  closed_at: Big;
  /** null: asked at the close. */
  opens_at: Big | null;
  expires_at: Big;
  /** Pseudonym of who closed it: only sameness counts. */
  closer: string | null;
  /** When its push is to be made, and how; null: there is none to make, or it was settled long ago. */
  due_at: Big | null;
  channel: string | null;
  /** waiting · sending · sent · settled */
  push_state: string | null;
  push_moved_at: Big | null;
}

/** One row an item answered. Natural key: invitation and item. */
export interface AnswersTable {
  issue_id: Big;
  close_no: number;
  /** experience · ease · clarity · trust · reasons · comment · lost-time · solved */
  item: string;
  value: number | null;
  body: string | null;
  /** null: that of the language. */
  direction: string | null;
  language: string;
  /** null: invited. */
  mode: string | null;
  /** null: certain. */
  probability: number | null;
  for_team: number | null;
  answered_at: Big;
}

/** A cell that some write may have made stale. Only the marks a refresh has read are deleted by it. */
export interface MarksTable {
  project_id: Big;
  scope: string;
  scope_id: string;
  grain: string;
  starts_at: Big;
  token: string;
}

/** Figures from answers, frozen. Natural key: period, end of the period, scope and measure. */
export interface ReleasesTable {
  through: Big;
  period: string;
  scope: string;
  scope_id: string;
  measure: string;
  /** JSON of the released figure, or of "too few". */
  figure: string;
}

export interface SettingsTable {
  id: number;
  version: number;
  document: string;
  saved_by: string | null;
  saved_at: Big;
}

/** Names met on requests: processes by request type, departments by source. */
export interface NamesTable {
  kind: string;
  id: string;
  name: string;
  project_id: Big;
}

/** Requests whose custom fields may differ from the facts. Written before the fact, removed after the field. */
export interface PendingFieldsTable {
  issue_id: Big;
  marked_at: Big;
  /** New on every mark, so that a writer removes only the mark whose facts it has read. */
  token: string;
}

/** Resumable work: how far it has come. */
export interface WatermarksTable {
  name: string;
  value: string;
}

export interface Tables extends AlertTables {
  audit: AuditTable;
  people: PeopleTable;
  requests: RequestsTable;
  invitations: InvitationsTable;
  answers: AnswersTable;
  cells: CellsTable;
  marks: MarksTable;
  releases: ReleasesTable;
  settings: SettingsTable;
  names: NamesTable;
  pending_fields: PendingFieldsTable;
  contracts: ContractsTable;
  follow_ups: FollowUpsTable;
  incident_sources: IncidentSourcesTable;
  asks: AsksTable;
  staff_months: StaffMonthsTable;
  native_ratings: NativeRatingsTable;
  watermarks: WatermarksTable;
}
