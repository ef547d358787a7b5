import fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeLeftOf } from '../../../src/domain/alerts/time-left.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';
import { SMALL_SETTINGS } from '../../support/small-desk-world.ts';

const HOUR = 3_600_000;
/** Monday 5 October 2026, 09:00 UTC, when a working day of eight hours begins. */
const MONDAY = Date.UTC(2026, 9, 5, 9);
const calendar = createCalendar({ ...SMALL_SETTINGS.calendar, holidays: 'none' });

const clock = (hoursLeft: number, more: { readonly name?: string; readonly isPaused?: boolean } = {}) => ({
  name: 'Time to resolution',
  remainingMs: hoursLeft * HOUR,
  breachAt: more.isPaused === true ? null : calendar.afterWorking(MONDAY, hoursLeft * HOUR),
  isPaused: false,
  readAt: toInstant(MONDAY),
  ...more,
});
const left = (clocks: readonly ReturnType<typeof clock>[], hoursLater: number, named: string | null = null) => {
  const found = timeLeftOf(clocks, { clock: named }, { calendar, now: toInstant(MONDAY + hoursLater * HOUR) });
  return found === null ? null : `${found.clock} ${found.workingMs / HOUR}${found.isPaused ? ' paused' : ''}`;
};

it('counts on from what was read, below nothing after the breach', () => {
  expect(left([clock(4)], 0)).toBe('Time to resolution 4');
  expect(left([clock(4)], 1)).toBe('Time to resolution 3');
  expect(left([clock(1)], 2)).toBe('Time to resolution -1');
});

it('leaves a paused clock as it was read, and says so', () => {
  expect(left([clock(2, { isPaused: true })], 30)).toBe('Time to resolution 2 paused');
});

it('speaks of the clock that is named, else of a running one with the least left', () => {
  const clocks = [clock(4, { name: 'A' }), clock(1, { name: 'B', isPaused: true }), clock(2, { name: 'C' })];
  expect(left(clocks, 0)).toBe('C 2');
  expect(left(clocks, 0, 'A')).toBe('A 4');
  expect(left(clocks, 0, 'B')).toBe('B 1 paused');
});

it('knows nothing without a clock, nor of one that is not in progress', () => {
  expect(left([], 0)).toBeNull();
  expect(left([clock(1, { name: 'A' })], 0, 'B')).toBeNull();
});

it('says no more than was read, nor than the time until the breach, where Jira counts by another calendar; then counts on', () => {
  const round = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(round, round, round, (hoursLeft, hoursUntil, hoursLater) => {
      const own = calendar.workingMsBetween(MONDAY, MONDAY + hoursUntil * HOUR);
      fc.pre(own !== hoursLeft * HOUR);
      const other = { ...clock(hoursLeft), breachAt: toInstant(MONDAY + hoursUntil * HOUR) };
      const now = toInstant(MONDAY + hoursLater * HOUR);
      const found = timeLeftOf([other], { clock: null }, { calendar, now })?.workingMs ?? NaN;
      const over = calendar.workingMsBetween(other.breachAt, now);
      expect(found).toBe(hoursLater > hoursUntil ? 0 - over : Math.min(hoursLeft, hoursUntil - hoursLater) * HOUR);
    }),
  );
});

it('counts on after the breach from what Jira said, whatever calendar it came from', () => {
  // Jira's calendar knew of two days off between the breach and this reading.
  const breachAt = toInstant(MONDAY - 7 * 24 * HOUR);
  const late = { ...clock(-24), breachAt };
  expect(left([late], 0)).toBe('Time to resolution -24');
  expect(left([late], 24 + 3)).toBe('Time to resolution -35');
});
