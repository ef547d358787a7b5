import type { Instant } from '../../contract/ids';
import type { CalendarSettings } from '../../contract/settings';
import { civilDateOf, dayNumberOf, MINUTE_MS, weekdayOf, type CivilDate } from './civil-date';
import { createWorkdays, type Workday, type Workdays } from './workdays';
import { toInstant } from './instant';
import { weekStartOf } from './week-start';

/**
 * Working time and the boundaries of days, weeks and months in one zone. Building one costs a millisecond and it
 * remembers the days it has met, so build one an invocation and share it.
 */
export interface Calendar {
  /** Milliseconds of an ordinary working day, to word times as days. */
  readonly workdayMs: number;
  /** Working milliseconds from one instant to a later one; 0 when the second is not later. */
  workingMsBetween(from: number, to: number): number;
  /**
   * The first instant at which so many working milliseconds have passed since `from`; `from` itself for none. A calendar
   * without working time never gets there: a year of days later stands for it.
   */
  afterWorking(from: number, workingMs: number): Instant;
  /** True when some of the instant's local date is worked, also on an eve. */
  isWorkingDay(at: number): boolean;
  /** Local date of the instant. */
  dateOf(at: number): CivilDate;
  /** Midnight that begins the local date of the instant. */
  startOfDay(at: number): Instant;
  /** Midnight that begins the week of the instant; weeks begin on the first working day. */
  startOfWeek(at: number): Instant;
  /** Midnight that begins the month of the instant. */
  startOfMonth(at: number): Instant;
  /** Midnight of the local date `days` after the instant's; also back, with negative numbers. */
  addDays(at: number, days: number): Instant;
  /** First midnight of the month `months` after the instant's; also back. */
  addMonths(at: number, months: number): Instant;
}

/**
 * Calendar of the settings: zone with daylight saving, working weekdays, hours, holidays.
 * @throws UnknownZoneError
 * @example Thu 10 Sep 2026 16:00 to Mon 14 Sep 2026 10:00, Sunday–Thursday 09–18 in Israel: 3 hours, for New Year lies between.
 */
export const createCalendar = (settings: CalendarSettings): Calendar => {
  const workdays = createWorkdays(settings);
  const weekStart = weekStartOf(settings.weekdays);
  const midnight = (dayNumber: number): Instant => toInstant(workdays.at(dayNumber).startsAt);
  const startOfMonth = (dayNumber: number, months: number): Instant => {
    const { year, month } = civilDateOf(dayNumber);
    return midnight(dayNumberOf({ year, month: month + months, day: 1 }));
  };
  return {
    workdayMs: (settings.hours.to - settings.hours.from) * MINUTE_MS,
    workingMsBetween: (from, to) => {
      if (!(to > from)) return 0;
      return workedSince(workdays.containing(to), to) - workedSince(workdays.containing(from), from);
    },
    afterWorking: (from, workingMs) => toInstant(afterWorking(workdays, from, workingMs)),
    isWorkingDay: (at) => {
      const day = workdays.containing(at);
      return day.worksTo > day.worksFrom;
    },
    dateOf: (at) => civilDateOf(workdays.containing(at).dayNumber),
    startOfDay: (at) => toInstant(workdays.containing(at).startsAt),
    startOfWeek: (at) => {
      const { dayNumber } = workdays.containing(at);
      return midnight(dayNumber - ((weekdayOf(dayNumber) - weekStart + 7) % 7));
    },
    startOfMonth: (at) => startOfMonth(workdays.containing(at).dayNumber, 0),
    addDays: (at, days) => midnight(workdays.containing(at).dayNumber + days),
    addMonths: (at, months) => startOfMonth(workdays.containing(at).dayNumber, months),
  };
};

/** Working milliseconds from the beginning of counting to the instant; only differences of two have a meaning. */
const workedSince = (day: Workday, at: number): number =>
  day.workedBefore + Math.max(0, Math.min(at, day.worksTo) - day.worksFrom);

/** Longest way without a working hour before counting gives up, in days. */
const IDLE_DAYS = 366;

const afterWorking = (workdays: Workdays, from: number, workingMs: number): number => {
  if (workingMs <= 0) return from;
  let left = workingMs;
  let day = workdays.containing(from);
  for (let idle = 0; idle < IDLE_DAYS; day = workdays.at(day.dayNumber + 1)) {
    const begins = Math.max(day.worksFrom, from);
    const room = Math.max(0, day.worksTo - begins);
    if (room >= left) return begins + left;
    left -= room;
    idle = room > 0 ? 0 : idle + 1;
  }
  return day.startsAt;
};
