import { scheduled } from '../work';

/** Every five minutes: what has changed gets into the fields and figures that the moment itself did not reach. */
export const tick = scheduled(
  'tick',
  [
    { name: 'tickAlerts', run: (app) => app.tickAlerts() },
    { name: 'sendPushes', run: (app) => app.sendPushes() },
    { name: 'sweepPendingFields', run: (app) => app.sweepPendingFields() },
    { name: 'backFill', run: (app) => app.backFill() },
    { name: 'refreshCells', run: (app, platform) => app.refreshCells(platform.timeLeft) },
  ],
  (app) => app.findDueWork(),
);
