import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProcessId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, Settings, type CalendarSettings } from '../../../src/contract/settings.ts';
import { createCalendar } from '../../../src/domain/time/calendar.ts';
import { createDeskCalendars, hasWorkingTime } from '../../../src/domain/time/desk-calendars.ts';

const HOUR = 3_600_000;
const israel: CalendarSettings = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1080 },
  holidays: 'israel',
};
const at = (text: string): number => Date.parse(text);
const PAYROLL = ProcessId.parse('payroll');

describe('days off of the organisation', () => {
  test('are not worked, eves and all, and no other day changes', () => {
    const plain = createCalendar(israel);
    const own = createCalendar({ ...israel, daysOff: ['2026-09-27', '2026-09-20', '2026-09-26'] });
    const worked = (calendar: typeof plain, date: string): number =>
      calendar.workingMsBetween(at(`${date}T00:00:00+03:00`), at(`${date}T23:59:59+03:00`)) / HOUR;
    expect(worked(plain, '2026-09-27')).toBe(9);
    expect(worked(own, '2026-09-27')).toBe(0);
    expect(worked(plain, '2026-09-20')).toBe(4.5);
    expect(worked(own, '2026-09-20')).toBe(0);
    expect(worked(own, '2026-09-26')).toBe(0);
    expect(worked(own, '2026-09-28')).toBe(9);
    expect(own.isWorkingDay(at('2026-09-27T12:00:00+03:00'))).toBe(false);
  });

  test('take exactly their own working time away', () => {
    const day = fc.integer({ min: 0, max: 364 }).map((days) => at('2026-01-01T00:00:00Z') + days * 24 * HOUR);
    fc.assert(
      fc.property(fc.uniqueArray(day, { maxLength: 12 }), (days) => {
        const daysOff = days.map((instant) => new Date(instant).toISOString().slice(0, 10));
        const plain = createCalendar(israel);
        const own = createCalendar({ ...israel, daysOff });
        const [from, to] = [at('2025-12-25T00:00:00Z'), at('2027-01-05T00:00:00Z')];
        const lost = days.reduce((sum, instant) => {
          const start = plain.startOfDay(instant + 12 * HOUR);
          return sum + plain.workingMsBetween(start, plain.addDays(start, 1));
        }, 0);
        expect(own.workingMsBetween(from, to)).toBe(plain.workingMsBetween(from, to) - lost);
      }),
      { numRuns: 30 },
    );
  });

  test('are dates that exist', () => {
    const saved = (daysOff: readonly string[]) =>
      Settings.safeParse({ ...DEFAULT_SETTINGS, calendar: { ...israel, daysOff } }).success;
    expect(saved(['2028-02-29'])).toBe(true);
    expect(saved(['2027-02-29'])).toBe(false);
    expect(saved(['27.9.2026'])).toBe(false);
  });
});

describe('hours of a process', () => {
  const process = {
    id: PAYROLL,
    projectId: '10001',
    name: { en: 'Payroll', he: 'שכר' },
    team: { en: 'Payroll', he: 'שכר' },
    requestTypeIds: ['1'],
    visibility: 'team',
    target: 4,
    commentReader: null,
    meaningfulMinutes: 10,
  };
  const settings = Settings.parse({
    ...DEFAULT_SETTINGS,
    calendar: israel,
    processes: [
      { ...process, workingHours: { weekdays: [1, 3], hours: { from: 480, to: 720 } } },
      { ...process, id: 'it', requestTypeIds: ['2'] },
    ],
  });
  const week = [at('2026-11-15T00:00:00+02:00'), at('2026-11-22T00:00:00+02:00')] as const;

  test('count its times, in the zone and with the holidays of the site', () => {
    const calendars = createDeskCalendars(settings);
    expect(calendars.of(PAYROLL).workingMsBetween(...week)).toBe(8 * HOUR);
    expect(calendars.of(PAYROLL).workdayMs).toBe(4 * HOUR);
    const dayOfAtonement = [at('2026-09-21T00:00:00+03:00'), at('2026-09-22T00:00:00+03:00')] as const;
    expect(calendars.of(PAYROLL).workingMsBetween(...dayOfAtonement)).toBe(0);
  });

  test('leave every other process to the hours of the site', () => {
    const calendars = createDeskCalendars(settings);
    expect(calendars.of(ProcessId.parse('it')).workingMsBetween(...week)).toBe(45 * HOUR);
    expect(calendars.of(ProcessId.parse('rt:9'))).toBe(calendars.site);
    expect(calendars.of(null)).toBe(calendars.site);
  });
});

describe('a calendar', () => {
  const now = at('2026-11-22T09:00:00+02:00');
  test.each<[string, Partial<CalendarSettings>]>([
    ['no weekday', { weekdays: [] }],
    ['hours that end where they begin', { hours: { from: 600, to: 600 } }],
    ['hours that end before they begin', { hours: { from: 1000, to: 600 } }],
    [
      'every Saturday it works listed as a day off',
      {
        weekdays: [6],
        daysOff: Array.from({ length: 60 }, (_, index) =>
          new Date(at('2026-11-21T00:00:00Z') + index * 7 * 24 * HOUR).toISOString().slice(0, 10),
        ),
      },
    ],
  ])('with %s has no working time', (_, part) => {
    expect(hasWorkingTime({ ...israel, ...part }, now)).toBe(false);
  });

  test('of one minute a week has some', () => {
    expect(hasWorkingTime({ ...israel, weekdays: [6], hours: { from: 0, to: 1 } }, now)).toBe(true);
  });
});
