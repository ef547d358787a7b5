import type { NotAskedReason } from '../../contract/words';
import { closesOf } from '../experience/closes';
import type { ObservedIssue } from '../experience/observed-issue';
import { firstPublicReplyAt } from '../experience/request-facts';

const MINUTE_MS = 60_000;

/**
 * Why nobody is asked about this close, or null to ask. Rating stays possible for the requester: the card is open.
 * `requesterIsStaff`: the requester works on this desk, whether or not on this request.
 */
export const whyNotAsked = (
  issue: ObservedIssue,
  context: { readonly meaningfulMinutes: number; readonly requesterIsStaff: boolean },
): NotAskedReason | null => {
  const { requester } = issue;
  if (requester === null) return 'no-reporter';
  if (requester.isApp) return 'reporter-is-app';
  const { closedAt, closedBy } = closesOf(issue);
  if (closedBy === requester.accountId) return 'requester-closed-it';
  if (context.requesterIsStaff || workedOnIt(issue, requester.accountId)) return 'requester-is-agent';
  const lasted = (closedAt ?? issue.createdAt) - issue.createdAt;
  if (lasted < context.meaningfulMinutes * MINUTE_MS && firstPublicReplyAt(issue) === null) return 'not-meaningful';
  return null;
};

/** Held it, or wrote a comment that customers cannot write. */
const workedOnIt = (issue: ObservedIssue, accountId: string): boolean =>
  issue.assigneeId === accountId ||
  issue.assigneeChanges.some((change) => change.from === accountId || change.to === accountId) ||
  issue.comments.some((comment) => !comment.isPublic && comment.by === accountId);
