import { guardedWork } from '../work';
import { toObservedEvent } from './observed-event';

/** A request was created, updated or deleted in Jira. */
export const requestEvent = guardedWork('requestEvent', async (app, payload) => {
  const event = toObservedEvent(payload);
  if (event !== null) await app.observeRequest(event);
});
