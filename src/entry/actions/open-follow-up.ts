import { FollowUpAnswer } from '../../contract/automation';
import { guardedAction } from '../action';

/** A rule has somebody get back to the requester. */
export const openFollowUp = guardedAction('openFollowUp', {
  result: FollowUpAnswer,
  run: (app, inputs) => app.startFollowUp(inputs),
});
