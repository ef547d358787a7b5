import { describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../../sandbox/jira/time/business-calendar.ts';
import { instantOf } from '../../../sandbox/jira/time/zone.ts';

const HOUR = 3_600_000;
const at = (local: string, zone: string): number => instantOf(Date.parse(`${local}:00Z`), zone);
const NINE_TO_FIVE = [{ from: 540, to: 1020 }];

const calendars = {
  /** Sunday–Thursday, 09:00–17:00, closed on both days of Rosh Hashana 2026 and on its eve. */
  jerusalem: {
    zone: 'Asia/Jerusalem',
    weekdays: [0, 1, 2, 3, 4],
    hours: NINE_TO_FIVE,
    holidays: ['2026-09-11', '2026-09-12', '2026-09-13'],
  },
  newYork: { zone: 'America/New_York', weekdays: [1, 2, 3, 4, 5], hours: NINE_TO_FIVE, holidays: [] },
  lunch: {
    zone: 'Europe/Berlin',
    weekdays: [1, 2, 3, 4, 5],
    hours: [
      { from: 480, to: 720 },
      { from: 780, to: 1020 },
    ],
    holidays: [],
  },
  always: { zone: 'Europe/Berlin', weekdays: [0, 1, 2, 3, 4, 5, 6], hours: [{ from: 0, to: 1440 }], holidays: [] },
} as const;

interface Row {
  readonly what: string;
  readonly calendar: keyof typeof calendars;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
}

const ROWS: readonly Row[] = [
  { what: 'one afternoon', calendar: 'newYork', from: '2026-11-24T13:00', to: '2026-11-24T16:30', hours: 3.5 },
  { what: 'a night between', calendar: 'newYork', from: '2026-11-24T16:00', to: '2026-11-25T10:00', hours: 2 },
  { what: 'a weekend between', calendar: 'newYork', from: '2026-11-20T16:00', to: '2026-11-23T10:00', hours: 2 },
  { what: 'a week', calendar: 'newYork', from: '2026-11-16T09:00', to: '2026-11-23T09:00', hours: 40 },
  {
    what: 'before opening and after closing',
    calendar: 'newYork',
    from: '2026-11-24T06:00',
    to: '2026-11-24T22:00',
    hours: 8,
  },
  { what: 'a night alone', calendar: 'newYork', from: '2026-11-24T18:00', to: '2026-11-25T08:00', hours: 0 },
  {
    what: 'nothing when the end is not after the start',
    calendar: 'newYork',
    from: '2026-11-24T12:00',
    to: '2026-11-24T11:00',
    hours: 0,
  },
  {
    what: 'Friday and Saturday off in Israel',
    calendar: 'jerusalem',
    from: '2026-11-19T16:00',
    to: '2026-11-22T10:00',
    hours: 2,
  },
  {
    what: 'Rosh Hashana: Thursday 16:00 to Monday 10:00',
    calendar: 'jerusalem',
    from: '2026-09-10T16:00',
    to: '2026-09-14T10:00',
    hours: 2,
  },
  { what: 'a lunch break', calendar: 'lunch', from: '2026-11-24T11:00', to: '2026-11-24T14:00', hours: 2 },
  {
    what: 'the day that lost an hour',
    calendar: 'always',
    from: '2026-03-29T00:00',
    to: '2026-03-30T00:00',
    hours: 23,
  },
  {
    what: 'the day that gained an hour',
    calendar: 'always',
    from: '2026-10-25T00:00',
    to: '2026-10-26T00:00',
    hours: 25,
  },
  {
    what: 'working hours across the change of the clocks',
    calendar: 'newYork',
    from: '2026-10-30T09:00',
    to: '2026-11-02T17:00',
    hours: 16,
  },
  { what: 'ten years', calendar: 'always', from: '2016-01-01T00:00', to: '2026-01-01T00:00', hours: 3653 * 24 },
];

describe('working time between two instants', () => {
  test.each(ROWS)('$what is $hours hours', ({ calendar, from, to, hours }) => {
    const { zone } = calendars[calendar];
    expect(new BusinessCalendar(calendars[calendar]).workingMs(at(from, zone), at(to, zone))).toBe(hours * HOUR);
  });

  test.each(ROWS.filter((row) => row.hours > 0))(
    'ends where counting forward ends: $what',
    ({ calendar, from, to, hours }) => {
      const { zone } = calendars[calendar];
      const business = new BusinessCalendar(calendars[calendar]);
      const end = business.after(at(from, zone), hours * HOUR);
      expect(business.workingMs(at(from, zone), end ?? 0)).toBe(hours * HOUR);
      expect(end).toBeLessThanOrEqual(at(to, zone));
    },
  );

  test('sums do not depend on the order of questions', () => {
    const business = new BusinessCalendar(calendars.newYork);
    const late = business.workingMs(
      at('2026-11-16T09:00', 'America/New_York'),
      at('2026-11-23T09:00', 'America/New_York'),
    );
    const early = business.workingMs(
      at('2020-11-16T09:00', 'America/New_York'),
      at('2020-11-23T09:00', 'America/New_York'),
    );
    expect([
      late,
      early,
      business.workingMs(at('2020-11-16T09:00', 'America/New_York'), at('2026-11-16T09:00', 'America/New_York')),
    ]).toEqual([40 * HOUR, 40 * HOUR, 313 * 40 * HOUR]);
  });

  test('a calendar that never works never ends', () => {
    const never = new BusinessCalendar({ ...calendars.always, hours: [] });
    expect(never.after(0, HOUR)).toBeNull();
  });

  test('is open from the first minute up to the last, not including it', () => {
    const business = new BusinessCalendar(calendars.newYork);
    const states = ['08:59', '09:00', '16:59', '17:00'].map((time) =>
      business.isOpen(at(`2026-11-24T${time}`, 'America/New_York')),
    );
    expect(states).toEqual([false, true, true, false]);
  });
});
