import { lookAndTell } from './look-and-tell';
import { readRisks, type ReadRisksDeps } from './read-risks';
import { tickAlerts, type TickAlertsDeps } from './tick-alerts';

type AlertWorkDeps = TickAlertsDeps & ReadRisksDeps;

/** What is done about clocks, what is told and what is seen of it. */
export const alertWork = (deps: AlertWorkDeps) => ({
  tickAlerts: tickAlerts(deps),
  lookAndTell: lookAndTell(deps),
  readRisks: readRisks(deps),
});
