import { createQueues } from '../adapters/events/queues';
import { createPersonalDataReport } from '../adapters/privacy/report';
import { newToken, systemChance } from '../adapters/system/chance';
import { systemClock } from '../adapters/system/clock';
import { consoleLog } from '../adapters/system/log';

/** What the platform vouches for of an invocation. */
export interface Invocation {
  readonly appId: string;
  /** false once the site's licence has lapsed: the app then only reads. */
  readonly isLicensed: boolean;
}

/** What an app of any surface has: the one that guards its functions logs by it. */
export interface Composed {
  readonly log: typeof consoleLog;
}

/** Ports that are neither Jira nor the store, and what the platform says of the invocation. */
export const createSystem = ({ isLicensed }: Invocation) => ({
  log: consoleLog,
  clock: systemClock,
  chance: systemChance,
  newToken,
  queues: createQueues(),
  report: createPersonalDataReport(),
  isLicensed,
});
