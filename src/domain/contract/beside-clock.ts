import type { PanelBesideClock } from '../../contract/panel';
import type { Instant } from '../../contract/ids';
import type { SlaClock } from '../sla/clock';
import { isFirstResponse } from '../sla/outcome-of-clocks';
import type { PromiseStanding } from './promise';

const MINUTE_MS = 60_000;
/** A clock begins with the request, but for what Jira takes to create it. */
const SAME_START_MS = MINUTE_MS;

interface Handled {
  readonly createdAt: Instant;
  readonly handling: Pick<PromiseStanding, 'promisedMs' | 'remainingMs'>;
  /** Working milliseconds in which the desk waited for the requester. */
  readonly waitingMs: number;
  readonly workdayMs: number;
}

/**
 * Where the contract's time of handling and the clock of Jira that measures the same differ by more than is lost in rounding, by
 * how much and as far as can be known why. null: they agree, no clock or several ran from the creation on, or it has begun anew.
 */
export const besideClock = (clocks: readonly SlaClock[], handled: Handled): PanelBesideClock | null => {
  const [clock, ...others] = clocks.filter((each) => runsFromCreation(each, handled.createdAt));
  const [run, ...later] = clock === undefined ? [] : runsOf(clock);
  if (clock === undefined || run === undefined || others.length > 0 || later.length > 0) return null;
  const counted = handled.handling.promisedMs - handled.handling.remainingMs;
  const differenceMs = counted - run.elapsedMs;
  const isShown = (ms: number): boolean =>
    Math.abs(ms) > roundingMs(Math.max(counted, run.elapsedMs), handled.workdayMs);
  if (!isShown(differenceMs)) return null;
  const why = differenceMs < 0 && !isShown(differenceMs + handled.waitingMs) ? 'waiting' : 'own-hours';
  return { clock: clock.name, differenceMs, why };
};

const runsOf = ({ completed, ongoing }: SlaClock) => (ongoing === null ? completed : [...completed, ongoing]);

const runsFromCreation = (clock: SlaClock, createdAt: Instant): boolean => {
  const first = runsOf(clock)[0];
  return !isFirstResponse(clock) && first !== undefined && first.startedAt - createdAt <= SAME_START_MS;
};

/** Times are shown with one digit, in hours or in working days. */
const roundingMs = (ms: number, workdayMs: number): number => (ms < workdayMs ? 6 * MINUTE_MS : workdayMs / 10);
