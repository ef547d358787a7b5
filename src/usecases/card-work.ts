import { addDetails } from './add-details';
import { askFollowUp, readCardFollowUp, type CardFollowUpDeps } from './ask-follow-up';
import { confirmSolved, type ConfirmSolvedDeps } from './confirm-solved';
import { rate } from './rate';
import { readCard } from './read-card';
import { readPromise, type ReadPromiseDeps } from './read-promise';

/** What a requester does on the card of one request. */
export const cardWork = (deps: ConfirmSolvedDeps & ReadPromiseDeps & CardFollowUpDeps) => ({
  readCard: readCard(deps),
  rate: rate(deps),
  addDetails: addDetails(deps),
  confirmSolved: confirmSolved(deps),
  readPromise: readPromise(deps),
  readCardFollowUp: readCardFollowUp(deps),
  askFollowUp: askFollowUp(deps),
});
