import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarSettings } from '../../../src/contract/settings.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { UnknownZoneError } from '../../../src/domain/time/zone.ts';

const HOUR = 3_600_000;
const israel: CalendarSettings = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 9 * 60, to: 18 * 60 },
  holidays: 'israel',
};
const western: CalendarSettings = {
  zone: 'UTC',
  weekdays: [1, 2, 3, 4, 5],
  hours: { from: 480, to: 1020 },
  holidays: 'none',
};
const always: CalendarSettings = {
  zone: 'UTC',
  weekdays: [0, 1, 2, 3, 4, 5, 6],
  hours: { from: 0, to: 1440 },
  holidays: 'none',
};
const at = (text: string): number => Date.parse(text);
const hours = (settings: CalendarSettings, from: string, to: string): number =>
  createCalendar(settings).workingMsBetween(at(from), at(to)) / HOUR;

describe('working time', () => {
  test('runs three hours from Thursday 16:00 to Monday 10:00 across the Israeli New Year', () => {
    expect(hours(israel, '2026-09-10T16:00:00+03:00', '2026-09-14T10:00:00+03:00')).toBe(3);
  });

  test('is four hours from Friday 15:00 to Monday 10:00 in a Monday-Friday week of 08-17, 67 by the clock', () => {
    expect(hours(western, '2026-03-06T15:00:00Z', '2026-03-09T10:00:00Z')).toBe(4);
    expect(hours(always, '2026-03-06T15:00:00Z', '2026-03-09T10:00:00Z')).toBe(67);
  });

  test('is eleven hours for the same stamps in a Sunday-Thursday week', () => {
    const sundays = { ...western, weekdays: [0, 1, 2, 3, 4] };
    expect(hours(sundays, '2026-03-06T15:00:00Z', '2026-03-09T10:00:00Z')).toBe(11);
  });

  test('stands still on a day off, and on Independence Day moved to Thursday', () => {
    expect(hours(israel, '2025-05-01T00:00:00+03:00', '2025-05-02T00:00:00+03:00')).toBe(0);
    expect(hours(israel, '2024-05-14T00:00:00+03:00', '2024-05-15T00:00:00+03:00')).toBe(0);
    expect(hours(israel, '2026-04-22T00:00:00+03:00', '2026-04-23T00:00:00+03:00')).toBe(0);
  });

  test('has passed after so long, and not a millisecond before', () => {
    const calendar = createCalendar(israel);
    expect(calendar.afterWorking(at('2026-09-10T16:00:00+03:00'), 3 * HOUR)).toBe(at('2026-09-14T10:00:00+03:00'));
    const starts = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
    fc.assert(
      fc.property(starts, fc.integer({ min: 1, max: 300 * HOUR }), (from, working) => {
        const then = calendar.afterWorking(from, working);
        expect(calendar.workingMsBetween(from, then)).toBe(working);
        expect(calendar.workingMsBetween(from, then - 1)).toBe(working - 1);
      }),
    );
    expect(calendar.afterWorking(7, 0)).toBe(7);
  });

  test('never passes in a calendar without working time, and that is found out', () => {
    const idle = createCalendar({ ...israel, weekdays: [] });
    expect(idle.afterWorking(at('2026-01-01T00:00:00Z'), 1)).toBeGreaterThan(at('2026-12-31T00:00:00Z'));
  });

  test('is half a day on an eve', () => {
    expect(hours(israel, '2026-09-20T00:00:00+03:00', '2026-09-21T00:00:00+03:00')).toBe(4.5);
    expect(hours(israel, '2024-05-13T00:00:00+03:00', '2024-05-14T00:00:00+03:00')).toBe(4.5);
  });

  test('loses an hour of the day the clock goes forward and gains one when it goes back', () => {
    const newYork = { ...always, zone: 'America/New_York' };
    expect(hours(newYork, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z')).toBe(23);
    expect(hours(newYork, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z')).toBe(25);
    const early = { ...newYork, hours: { from: 60, to: 240 } };
    expect(hours(early, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z')).toBe(2);
  });

  test('begins a day without a midnight at the moment the clock goes forward', () => {
    const beirut = createCalendar({ ...always, zone: 'Asia/Beirut' });
    expect(beirut.startOfDay(at('2026-03-29T12:00:00+03:00'))).toBe(at('2026-03-28T22:00:00Z'));
    expect(beirut.startOfDay(at('2026-03-28T21:59:59.999Z'))).toBe(at('2026-03-27T22:00:00Z'));
  });

  test('skips the date that Samoa never had', () => {
    const samoa = createCalendar({ ...always, zone: 'Pacific/Apia' });
    const before = at('2011-12-30T09:59:59Z');
    expect(samoa.workingMsBetween(before, before + 2000)).toBe(2000);
    expect(samoa.addDays(before, 1)).toBe(at('2011-12-30T10:00:00Z'));
    expect(samoa.addDays(before, 2)).toBe(at('2011-12-30T10:00:00Z'));
  });

  test('refuses a zone that does not exist', () => {
    expect(() => createCalendar({ ...western, zone: 'Mars/Olympus' })).toThrow(UnknownZoneError);
  });

  test('answers a million times in a few seconds of one processor', () => {
    const calendar = createCalendar(israel);
    const from = at('2024-01-01T00:00:00Z');
    const before = process.cpuUsage();
    let sum = 0;
    for (let index = 0; index < 1_000_000; index += 1) {
      const start = from + ((index * 7919) % 730) * 86_400_000 + index;
      sum += calendar.workingMsBetween(start, start + (index % 40) * 43_200_000);
    }
    expect(sum).toBeGreaterThan(0);
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(5);
  });
});

describe('working time in any calendar', () => {
  const settings = fc.record({
    zone: fc.constantFrom(
      'UTC',
      'Asia/Jerusalem',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Asia/Beirut',
    ),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
    hours: fc
      .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1440 }))
      .map(([a, b]) => ({ from: Math.min(a, b - 1), to: Math.max(a + 1, b) })),
    holidays: fc.constantFrom('none' as const, 'israel' as const),
  });
  const instant = fc.integer({ min: at('2015-12-01T00:00:00Z'), max: at('2017-03-01T00:00:00Z') });

  test('adds up over any point between, and never runs faster than the clock or backwards', () => {
    fc.assert(
      fc.property(settings, fc.tuple(instant, instant, instant), (calendarSettings, instants) => {
        const [a, b, c] = instants.toSorted((x, y) => x - y) as [number, number, number];
        const calendar = createCalendar(calendarSettings);
        const whole = calendar.workingMsBetween(a, c);
        expect(calendar.workingMsBetween(a, b) + calendar.workingMsBetween(b, c)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(calendar.workingMsBetween(a, b));
        expect(whole).toBeLessThanOrEqual(c - a);
        expect(calendar.workingMsBetween(c, a)).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  test('gives the same for an instant whichever way it was reached, and boundaries that contain it', () => {
    fc.assert(
      fc.property(settings, instant, instant, (calendarSettings, a, b) => {
        const travelled = createCalendar(calendarSettings);
        travelled.startOfDay(b);
        const fresh = createCalendar(calendarSettings);
        for (const boundary of ['startOfDay', 'startOfWeek', 'startOfMonth'] as const) {
          expect(travelled[boundary](a)).toBe(fresh[boundary](a));
          expect(fresh[boundary](a)).toBeLessThanOrEqual(a);
          expect(fresh[boundary](fresh[boundary](a))).toBe(fresh[boundary](a));
        }
        expect(fresh.addDays(a, 1)).toBeGreaterThan(a);
        expect(fresh.addMonths(a, 1)).toBeGreaterThan(a);
        expect(fresh.startOfWeek(fresh.addDays(fresh.startOfWeek(a), 7))).toBe(fresh.addDays(fresh.startOfWeek(a), 7));
      }),
      { numRuns: 60 },
    );
  });
});

describe('weeks', () => {
  test('begin on Sunday where Sunday is the first working day, on Monday where Monday is', () => {
    const sunday = createCalendar(israel).startOfWeek(at('2026-11-25T12:00:00+02:00'));
    expect(sunday).toBe(at('2026-11-22T00:00:00+02:00'));
    expect(createCalendar(western).startOfWeek(at('2026-11-25T12:00:00Z'))).toBe(at('2026-11-23T00:00:00Z'));
    expect(createCalendar(always).startOfWeek(at('2026-11-25T12:00:00Z'))).toBe(at('2026-11-23T00:00:00Z'));
    const gulf = createCalendar({ ...western, weekdays: [6, 0, 1, 2, 3] });
    expect(gulf.startOfWeek(at('2026-11-25T12:00:00Z'))).toBe(at('2026-11-21T00:00:00Z'));
  });
});
