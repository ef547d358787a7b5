import type { AlertRule } from '../../contract/alert-rules';
import type { DetectorName, DetectorRules } from '../../contract/detectors';
import type { FollowUpCause } from '../../contract/follow-up';
import type { AccountId, Instant, IssueId, ProcessId, ProjectId } from '../../contract/ids';
import type { AlertFields, WrittenFields } from '../../domain/alerts/alert-fields';
import type { Crossing } from '../../domain/alerts/plan-clocks';
import type { ClockRow, ReadIssue, RunKey } from '../../domain/alerts/read-clock';
import type { OwedFollowUp } from '../../domain/alerts/risks';
import type { RulesBehind } from '../../domain/alerts/rules';
import type { DepartmentValue } from '../../domain/experience/observed-issue';
import type { RequestRecord } from '../../domain/experience/request-record';

/** Clocks as Jira has them. Methods reject with JiraBusyError or JiraUnavailableError. */
export interface ClockReader {
  /** The site's SLA metrics by the ids of their fields, at most a day old. */
  metrics(): Promise<readonly Metric[]>;
  /** The same, read from Jira now. */
  metricsNow(): Promise<readonly Metric[]>;
  /**
   * Up to a hundred requests in one call; `missing` are those that are gone or closed to the app. What the contracts want
   * of a request is read along with its clocks.
   */
  read(ids: readonly IssueId[], requiredFields?: readonly string[]): Promise<ClockRead>;
  /** A page by JQL. `next` null: the last one. Rejects with StalePageError when the page token has lapsed. */
  search(query: { readonly jql: string; readonly after: string | null }): Promise<{
    readonly issues: readonly ReadIssue[];
    readonly next: string | null;
  }>;
}

export interface Metric {
  readonly id: string;
  /** As it is called today. */
  readonly name: string;
}

/** Whether the fields asked for hold something now, on a request made at an instant. */
export interface HeldItems {
  readonly createdAt: Instant;
  readonly presence: Readonly<Record<string, { readonly now: boolean }>>;
}

export interface ClockRead {
  readonly issues: readonly ReadIssue[];
  /** Where required fields were asked for. */
  readonly held?: ReadonlyMap<IssueId, HeldItems>;
  readonly missing: readonly IssueId[];
}

export interface AlertFieldWriter {
  /** Writes all alert fields of all the requests in one call. */
  write(values: readonly { readonly issueId: IssueId; readonly values: AlertFields }[]): Promise<void>;
}

/** All methods of the ports below reject with StorageUnavailableError when the store does not answer as it should. */

export interface ClockRows {
  find(issueIds: readonly IssueId[]): Promise<readonly ClockRow[]>;
  /** Upserts; a row of an older read leaves a newer one as it is. */
  save(rows: readonly ClockRow[]): Promise<void>;
  drop(keys: readonly Pick<ClockRow, 'issueId' | 'metric'>[]): Promise<void>;
  /** Drops every clock and every touch of these projects, so that nothing asks Jira about them any more. */
  forget(projectIds: readonly ProjectId[]): Promise<void>;
  /** Clocks to be looked at by `until`, soonest first. */
  due(until: Instant, limit: number): Promise<readonly ClockRow[]>;
  /** Notes that a queue event has been asked for each row's look; a look that has moved since keeps its own note. */
  markQueued(rows: readonly ClockRow[]): Promise<void>;
  /** Requests of a project with a clock, by id, after `after`. */
  inProject(projectId: ProjectId, after: IssueId | null, limit: number): Promise<readonly IssueId[]>;
  /** Requests with a breach in `(now, until]` that the field Next breach does not show. */
  withUnshownBreach(now: Instant, until: Instant, limit: number): Promise<readonly IssueId[]>;
}

/** What the alert fields in Jira hold, so that only changes are written. */
export interface AlertFieldRows {
  find(issueIds: readonly IssueId[]): Promise<readonly WrittenFields[]>;
  save(written: readonly WrittenFields[]): Promise<void>;
}

export interface Touch {
  readonly issueId: IssueId;
  /** Names this very touch: a later one has another. */
  readonly token: string;
}

/** Requests whose clocks may have changed since they were read. */
export interface Touches {
  mark(issueIds: readonly IssueId[], at: Instant): Promise<void>;
  /** The oldest ones. */
  read(limit: number): Promise<readonly Touch[]>;
  /** Removes exactly these; a touch made since stays. */
  settle(touches: readonly Touch[]): Promise<void>;
}

export interface StandingAlert extends RunKey, RulesBehind {
  /** Name of the metric. */
  readonly name: string;
  /** Name of the threshold. */
  readonly threshold: string;
  readonly kind: Crossing['kind'];
  readonly dueAt: Instant;
  readonly raisedAt: Instant;
}

/** Alerts, by run and threshold: who inserts one first has raised it. */
export interface Alerts {
  /**
   * Claims what nobody has claimed yet, under a token of this caller, and answers what this caller owns. What has ended and is
   * crossed again, under a goal that came back, stands again untold.
   */
  claim(
    crossings: readonly Crossing[],
    claim: { readonly token: string; readonly at: Instant },
  ): Promise<readonly Crossing[]>;
  /** Alerts of the request that have not ended, oldest first. */
  standing(issueId: IssueId): Promise<readonly StandingAlert[]>;
  /** The alerts of these runs do not hold any more. */
  end(runs: readonly RunKey[], at: Instant): Promise<void>;
}

/** What Jira says of a condition: which of the requests asked about meet it, or why it cannot say. */
export interface Verdict {
  readonly matched: ReadonlySet<IssueId>;
  readonly fault: string | null;
}

/** Conditions in JQL. Methods reject with JiraBusyError, JiraUnavailableError or JiraRefusedError. */
export interface Conditions {
  /** Jira's words on what is wrong with it; null when it is understood. */
  findFault(jql: string): Promise<string | null>;
  /** One call for up to fifty conditions; none when there is nothing to ask. */
  match(issueIds: readonly IssueId[], conditions: readonly string[]): Promise<ReadonlyMap<string, Verdict>>;
}

/** A rule as a project has saved it. */
export interface StoredRule {
  readonly rule: AlertRule & { readonly projectId: ProjectId };
  /** 1 at the first save, one more at each. */
  readonly version: number;
  /** From when on it tells of what clocks cross. */
  readonly since: Instant;
  /** Jira's words on why it does not take the condition any more; null: it does, or there is none. */
  readonly fault: string | null;
  readonly savedBy: AccountId | null;
  readonly savedAt: Instant;
}

/** Rules that projects have saved. What nobody saved is the default and not in here. */
export interface AlertRules {
  /** Of all projects, by project and name: at most a thousand or so. */
  all(): Promise<readonly StoredRule[]>;
  ofProject(projectId: ProjectId): Promise<readonly StoredRule[]>;
  /** Saves over the version that was read, 0 for none; false, and nothing changed, when another is stored. */
  trySave(version: number, next: Omit<StoredRule, 'version' | 'fault'>): Promise<boolean>;
  /** Removes that very version; false when another is stored. */
  tryRemove(rule: { readonly projectId: ProjectId; readonly id: string; readonly version: number }): Promise<boolean>;
  /** Notes of rules what Jira says of their conditions; null: nothing. A rule saved since keeps its own note. */
  noteFaults(notes: readonly Pick<StoredRule, 'rule' | 'version' | 'fault'>[]): Promise<void>;
}

/** What a project has set for its detectors, over the version that was read. */
export interface StoredDetectors {
  readonly rules: DetectorRules;
  /** 1 at the first save, one more at each. */
  readonly version: number;
  readonly savedBy: AccountId | null;
  readonly savedAt: Instant;
}

/** Detectors that projects have set. Where nobody has, the default holds and nothing is in here. */
export interface Detectors {
  find(projectId: ProjectId): Promise<StoredDetectors | null>;
  /** Of all projects. */
  all(): Promise<ReadonlyMap<ProjectId, DetectorRules>>;
  /** Saves over the version that was read, 0 for none; false, and nothing changed, when another is stored. */
  trySave(projectId: ProjectId, next: StoredDetectors): Promise<boolean>;
}

/** What a look found and when the next one is. */
export interface Looked {
  readonly issueId: IssueId;
  readonly trouble: DetectorName | null;
  readonly nextAt: Instant | null;
}

/** Looks of the detectors at requests: asked for by every change, and by the instants at which time alone makes one. */
export interface DetectorLooks {
  /**
   * The requests whose look is due by `now`, as they are stored after the claim. Until `lease` nobody else is given them; a
   * change in between, or a lease that ran out, makes them due again.
   */
  claim(limit: number, span: { readonly now: Instant; readonly lease: Instant }): Promise<readonly RequestRecord[]>;
  /** Stores what claimed looks found; of a request that has changed since, only that. */
  note(looked: readonly Looked[]): Promise<void>;
  /** Sets the next look of the requests still under the lease. */
  settle(looked: readonly Looked[], lease: Instant): Promise<void>;
  /** Notes how many items open requests lack, and asks for a look at each that lacks another number than before. */
  noteMissing(lacking: readonly Lacking[]): Promise<void>;
  /** Asks for a look at every open request, of one project or of all. */
  again(projectId: ProjectId | null): Promise<void>;
  /** What the last looks found, of the open ones among these requests. */
  troubles(issueIds: readonly IssueId[]): Promise<ReadonlyMap<IssueId, DetectorName>>;
}

export interface Lacking {
  readonly issueId: IssueId;
  readonly missing: number;
}

/** A follow-up that somebody owes, with what decides who may know of it. */
export interface StoredOwing extends OwedFollowUp {
  readonly cause: FollowUpCause;
  readonly projectId: ProjectId;
  readonly requestTypeId: string | null;
  readonly ownerId: AccountId | null;
}

/** Where a request comes from. */
export interface RequestOrigin {
  readonly processId: ProcessId | null;
  readonly departmentSource: DepartmentValue | null;
}

/** What the experience page of a project shows. */
export interface Risks {
  /** Clocks past a threshold, or breached by `until`, the first breach first. */
  clocks(projectId: ProjectId, until: Instant, limit: number): Promise<readonly ClockRow[]>;
  /** Open requests with which the last look found something wrong, the oldest first. */
  troubled(projectId: ProjectId, limit: number): Promise<readonly RequestRecord[]>;
  /** Follow-ups of a project that are owed, the first due first; a deleted request has none. */
  owed(projectId: ProjectId, limit: number): Promise<readonly StoredOwing[]>;
  /** Of up to a few hundred requests; those nobody has met are missing. */
  origins(issueIds: readonly IssueId[]): Promise<ReadonlyMap<IssueId, RequestOrigin>>;
  /** Alerts that stand on what was crossed before alerts, or every rule behind them, began. */
  countSeen(projectId: ProjectId): Promise<number>;
}
