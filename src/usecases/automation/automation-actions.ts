import { askForRating, type AskForRatingDeps } from './ask-for-rating';
import { checkRisk, type CheckRiskDeps } from './check-risk';
import { startFollowUp, type StartFollowUpDeps } from './start-follow-up';

/** What rules of Jira's automation may call. */
export const automationActions = (deps: CheckRiskDeps & AskForRatingDeps & StartFollowUpDeps) => ({
  checkRisk: checkRisk(deps),
  askForRating: askForRating(deps),
  startFollowUp: startFollowUp(deps),
});
