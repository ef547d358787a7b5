import { createClockRows } from '../adapters/sql/clock-rows';
import { createContracts } from '../adapters/sql/contracts';
import { createDetectors } from '../adapters/sql/detectors';
import { createRisks } from '../adapters/sql/risks';
import { createSettingsStore } from '../adapters/sql/settings-store';
import { createWatermarks } from '../adapters/sql/watermarks';
import { readRisks } from '../usecases/alerts/read-risks';
import { createJira } from './jira';
import { openDatabase } from './stores';
import { createSystem, type Invocation } from './system';

/** What the experience page beside the queues asks for. */
export const composeQueuePage = (invocation: Invocation) => {
  const system = createSystem(invocation);
  const db = openDatabase();
  const stores = {
    clockRows: createClockRows(db),
    contracts: createContracts(db),
    detectors: createDetectors(db),
    risks: createRisks(db),
    settings: createSettingsStore(db),
    watermarks: createWatermarks(db),
  };
  return { log: system.log, readRisks: readRisks({ ...system, ...stores, ...createJira(invocation) }) };
};
