import { createAlerts } from '../adapters/sql/alert-rows';
import { createDetectors } from '../adapters/sql/detectors';
import { createTouches } from '../adapters/sql/touches';
import { newToken } from '../adapters/system/chance';
import { panelWork } from '../usecases/panel-work';
import { createJira } from './jira';
import { openDatabase, requestStores } from './stores';
import { createSystem, type Invocation } from './system';

/** What the panel and the context of an issue ask for. */
export const composeAgent = (invocation: Invocation) => {
  const system = createSystem(invocation);
  const db = openDatabase();
  const touches = createTouches(db, newToken);
  const alarms = { alerts: createAlerts(db), detectors: createDetectors(db), touches };
  return {
    log: system.log,
    ...panelWork({ ...system, ...requestStores(db), ...alarms, ...createJira(invocation) }),
  };
};
