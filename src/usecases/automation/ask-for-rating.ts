import type { AskAnswer, AskOutcome } from '../../contract/automation';
import type { IssueKey } from '../../contract/ids';
import { NoAccessError } from '../ports/errors';
import type { LoopState, LoopStates } from '../ports/facts';
import type { IssueRights } from '../ports/jira';
import type { Pushes } from '../ports/pushes';
import type { Clock } from '../ports/system';
import { assertOn } from './assert-on';

export interface AskForRatingDeps {
  readonly issueRights: Pick<IssueRights, 'mayEdit'>;
  readonly states: Pick<LoopStates, 'findByKey'>;
  readonly pushes: Pick<Pushes, 'tryAsk'>;
  readonly clock: Clock;
  readonly isLicensed: boolean;
}

/**
 * Asks the requester of a closed request for a rating by one public comment, although its process leaves that to Jira's own
 * mail. The comment is written at the next tick and keeps to the contact budget; asked twice, it is written once.
 * @throws NoAccessError when the person may not edit the issue, SwitchedOffError, LicenceLapsedError, JiraBusyError,
 * JiraUnavailableError, StorageUnavailableError
 */
export const askForRating =
  (deps: AskForRatingDeps) =>
  async ({ issueKey }: { readonly issueKey: IssueKey }): Promise<AskAnswer> => {
    if (!(await deps.issueRights.mayEdit(issueKey))) throw new NoAccessError('the person may not work on the issue');
    const now = deps.clock.now();
    const state = await deps.states.findByKey(issueKey, now);
    assertOn(state, deps);
    const hindrance = hindranceOf(state);
    if (hindrance !== null) return { isAsked: false, outcome: hindrance };
    const isAsked = state.invitation !== null && (await deps.pushes.tryAsk(state.invitation, now));
    return { isAsked, outcome: isAsked ? 'asked' : 'asked-before' };
  };

const hindranceOf = ({ request, invitation, answers }: LoopState): AskOutcome | null => {
  if (request === null || request.closedAt === null) return 'open';
  if (invitation === null || invitation.closeNo !== request.closeNo || invitation.status !== 'open') return 'not-asked';
  if (answers.some(({ item }) => item === 'experience')) return 'answered';
  return invitation.notAskedReason === null ? null : 'not-asked';
};
