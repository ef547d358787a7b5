import { createCatalogues } from '../adapters/jira/catalogue';
import { appClient, personClient } from '../adapters/jira/clients';
import { createPointsWatch } from '../adapters/jira/points-watch';
import { createKvsCache } from '../adapters/kvs/cache';
import { systemClock } from '../adapters/system/clock';
import { consoleLog } from '../adapters/system/log';
import type { Invocation } from './system';

/** What every adapter of Jira is made from. */
export const connectJira = ({ appId }: Invocation) => {
  const points = createPointsWatch();
  const client = appClient(points.note);
  const cache = createKvsCache(consoleLog);
  const clock = systemClock;
  const catalogues = createCatalogues({ client, cache, clock, appId });
  return { points, client, person: personClient(), cache, clock, catalogues };
};
