import { lookAndTell } from './look-and-tell';
import { readAlertRules } from './read-alert-rules';
import { readRisks, type ReadRisksDeps } from './read-risks';
import { removeAlertRule, saveAlertRule, type SaveAlertRuleDeps } from './save-alert-rule';
import { saveDetectors, type SaveDetectorsDeps } from './save-detectors';
import { tickAlerts, type TickAlertsDeps } from './tick-alerts';
import { tryAlertRule, type TryAlertRuleDeps } from './try-alert-rule';

type AlertWorkDeps = TickAlertsDeps & ReadRisksDeps & SaveAlertRuleDeps & SaveDetectorsDeps & TryAlertRuleDeps;

/** What is done about clocks, what is told and what is seen of it, and the rules of all that. */
export const alertWork = (deps: AlertWorkDeps) => ({
  tickAlerts: tickAlerts(deps),
  lookAndTell: lookAndTell(deps),
  readRisks: readRisks(deps),
  readAlertRules: readAlertRules(deps),
  saveAlertRule: saveAlertRule(deps),
  removeAlertRule: removeAlertRule(deps),
  saveDetectors: saveDetectors(deps),
  tryAlertRule: tryAlertRule(deps),
});
