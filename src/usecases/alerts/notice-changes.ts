import type { Instant, IssueId } from '../../contract/ids';
import type { ClockRows, Touches } from '../ports/alerts';
import type { Clock } from '../ports/system';

export interface NoticeChangesDeps {
  readonly clockRows: Pick<ClockRows, 'find'>;
  readonly touches: Touches;
  readonly clock: Clock;
}

/** A request as a walk over changed ones shows it. */
export interface ChangedRequest {
  readonly issueId: IssueId;
  readonly updatedAt: Instant;
  readonly hasClock: boolean;
}

/**
 * Touches the requests whose clocks were read before their last change, or never: their event was lost.
 * @throws StorageUnavailableError
 */
export const noticeChanges =
  (deps: NoticeChangesDeps) =>
  async (changed: readonly ChangedRequest[]): Promise<void> => {
    if (changed.length === 0) return;
    const rows = Map.groupBy(
      await deps.clockRows.find(changed.map(({ issueId }) => issueId)),
      ({ issueId }) => issueId,
    );
    const unread = changed.filter(({ issueId, updatedAt, hasClock }) => {
      const known = rows.get(issueId);
      return known === undefined ? hasClock : known.some(({ readAt }) => readAt < updatedAt);
    });
    await deps.touches.mark(
      unread.map(({ issueId }) => issueId),
      deps.clock.now(),
    );
  };
