import type { Instant } from '../../contract/ids';
import type { AskWhen, CalendarSettings } from '../../contract/settings';
import type { Calendar } from '../time/calendar';
import { DAY_MS, MINUTE_MS, dayNumberOf, weekdayOf } from '../time/civil-date';
import { toInstant } from '../time/instant';

/** The card closes so many days after the asking, unanswered; days of rest on working weekdays do not count. */
const ANSWER_DAYS = 14;
/** No calendar rests longer; without a bound one that never works would never end. */
const LONGEST_DAYS = 60;
const LONGEST_REST_DAYS = 14;

/** A calendar and the settings it was made of. */
export interface AskingCalendar {
  readonly calendar: Calendar;
  readonly settings: Pick<CalendarSettings, 'weekdays' | 'hours'>;
}

/**
 * When a close is asked about: at once, so many days later, or when the work of the next such day of a month begins. A
 * day on which nobody works hands on to the next one, for a question then is read as carelessness.
 */
export const opensAtOf = (closedAt: Instant, when: AskWhen, { calendar, settings }: AskingCalendar): Instant => {
  switch (when.kind) {
    case 'at-close':
      return closedAt;
    case 'after-days':
      return onWorkingDay(toInstant(closedAt + when.days * DAY_MS), calendar);
    case 'month-day': {
      const { day } = calendar.dateOf(closedAt);
      const month = calendar.addMonths(closedAt, day < when.day ? 0 : 1);
      const midnight = onWorkingDay(calendar.addDays(month, when.day - 1), calendar);
      return toInstant(midnight + settings.hours.from * MINUTE_MS);
    }
  }
};

const onWorkingDay = (at: Instant, calendar: Calendar): Instant => {
  let day = at;
  for (let tried = 0; tried < LONGEST_REST_DAYS && !calendar.isWorkingDay(day); tried += 1)
    day = toInstant(day + DAY_MS);
  return day;
};

/** When the card of a close shuts for want of an answer: fourteen days after it opened, pausing on holidays. */
export const expiresAtOf = (opensAt: Instant, { calendar, settings }: AskingCalendar): Instant => {
  let at: number = opensAt;
  let left = ANSWER_DAYS;
  for (let days = 0; left > 0 && days < LONGEST_DAYS; days += 1) {
    if (!isHoliday(at, calendar, settings.weekdays)) left -= 1;
    at += DAY_MS;
  }
  return toInstant(at);
};

/** A weekday on which work is usual, and this time is not. */
const isHoliday = (at: number, calendar: Calendar, weekdays: readonly number[]): boolean =>
  !calendar.isWorkingDay(at) && weekdays.includes(weekdayOf(dayNumberOf(calendar.dateOf(at))));
