import type { FollowUpAnswer } from '../../contract/automation';
import { FollowUpCause } from '../../contract/follow-up';
import type { IssueKey } from '../../contract/ids';
import { openFollowUp, type OpenFollowUpDeps } from '../open-follow-up';
import { NoAccessError } from '../ports/errors';
import type { LoopStates } from '../ports/facts';
import type { IssueRights } from '../ports/jira';
import { assertOn } from './assert-on';

export interface StartFollowUpDeps extends OpenFollowUpDeps {
  readonly issueRights: Pick<IssueRights, 'mayEdit'>;
  readonly states: Pick<LoopStates, 'findById' | 'findByKey'>;
  readonly isLicensed: boolean;
}

/**
 * A rule opens a follow-up of a request: once while it is open, and once after each of its closes, however often rules ask.
 * @throws NoAccessError when the person may not edit the issue, SwitchedOffError, LicenceLapsedError, JiraBusyError,
 * JiraUnavailableError, StorageUnavailableError
 */
export const startFollowUp =
  (deps: StartFollowUpDeps) =>
  async ({ issueKey }: { readonly issueKey: IssueKey }): Promise<FollowUpAnswer> => {
    if (!(await deps.issueRights.mayEdit(issueKey))) throw new NoAccessError('the person may not work on the issue');
    const state = await deps.states.findByKey(issueKey, deps.clock.now());
    assertOn(state, deps);
    const { request } = state;
    if (request === null) return { isOpened: false, outcome: 'not-possible' };
    const { issueId, closeNo, closedAt } = request;
    const cause = FollowUpCause.parse(`automation:${closedAt === null ? 'open' : 'close'}-${closeNo}`);
    const isThere = (await deps.followUps.ofIssue(issueId)).some((followUp) => followUp.cause === cause);
    if (isThere) return { isOpened: false, outcome: 'opened-before' };
    const isOpened = await openFollowUp(deps)({ issueId, cause });
    return { isOpened, outcome: isOpened ? 'opened' : 'not-possible' };
  };
