import { scheduled } from '../work';

/**
 * Every day: the store's shape, because the platform tells of no minor upgrade; who is drawn for a sample, cards that have
 * closed, requests and people who are gone, and what was kept long enough.
 */
export const daily = scheduled('daily', [
  { name: 'migrate', isDuty: true, run: (app) => app.migrate() },
  { name: 'renewSampling', run: (app) => app.renewSampling() },
  { name: 'expireInvitations', run: (app) => app.expireInvitations() },
  { name: 'forgetLostRequests', run: (app) => app.forgetLostRequests() },
  { name: 'eraseAccounts', isDuty: true, run: (app) => app.eraseAccounts() },
  { name: 'forgetOld', isDuty: true, run: (app) => app.forgetOld() },
  { name: 'checkCells', run: (app, platform) => app.checkCells(platform.timeLeft) },
]);
