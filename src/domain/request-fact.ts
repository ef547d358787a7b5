import type { AccountId, DepartmentId, Instant, IssueId, IssueKey, ProcessId, ProjectId } from '../contract/ids';
import type { PastRun } from './sla/past-run';

/** w the desk works · c the desk waits for the requester · d done. */
export type SegmentClass = 'w' | 'c' | 'd';

/** A stretch of a request's life in one class; `to` null = still in it. Stored, so a calendar change is a recompute. */
export interface Segment {
  readonly class: SegmentClass;
  readonly from: Instant;
  readonly to: Instant | null;
}

export type Outcome = 'solved' | 'declined' | 'duplicate' | 'spam' | 'no-answer';

/** Whether one service metric of a request kept its goal in every run that has stopped. */
export interface MetricOutcome {
  /** The metric's name in Jira: what tells metrics apart over desks. */
  readonly metric: string;
  readonly met: boolean;
}

/** Everything the figures need to know of one request. Working milliseconds are ≥ 0 under the settings' calendar. */
export interface RequestFact {
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
  readonly departmentId: DepartmentId | null;
  readonly requesterId: AccountId | null;
  readonly createdAt: Instant;
  readonly closedAt: Instant | null;
  /** How many times it has been closed; the next invitation's number. */
  readonly closeNo: number;
  readonly reopens: number;
  readonly handovers: number;
  /** How often the desk put it back to the requester. */
  readonly returns: number;
  readonly firstResponseAt: Instant | null;
  readonly cycleMs: number | null;
  readonly responseMs: number | null;
  readonly waitingMs: number | null;
  /** Longest stretch with the desk in which the requester heard nothing; null while open. */
  readonly silenceMs: number | null;
  /** When somebody of the desk answered in public while it was open, oldest first; what the silence follows from. None while open. */
  readonly replies: readonly Instant[];
  /** Since when nobody is assigned; null: somebody is, or it is closed. */
  readonly unownedSince: Instant | null;
  /** When somebody of the desk last answered in public; null: nobody has, or it is closed. */
  readonly heardAt: Instant | null;
  /** How many of the items that its contract asks for it has not got now; 0 once it is closed. */
  readonly missing: number;
  readonly slaMet: boolean | null;
  readonly metrics: readonly MetricOutcome[];
  /** Runs of its service clocks that have stopped. */
  readonly runs: readonly PastRun[];
  /** How it came in, as Jira names it: `portal`, `email`, `api` … null where Jira does not say. */
  readonly channel: string | null;
  /** Whether it came with all that its contract asks for; null where no contract asks for anything. */
  readonly complete: boolean | null;
  readonly outcome: Outcome | null;
  readonly segments: readonly Segment[];
  readonly seenAt: Instant;
  readonly deleted: boolean;
}
