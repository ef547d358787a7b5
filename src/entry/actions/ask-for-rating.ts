import { AskAnswer } from '../../contract/automation';
import { guardedAction } from '../action';

/** A rule asks the requester of a closed request for a rating. */
export const askForRating = guardedAction('askForRating', {
  result: AskAnswer,
  run: (app, inputs) => app.askForRating(inputs),
});
