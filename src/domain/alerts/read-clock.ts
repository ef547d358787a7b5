import type { AccountId, Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import type { OngoingCycle } from '../sla/clock';

/** The run in progress of one SLA metric on one request. */
export interface ReadClock extends OngoingCycle {
  /** Id of the metric's field, `customfield_10701`: it survives a renaming. */
  readonly metric: string;
  readonly name: string;
}

/** The clocks in progress on one request, as one read of Jira showed them. */
export interface ReadIssue {
  readonly issueId: IssueId;
  readonly issueKey: IssueKey;
  readonly projectId: ProjectId;
  readonly assigneeId: AccountId | null;
  readonly requestTypeId: string | null;
  readonly readAt: Instant;
  readonly clocks: readonly ReadClock[];
}

/** What is kept of a clock between two reads. Natural key: issue and metric; at most one run is in progress. */
export interface ClockRow {
  readonly issueId: IssueId;
  readonly metric: string;
  readonly issueKey: IssueKey;
  readonly projectId: ProjectId;
  readonly name: string;
  readonly startedAt: Instant;
  readonly goalMs: number;
  /** Working milliseconds left when it was read; negative after a breach. */
  readonly remainingMs: number;
  readonly isPaused: boolean;
  readonly breachAt: Instant | null;
  /** Name of the furthest threshold crossed. */
  readonly level: string | null;
  /** When the clock has to be looked at next; null when nothing is to come, or nobody can know when. */
  readonly nextAt: Instant | null;
  /** The `nextAt` that a queue event has been asked for. */
  readonly queuedFor: Instant | null;
  readonly readAt: Instant;
}

/** One run of one clock under one goal: what an alert is about. A changed goal makes another. */
export interface RunKey {
  readonly issueId: IssueId;
  readonly metric: string;
  readonly startedAt: Instant;
  readonly goalMs: number;
}

export const isSameRun = (a: RunKey, b: RunKey): boolean =>
  a.issueId === b.issueId && a.metric === b.metric && a.startedAt === b.startedAt && a.goalMs === b.goalMs;
