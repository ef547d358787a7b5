import { createAlertPeople, type AlertPeopleDeps } from './alert-people';
import { createMailer } from './mailer';
import { createThreadComments } from './thread-comments';

/** How people are told of alerts, as the app. */
export const tellingByJira = (deps: AlertPeopleDeps) => ({
  threadComments: createThreadComments(deps.client),
  mailer: createMailer(deps.client),
  alertPeople: createAlertPeople(deps),
});
