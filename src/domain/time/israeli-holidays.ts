import { DAY_MS, weekdayOf } from './civil-date';

/** `off` no work · `eve` the first half of the working hours · `ordinary` no holiday. */
export type DayKind = 'off' | 'eve' | 'ordinary';

const MONDAY = 1;
const TUESDAY = 2;
const WEDNESDAY = 3;
const THURSDAY = 4;

/**
 * Days of rest by law: New Year (two days), Day of Atonement, first and last day of Tabernacles, first and last day of
 * Passover, Pentecost. Independence Day moves with the weekday, see {@link independenceDay}.
 */
const OFF = new Set(['Tishri 1', 'Tishri 2', 'Tishri 10', 'Tishri 15', 'Tishri 22', 'Nisan 15', 'Nisan 21', 'Sivan 6']);

/** The days before them. The days between first and last (hol ha-moed), Purim and the fasts are working days by law. */
const EVES = new Set(['Elul 29', 'Tishri 9', 'Tishri 14', 'Tishri 21', 'Nisan 14', 'Nisan 20', 'Sivan 5']);

/** Hebrew day of Iyar and weekday on which Independence Day is kept: 5 Iyar, moved off the sabbath and its edges. */
const INDEPENDENCE = new Set([`3 ${THURSDAY}`, `4 ${THURSDAY}`, `5 ${WEDNESDAY}`, `6 ${TUESDAY}`]);
/** Remembrance Day, the day before it. */
const REMEMBRANCE = new Set([`2 ${WEDNESDAY}`, `3 ${WEDNESDAY}`, `4 ${TUESDAY}`, `5 ${MONDAY}`]);

/**
 * Kind of a local date in Israel, by day number, from the Hebrew calendar of `Intl`. Independence Day follows the rule
 * in force since 2004. Election days, which no calendar knows in advance, count as working days.
 *
 * @example createIsraeliHolidays()(dayNumberOf({ year: 2026, month: 9, day: 13 })) // 'off', second day of New Year 5787
 */
export const createIsraeliHolidays = (): ((dayNumber: number) => DayKind) => {
  const format = new Intl.DateTimeFormat('en-u-ca-hebrew-nu-latn', { timeZone: 'UTC', month: 'long', day: 'numeric' });
  return (dayNumber) => {
    const parts = format.formatToParts(dayNumber * DAY_MS);
    const month = parts.find((part) => part.type === 'month')?.value ?? '';
    const day = parts.find((part) => part.type === 'day')?.value ?? '';
    if (month === 'Iyar') return independenceDay(day, weekdayOf(dayNumber));
    if (OFF.has(`${month} ${day}`)) return 'off';
    return EVES.has(`${month} ${day}`) ? 'eve' : 'ordinary';
  };
};

const independenceDay = (day: string, weekday: number): DayKind => {
  if (INDEPENDENCE.has(`${day} ${weekday}`)) return 'off';
  return REMEMBRANCE.has(`${day} ${weekday}`) ? 'eve' : 'ordinary';
};
