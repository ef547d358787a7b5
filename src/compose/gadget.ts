import { createKvsCache } from '../adapters/kvs/cache';
import { rememberedSources } from '../adapters/kvs/remembered-sources';
import { createFigureReads } from '../adapters/sql/figure-reads';
import { createIncidentSources } from '../adapters/sql/incident-sources';
import { createSettingsStore } from '../adapters/sql/settings-store';
import { figureReadings } from '../usecases/figure-readings';
import { createJira } from './jira';
import { openDatabase } from './stores';
import { createSystem, type Invocation } from './system';

/** What the gadget and the widget ask for. */
export const composeGadget = (invocation: Invocation) => {
  const system = createSystem(invocation);
  const db = openDatabase();
  const cache = createKvsCache(system.log);
  const stores = {
    settings: createSettingsStore(db),
    figures: createFigureReads(db),
    sourceDesks: rememberedSources(createIncidentSources(db), { cache, clock: system.clock }),
  };
  return { log: system.log, ...figureReadings({ ...system, ...stores, ...createJira(invocation) }) };
};
