import type { Instant, IssueId, ProcessId, ProjectId } from '../../contract/ids';
import type { PastRun } from '../../domain/sla/past-run';

/** Requests of a project that were closed since an instant; of one process, or of all. */
export interface ClosedRequests {
  readonly projectId: ProjectId;
  readonly processId: ProcessId | null;
  readonly since: Instant;
}

export interface RequestWithRuns {
  readonly issueId: IssueId;
  readonly processId: ProcessId | null;
  readonly runs: readonly PastRun[];
}

/** Runs of clocks that have stopped, of requests that have any. */
export interface PastRuns {
  /** By id, after `after`. */
  page(closed: ClosedRequests, after: IssueId | null, limit: number): Promise<readonly RequestWithRuns[]>;
  count(closed: ClosedRequests): Promise<number>;
}
