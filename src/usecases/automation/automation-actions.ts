import { askForRating, type AskForRatingDeps } from './ask-for-rating';
import { checkRisk, type CheckRiskDeps } from './check-risk';

/** What rules of Jira's automation may call. */
export const automationActions = (deps: CheckRiskDeps & AskForRatingDeps) => ({
  checkRisk: checkRisk(deps),
  askForRating: askForRating(deps),
});
