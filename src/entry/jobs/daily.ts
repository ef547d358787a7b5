import { scheduled } from '../work';

/** Every day: cards that have closed, and people who are gone. */
export const daily = scheduled([
  { name: 'expireInvitations', run: (app) => app.expireInvitations() },
  { name: 'eraseAccounts', run: (app) => app.eraseAccounts() },
]);
