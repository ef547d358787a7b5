import type { NotAskedReason } from '../../contract/words';
import { closesOf, type Closes } from '../experience/closes';
import type { ObservedIssue, ObservedPerson } from '../experience/observed-issue';
import { outcomeOf } from '../experience/outcome';
import { firstPublicReplyAt } from '../experience/request-facts';
import { statusClass } from '../experience/segments';
import { isRoutine } from './routine';

const MINUTE_MS = 60_000;

/** What the rules need to know beside the issue. */
export interface AskingRules {
  readonly meaningfulMinutes: number;
  readonly asksRoutine: boolean;
  readonly waitingStatuses: ReadonlySet<string>;
  /** The requester works on this desk, whether or not on this request. */
  readonly requesterIsStaff: boolean;
  /** It duplicates requests that duplicate it, and is the one of them to be asked about. */
  readonly isMainOfCircle: boolean;
  /** The draw of a process that closes more than it asks. */
  readonly isSampledOut: boolean;
}

/**
 * Why nobody is asked to rate this close, or null to ask. Rating stays possible for the requester: the card is open. The
 * order matters where several hold: who it is, then what the close was, then whether it is worth a question.
 */
export const whyNotAsked = (issue: ObservedIssue, rules: AskingRules): NotAskedReason | null => {
  const { requester } = issue;
  if (requester === null) return 'no-reporter';
  const closes = closesOf(issue);
  return (
    becauseOfThePerson(issue, requester, { closes, isStaff: rules.requesterIsStaff }) ??
    becauseOfTheClose(issue, closes, rules) ??
    becauseOfTheWork(issue, closes, rules)
  );
};

const becauseOfThePerson = (
  issue: ObservedIssue,
  { accountId, isApp }: ObservedPerson,
  { closes, isStaff }: { readonly closes: Closes; readonly isStaff: boolean },
): NotAskedReason | null => {
  if (isApp) return 'reporter-is-app';
  if (isStaff || workedOnIt(issue, accountId)) return 'requester-is-agent';
  return closes.closedBy === accountId ? 'requester-closed-it' : null;
};

const becauseOfTheClose = (issue: ObservedIssue, closes: Closes, rules: AskingRules): NotAskedReason | null => {
  const outcome = outcomeOf(issue.resolution, issue.status.name);
  if (outcome === 'spam') return 'spam';
  if (outcome === 'duplicate' && !rules.isMainOfCircle) return 'duplicate';
  const wasWaiting = closes.closedFrom !== null && statusClass(closes.closedFrom, rules.waitingStatuses) === 'c';
  return outcome === 'no-answer' || (closes.closedByApp && wasWaiting) ? 'closed-by-automation' : null;
};

const becauseOfTheWork = (issue: ObservedIssue, closes: Closes, rules: AskingRules): NotAskedReason | null => {
  const lasted = (closes.closedAt ?? issue.createdAt) - issue.createdAt;
  const wasQuick = lasted < rules.meaningfulMinutes * MINUTE_MS && firstPublicReplyAt(issue) === null;
  if (wasQuick || (!rules.asksRoutine && isRoutine(issue.requestType?.name ?? ''))) return 'not-meaningful';
  return rules.isSampledOut ? 'sampled-out' : null;
};

/** Held it, or wrote a comment that customers cannot write. */
const workedOnIt = (issue: ObservedIssue, accountId: string): boolean =>
  issue.assigneeId === accountId ||
  issue.assigneeChanges.some((change) => change.from === accountId || change.to === accountId) ||
  issue.comments.some((comment) => !comment.isPublic && comment.by === accountId);
