import type { RiskAnswer } from '../../contract/automation';
import type { IssueKey } from '../../contract/ids';
import { DEFAULT_DETECTORS, detect } from '../../domain/alerts/detectors';
import { risksOf } from '../../domain/alerts/risks';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import type { ClockRows, Detectors } from '../ports/alerts';
import { NoAccessError } from '../ports/errors';
import type { LoopStates } from '../ports/facts';
import type { IssueRights } from '../ports/jira';
import type { Clock } from '../ports/system';

export interface CheckRiskDeps {
  readonly issueRights: Pick<IssueRights, 'mayBrowse'>;
  readonly states: Pick<LoopStates, 'findByKey'>;
  readonly detectors: Pick<Detectors, 'find'>;
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
    const { request, settings } = await deps.states.findByKey(issueKey, now);
    if (request === null || request.closedAt !== null) return NONE;
    const stored = await deps.detectors.find(request.projectId);
    const { findings } = detect(request, {
      rules: stored?.rules ?? DEFAULT_DETECTORS,
      calendar: createDeskCalendars(settings).of(request.processId),
      now,
    });
    const clocks = await deps.clockRows.find([request.issueId]);
    const [risk] = risksOf({ clocks, troubled: [{ ...request, findings }], owed: [] }, now);
    return risk === undefined ? NONE : { isAtRisk: true, reason: risk.reason, clock: risk.clock ?? '' };
  };
