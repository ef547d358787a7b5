import type { AccountId, Instant } from '../../contract/ids';
import type { ObservedIssue, ObservedStatus } from './observed-issue';

export interface Closes {
  /** When it was closed last; null while open. */
  readonly closedAt: Instant | null;
  /** Who closed it last; null while open, and when it was created closed. */
  readonly closedBy: AccountId | null;
  /** Closed last by an app, such as Jira's automation. */
  readonly closedByApp: boolean;
  /** Status it was closed from; null while open, and when it was created closed. */
  readonly closedFrom: ObservedStatus | null;
  /** How many times it has been closed. */
  readonly closeNo: number;
  readonly reopens: number;
}

const OPEN = { closedAt: null, closedBy: null, closedByApp: false, closedFrom: null } as const;
const NEVER_CLOSED: Closes = { ...OPEN, closeNo: 0, reopens: 0 };

/**
 * Counts closes and reopens in the whole history, so that it does not matter which events arrived, how often, or in
 * which order. Moving between two done statuses is neither.
 */
export const closesOf = (issue: Pick<ObservedIssue, 'createdAt' | 'status' | 'statusChanges'>): Closes => {
  const first = issue.statusChanges[0]?.from ?? issue.status;
  let closes: Closes =
    first.category === 'done' ? { ...OPEN, closedAt: issue.createdAt, closeNo: 1, reopens: 0 } : NEVER_CLOSED;
  for (const change of issue.statusChanges) {
    const closed = closes.closedAt !== null;
    const closing = change.to.category === 'done';
    if (closing && !closed) {
      const { at: closedAt, by: closedBy, byApp: closedByApp, from: closedFrom } = change;
      closes = { ...closes, closedAt, closedBy, closedByApp, closedFrom, closeNo: closes.closeNo + 1 };
    }
    if (!closing && closed) closes = { ...closes, ...OPEN, reopens: closes.reopens + 1 };
  }
  return closes;
};
