import type { AccountId, DepartmentId, Instant, IssueId, IssueKey, ProcessId, ProjectId } from '../contract/ids';

/** w the desk works · c the desk waits for the requester · d done. */
export type SegmentClass = 'w' | 'c' | 'd';

/** A stretch of a request's life in one class; `to` null = still in it. Stored, so a calendar change is a recompute. */
export interface Segment {
  readonly class: SegmentClass;
  readonly from: Instant;
  readonly to: Instant | null;
}

export type Outcome = 'solved' | 'declined' | 'duplicate' | 'spam' | 'no-answer';

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
  readonly firstResponseAt: Instant | null;
  readonly cycleMs: number | null;
  readonly responseMs: number | null;
  readonly waitingMs: number | null;
  readonly slaMet: boolean | null;
  /** Had all that its process's contract requires when it was created; null: nothing was required, or no read has looked. */
  readonly complete: boolean | null;
  readonly outcome: Outcome | null;
  readonly segments: readonly Segment[];
  readonly seenAt: Instant;
  readonly deleted: boolean;
}
