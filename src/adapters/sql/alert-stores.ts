import type { NewToken } from '../../usecases/ports/system';
import { createAlertFieldRows, createAlerts } from './alert-rows';
import { createAlertMails } from './alert-mails';
import { createAlertRules } from './alert-rules';
import { createAlertThreads } from './alert-threads';
import { createClockRows } from './clock-rows';
import type { Database } from './database';
import { createDetectorLooks } from './detector-looks';
import { createDetectors } from './detectors';
import { createPastRuns } from './past-runs';
import { createRisks } from './risks';
import { createTouches } from './touches';
import { createUntoldAlerts } from './untold-alerts';

/** Everything that is stored of clocks, alerts and what is told of them. */
export const alertStores = (db: Database, newToken: NewToken) => ({
  clockRows: createClockRows(db),
  risks: createRisks(db),
  touches: createTouches(db, newToken),
  alerts: createAlerts(db),
  alertRules: createAlertRules(db),
  untold: createUntoldAlerts(db),
  alertMails: createAlertMails(db),
  threads: createAlertThreads(db, newToken),
  alertFieldRows: createAlertFieldRows(db),
  detectors: createDetectors(db),
  detectorLooks: createDetectorLooks(db),
  pastRuns: createPastRuns(db),
});
