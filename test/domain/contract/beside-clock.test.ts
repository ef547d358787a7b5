import { describe, expect, it } from 'vitest';
import { besideClock } from '../../../src/domain/contract/beside-clock.ts';
import type { OngoingCycle, SlaClock } from '../../../src/domain/sla/clock.ts';
import { toInstant } from '../../../src/domain/time/instant.ts';

const HOUR = 3_600_000;
const DAY = 9 * HOUR;
const CREATED = toInstant(Date.UTC(2026, 9, 5, 9));

const run = (elapsedMs: number, from = 0): OngoingCycle => ({
  startedAt: toInstant(CREATED + from),
  goalMs: 2 * DAY,
  elapsedMs,
  remainingMs: 2 * DAY - elapsedMs,
  breached: elapsedMs > 2 * DAY,
  paused: false,
  withinCalendarHours: true,
  breachAt: null,
});
const clock = (ongoing: OngoingCycle, name = 'Time to resolution'): SlaClock => ({
  metric: 'customfield_1',
  name,
  completed: [],
  ongoing,
});
const reply = clock(run(DAY), 'Time to first response');
const handled = (countedMs: number, waitingMs = 0) => ({
  createdAt: CREATED,
  handling: { promisedMs: 2 * DAY, remainingMs: 2 * DAY - countedMs },
  waitingMs,
  workdayMs: DAY,
});

describe('the contract beside the clock', () => {
  it('tells by how much they differ, and that the clock has hours of its own', () => {
    expect(besideClock([reply, clock(run(80 * DAY))], handled(80.5 * DAY))).toEqual({
      clock: 'Time to resolution',
      differenceMs: DAY / 2,
      why: 'own-hours',
    });
  });

  it('tells that the clock runs on while the requester is waited for', () => {
    expect(besideClock([clock(run(5 * DAY))], handled(3 * DAY, 2 * DAY))).toMatchObject({
      differenceMs: -2 * DAY,
      why: 'waiting',
    });
    expect(besideClock([clock(run(5 * DAY))], handled(2 * DAY, 2 * DAY))).toMatchObject({ why: 'own-hours' });
  });

  it.each([
    ['less than a tenth of a day, of days', { clocks: [clock(run(80 * DAY))], countedMs: 80.05 * DAY }],
    ['less than a tenth of an hour, of hours', { clocks: [clock(run(2 * HOUR))], countedMs: 2.05 * HOUR }],
    ['the clock of the first reply alone', { clocks: [reply], countedMs: 5 * DAY }],
    [
      'two clocks that both ran from the creation on',
      { clocks: [clock(run(DAY)), clock(run(DAY), 'To approval')], countedMs: 5 * DAY },
    ],
    ['a clock that began later', { clocks: [clock(run(DAY, HOUR))], countedMs: 5 * DAY }],
    ['no clock', { clocks: [], countedMs: 5 * DAY }],
  ])('says nothing of %s', (_, { clocks, countedMs }) => {
    expect(besideClock(clocks, handled(countedMs))).toBeNull();
  });

  it('tells a difference of minutes while hours are shown', () => {
    expect(besideClock([clock(run(2 * HOUR))], handled(2.2 * HOUR))).not.toBeNull();
  });

  it('says nothing of a clock that has begun anew after a reopening', () => {
    const { startedAt, goalMs, elapsedMs, remainingMs, breached, breachAt } = run(DAY);
    const first = {
      startedAt,
      goalMs,
      elapsedMs,
      remainingMs,
      breached,
      breachAt,
      stoppedAt: toInstant(CREATED + DAY),
    };
    expect(besideClock([{ ...clock(run(HOUR, 3 * DAY)), completed: [first] }], handled(5 * DAY))).toBeNull();
  });
});
