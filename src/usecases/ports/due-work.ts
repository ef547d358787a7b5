import type { Instant, ProjectId } from '../../contract/ids';

/** Up to when each kind of work is due. */
export interface DueSpan {
  readonly now: Instant;
  /** Clocks to be looked at until then are queued. */
  readonly looksUntil: Instant;
  /** A look that was due by then has lost its queue event. */
  readonly looksLostBefore: Instant;
  /** Breaches until then are shown. */
  readonly breachesUntil: Instant;
  /** Who has been sending since before is dead. */
  readonly pushesStuckSince: Instant;
  /** Fields marked by then have lost their push. */
  readonly fieldsMarkedBefore: Instant;
  /** Where no clock may be stored. */
  readonly pausedProjectIds: readonly ProjectId[];
}

export interface DueKinds {
  /** Of clocks, detectors and alerts. */
  readonly alerts: boolean;
  readonly pushes: boolean;
  readonly fields: boolean;
  readonly figures: boolean;
}

/** @throws StorageUnavailableError */
export interface DueWork {
  /** Of which kind anything is due. */
  find(span: DueSpan): Promise<DueKinds>;
}
