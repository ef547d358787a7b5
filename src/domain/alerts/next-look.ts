import type { Instant } from '../../contract/ids';
import { toInstant } from '../time/instant';
import type { ReadClock } from './read-clock';
import type { Mark } from './threshold';

/** A read of the clock at `at`, and the working time of our own calendar between two instants. */
export interface Reading {
  readonly at: Instant;
  readonly working: (from: number, to: number) => number;
}

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
/** Jira gives instants and durations to the second in places. */
const TOLERANCE_MS = 2 * SECOND_MS;
/** No calendar sleeps longer. */
const LONGEST_SLEEP_MS = 60 * 24 * HOUR_MS;

/** Whether the clock has used up the time of the mark. The goal itself is missed only by more than all of it. */
export const hasCrossed = (clock: Pick<ReadClock, 'goalMs' | 'elapsedMs' | 'breached'>, mark: Mark): boolean =>
  mark.elapsedMs === clock.goalMs ? clock.breached : clock.elapsedMs >= mark.elapsedMs;

/**
 * When to look at a running clock for a mark that it has not crossed. Only Jira knows the metric's own calendar; what it
 * tells are working time left and the instant of the breach. Where both leave no doubt the instant is exact; else our
 * calendar decides, if it agrees with those two; else the earliest instant at which it can be, and one looks again.
 */
export const lookAt = (clock: ReadClock, mark: Mark, read: Reading): Instant => {
  const missing = mark.elapsedMs - clock.elapsedMs;
  const earliest = read.at + Math.max(0, missing);
  const latest = latestFor(clock, mark, read.at);
  const at =
    latest !== null && latest - earliest <= TOLERANCE_MS ? latest : likely(clock, { missing, earliest, latest }, read);
  // A goal is missed a moment after it is used up.
  const settled = mark.elapsedMs === clock.goalMs ? at + SECOND_MS : at;
  return toInstant(Math.ceil(Math.max(settled, read.at + SECOND_MS)));
};

/** The breach less the working time between mark and breach: no sleep can bring the mark later. */
const latestFor = ({ breachAt, goalMs, breached }: ReadClock, mark: Mark, now: number): number | null => {
  if (breachAt === null || breached || mark.elapsedMs > goalMs) return null;
  const latest = breachAt - (goalMs - mark.elapsedMs);
  return latest > now ? latest : null;
};

const likely = (
  clock: ReadClock,
  span: { readonly missing: number; readonly earliest: number; readonly latest: number | null },
  { at, working }: Reading,
): number => {
  const { missing, earliest, latest } = span;
  const limit = latest ?? at + LONGEST_SLEEP_MS;
  if (isOurCalendar(clock, { at, working })) {
    return Math.min(limit, Math.max(earliest, instantAfter(at, missing, { working, limit })));
  }
  if (clock.withinCalendarHours) return earliest;
  // Asleep in a calendar that may not be ours: the hourly search sees it wake; this is for when that fails.
  if (latest !== null) return latest;
  const waking = instantAfter(at, Math.max(1, missing), { working, limit });
  return waking > earliest + TOLERANCE_MS ? waking : at + HOUR_MS;
};

/** Whether our calendar counts as much working time until the breach as Jira says is left. */
const isOurCalendar = (clock: ReadClock, { at, working }: Reading): boolean =>
  clock.breachAt !== null &&
  clock.breachAt > at &&
  Math.abs(working(at, clock.breachAt) - clock.remainingMs) <= TOLERANCE_MS;

interface Bound {
  readonly working: Reading['working'];
  readonly limit: number;
}

/** First instant with `ms` of working time since `from`; `limit` when there is none before it. */
export const instantAfter = (from: number, ms: number, { working, limit }: Bound): number => {
  // In growing steps first: a calendar computes each day that it is asked for.
  let high = from;
  for (let step = Math.max(ms, HOUR_MS); working(from, high) < ms; step *= 2) {
    if (high >= limit) return limit;
    high = Math.min(limit, high + step);
  }
  let low = from;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (working(from, middle) >= ms) high = middle;
    else low = middle;
  }
  return high;
};

/**
 * When a mark that has been crossed was crossed: the breach as Jira says it, else backwards by our calendar, within what
 * the clock's own figures allow.
 */
export const crossedAt = (clock: ReadClock, mark: Mark, read: Reading): Instant => {
  if (mark.elapsedMs === clock.goalMs && clock.breachAt !== null) return clock.breachAt;
  const since = Math.max(0, clock.elapsedMs - mark.elapsedMs);
  const earliest = Math.min(clock.startedAt + mark.elapsedMs, read.at);
  const latest = Math.max(earliest, read.at - since);
  if (clock.paused) return toInstant(latest);
  return toInstant(
    Math.min(latest, Math.max(earliest, instantBefore(read.at, since, { working: read.working, limit: earliest }))),
  );
};

/** Last instant with at least `ms` of working time until `to`; `limit` when there is none after it. */
const instantBefore = (to: number, ms: number, { working, limit }: Bound): number => {
  if (working(limit, to) < ms) return limit;
  let low = limit;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (working(middle, to) >= ms) low = middle;
    else high = middle;
  }
  return low;
};
