import type { Database } from './database';
import { createIncidentSources } from './incident-sources';
import { createNames } from './names';
import { createStaffMonths } from './staff-months';
import { createStoredRatings } from './stored-ratings';

/** The stores of what comes from elsewhere than the requests themselves. */
export const sourceStores = (db: Database) => ({
  incidentSources: createIncidentSources(db),
  staffMonths: createStaffMonths(db),
  nativeRatings: createStoredRatings(db),
  /** Written at once, where `names` may be remembered. */
  sourceNames: createNames(db),
});
