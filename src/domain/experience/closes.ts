import type { AccountId, Instant } from '../../contract/ids';
import type { ObservedIssue } from './observed-issue';

export interface Closes {
  /** When it was closed last; null while open. */
  readonly closedAt: Instant | null;
  /** Who closed it last; null while open, and when it was created closed. */
  readonly closedBy: AccountId | null;
  /** How many times it has been closed. */
  readonly closeNo: number;
  readonly reopens: number;
}

/**
 * Counts closes and reopens in the whole history, so that it does not matter which events arrived, how often, or in
 * which order. Moving between two done statuses is neither.
 */
export const closesOf = (issue: ObservedIssue): Closes => {
  const first = issue.statusChanges[0]?.from ?? issue.status;
  let closes: Closes =
    first.category === 'done'
      ? { closedAt: issue.createdAt, closedBy: null, closeNo: 1, reopens: 0 }
      : { closedAt: null, closedBy: null, closeNo: 0, reopens: 0 };
  for (const change of issue.statusChanges) {
    const closed = closes.closedAt !== null;
    const closing = change.to.category === 'done';
    if (closing && !closed) {
      closes = { ...closes, closedAt: change.at, closedBy: change.by, closeNo: closes.closeNo + 1 };
    }
    if (!closing && closed) closes = { ...closes, closedAt: null, closedBy: null, reopens: closes.reopens + 1 };
  }
  return closes;
};
