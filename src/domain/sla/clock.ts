import type { Instant } from '../../contract/ids';

/** One finished run of an SLA metric on a request. Durations are working milliseconds of the metric's own calendar. */
export interface CompletedCycle {
  readonly startedAt: Instant;
  readonly stoppedAt: Instant;
  readonly goalMs: number;
  readonly elapsedMs: number;
  readonly remainingMs: number;
  readonly breached: boolean;
  readonly breachAt: Instant | null;
}

/** The run in progress. `breachAt` is null while paused or when Jira does not say. */
export interface OngoingCycle {
  readonly startedAt: Instant;
  readonly goalMs: number;
  readonly elapsedMs: number;
  /** Negative after a breach. */
  readonly remainingMs: number;
  readonly breached: boolean;
  readonly paused: boolean;
  readonly withinCalendarHours: boolean;
  readonly breachAt: Instant | null;
}

/** One SLA metric as it stands on one request. `completed` is oldest first. */
export interface SlaClock {
  /** Id of the metric's field, `customfield_10701`: it survives a renaming. */
  readonly metric: string;
  readonly name: string;
  readonly completed: readonly CompletedCycle[];
  readonly ongoing: OngoingCycle | null;
}
