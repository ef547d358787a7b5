import { scheduled } from '../work';

/** Every day: the store's shape, because the platform tells of no minor upgrade; who is drawn for a sample, cards that have closed, and requests and people who are gone. */
export const daily = scheduled([
  { name: 'migrate', run: (app) => app.migrate() },
  { name: 'renewSampling', run: (app) => app.renewSampling() },
  { name: 'expireInvitations', run: (app) => app.expireInvitations() },
  { name: 'forgetLostRequests', run: (app) => app.forgetLostRequests() },
  { name: 'eraseAccounts', run: (app) => app.eraseAccounts() },
]);
