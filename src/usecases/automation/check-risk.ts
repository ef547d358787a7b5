import type { RiskAnswer } from '../../contract/automation';
import type { IssueKey } from '../../contract/ids';
import { LOOK_AHEAD_MS } from '../../domain/alerts/alert-fields';
import { BOUNCING_HANDOVERS, risksOf } from '../../domain/alerts/risks';
import type { ClockRows } from '../ports/alerts';
import { NoAccessError } from '../ports/errors';
import type { LoopStates } from '../ports/facts';
import type { IssueRights } from '../ports/jira';
import type { Clock } from '../ports/system';

export interface CheckRiskDeps {
  readonly issueRights: Pick<IssueRights, 'mayBrowse'>;
  readonly states: Pick<LoopStates, 'findByKey'>;
  readonly clockRows: Pick<ClockRows, 'find'>;
  readonly clock: Clock;
}

const NONE: RiskAnswer = { isAtRisk: false, reason: '', clock: '' };

/**
 * Whether a request is at risk, and its one reason, for a rule that acts for somebody who may browse it. Changes nothing.
 * @throws NoAccessError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const checkRisk =
  (deps: CheckRiskDeps) =>
  async ({ issueKey }: { readonly issueKey: IssueKey }): Promise<RiskAnswer> => {
    if (!(await deps.issueRights.mayBrowse(issueKey)))
      throw new NoAccessError('the issue is not there for this person');
    const now = deps.clock.now();
    const { request } = await deps.states.findByKey(issueKey, now);
    if (request === null || request.closedAt !== null) return NONE;
    const rows = await deps.clockRows.find([request.issueId]);
    const clocks = rows.filter(
      ({ level, breachAt, isPaused }) =>
        level !== null || (breachAt !== null && !isPaused && breachAt <= now + LOOK_AHEAD_MS),
    );
    const isTroubled = request.handovers >= BOUNCING_HANDOVERS || request.reopens > 0;
    const [risk] = risksOf(clocks, isTroubled ? [request] : [], now);
    return risk === undefined ? NONE : { isAtRisk: true, reason: risk.reason, clock: risk.clock ?? '' };
  };
