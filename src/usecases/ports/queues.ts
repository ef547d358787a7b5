import type { IssueId } from '../../contract/ids';

/** Work handed to a later invocation. Delivered at least once, in no order. Each push @throws StorageUnavailableError */
export interface Queues {
  /** Fields of the marked requests are written after this many seconds, 0–900. */
  pushFieldWrite(delaySeconds: number): Promise<void>;
  /** Figures are recomputed from the facts. */
  pushRebuild(): Promise<void>;
}

export interface ClockQueue {
  /** Clocks of these requests are looked at after so many seconds, 0–900 each. */
  pushClockLooks(
    looks: readonly { readonly delaySeconds: number; readonly issueIds: readonly IssueId[] }[],
  ): Promise<void>;
}
