/** Row types of clocks, alerts and their rules; BIGINT arrives as a string. */
type Big = string | number;

/** A service clock in progress, as it was last read. Natural key: issue and metric. */
export interface ClocksTable {
  issue_id: Big;
  /** Field id of the SLA metric. */
  metric: string;
  issue_key: string;
  project_id: Big;
  name: string;
  started_at: Big;
  goal_ms: Big;
  remaining_ms: Big;
  paused: number;
  breach_at: Big | null;
  /** Furthest threshold crossed: `share:75`, `breach` … */
  level: string | null;
  /** When it has to be looked at next. */
  next_at: Big | null;
  /** The `next_at` that a queue event is on its way for. */
  queued_for: Big | null;
  /** An older read never overwrites a newer one. */
  read_at: Big;
}

/** Marks of requests: clocks that events have touched, comments that may be out of date. */
interface TouchesTable {
  issue_id: Big;
  marked_at: Big;
  token: string;
}

/** What the alert fields of a request hold in Jira. */
interface AlertFieldsTable {
  issue_id: Big;
  sla_alert: string | null;
  next_breach: Big | null;
  risk: string | null;
}

/** One alert: a run of a clock under one goal crossed a threshold. Whoever inserts the row has raised it. */
interface AlertsTable {
  issue_id: Big;
  metric: string;
  started_at: Big;
  goal_ms: Big;
  threshold: string;
  project_id: Big;
  name: string;
  /** new · seen (crossed before alerts, or every rule behind it, began) */
  kind: string;
  due_at: Big;
  raised_at: Big;
  ended_at: Big | null;
  token: string;
  /** JSON `[[rule, …], [rule whose second level is told, …]]`; null: raised by a release that knew one rule only. */
  rules: string | null;
  /** When there is something to be told of it; null: nothing. */
  tell_at: Big | null;
}

/** A message to a person about an alert. Whoever inserts the row sends it. */
interface AlertMailsTable {
  issue_id: Big;
  metric: string;
  started_at: Big;
  goal_ms: Big;
  threshold: string;
  account_id: string;
  /** sending · sent · unknown · refused · dropped */
  state: string;
  /** Of the message, which may be about several alerts. */
  token: string;
  moved_at: Big;
}

/** The internal comment of a request that speaks of its alerts. */
interface AlertThreadsTable {
  issue_id: Big;
  /** null: cut off while it was written first. */
  comment_id: string | null;
  /** Hash of what it says; null: nobody knows. */
  written: string | null;
}

/** A rule of a project. Natural key: project and the rule's own name. */
interface AlertRulesTable {
  project_id: Big;
  id: string;
  version: number;
  /** JSON of the rule without project, name and the person of its second level. */
  document: string;
  second_id: string | null;
  /** Clocks that crossed a threshold before it are not told of by this rule. */
  active_since: Big;
  /** Why Jira does not take its condition any more. */
  fault: string | null;
  saved_by: string | null;
  saved_at: Big;
}

/** The detectors of a project. Natural key: the project. */
interface DetectorRulesTable {
  project_id: Big;
  version: number;
  /** JSON of the rules. */
  document: string;
  saved_by: string | null;
  saved_at: Big;
}

/** Requests with which the detectors found something wrong. Natural key: issue id. */
export interface TroublesTable {
  issue_id: Big;
  /** The worst that they found. */
  trouble: string;
}

export interface AlertTables {
  detector_rules: DetectorRulesTable;
  clocks: ClocksTable;
  touches: TouchesTable;
  troubles: TroublesTable;
  alert_fields: AlertFieldsTable;
  alerts: AlertsTable;
  alert_rules: AlertRulesTable;
  alert_mails: AlertMailsTable;
  alert_threads: AlertThreadsTable;
  thread_marks: TouchesTable;
}
