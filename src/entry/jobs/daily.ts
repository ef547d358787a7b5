import { scheduled } from '../work';

/** Every day: who is drawn for a sample, cards that have closed, and people who are gone. */
export const daily = scheduled([
  { name: 'renewSampling', run: (app) => app.renewSampling() },
  { name: 'expireInvitations', run: (app) => app.expireInvitations() },
  { name: 'eraseAccounts', run: (app) => app.eraseAccounts() },
]);
