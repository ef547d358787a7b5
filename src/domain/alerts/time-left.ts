import type { Instant } from '../../contract/ids';
import type { Risk, TimeLeft } from '../../contract/risk';
import type { Calendar } from '../time/calendar';
import type { ClockRow } from './read-clock';

type KnownClock = Pick<ClockRow, 'name' | 'remainingMs' | 'breachAt' | 'isPaused' | 'readAt'>;
type WorkingDays = Pick<Calendar, 'workingMsBetween' | 'workdayMs'>;

/** Jira gives instants and durations to the second in places. */
const TOLERANCE_MS = 2000;

/**
 * What is left of one of a request's clocks in progress: the one named, else a running one before a paused one, then the
 * one with the least left. null when none is in progress.
 */
export const timeLeftOf = (
  clocks: readonly KnownClock[],
  { clock }: Pick<Risk, 'clock'>,
  { calendar, now }: { readonly calendar: WorkingDays; readonly now: Instant },
): TimeLeft | null => {
  const [least] = clocks
    .filter(({ name }) => clock === null || name === clock)
    .map((row) => ({ clock: row.name, workingMs: leftOf(row, calendar, now), isPaused: row.isPaused }))
    .toSorted((a, b) => Number(a.isPaused) - Number(b.isPaused) || a.workingMs - b.workingMs);
  return least === undefined ? null : { ...least, workdayMs: calendar.workdayMs };
};

/**
 * Working milliseconds left of a clock read some time ago. Only Jira knows the metric's own calendar: ours counts on where it
 * agrees with what was read, and from the breach on in any case; else what was read stands, but never more than the time until
 * the breach.
 */
const leftOf = (row: KnownClock, calendar: WorkingDays, now: Instant): number => {
  const { remainingMs, breachAt, readAt } = row;
  if (row.isPaused || breachAt === null) return remainingMs;
  const counted = calendar.workingMsBetween(readAt, breachAt) - calendar.workingMsBetween(breachAt, readAt);
  const isOurs = Math.abs(counted - remainingMs) <= TOLERANCE_MS;
  if (isOurs || remainingMs < 0) return remainingMs - calendar.workingMsBetween(readAt, now);
  return now > breachAt ? 0 - calendar.workingMsBetween(breachAt, now) : Math.min(remainingMs, breachAt - now);
};
