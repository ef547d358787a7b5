import { Instant } from '../../contract/ids';
import type { DateOrder } from '../../contract/incident-import';
import { civilDateOf, dayNumberOf, MINUTE_MS } from '../time/civil-date';
import type { Zone } from '../time/zone';

const DIGITS =
  /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** Years an export can speak of. */
const YEARS = { from: 1990, to: 2200 };

/** How the dates of a file are written, and where. */
export interface DateForm {
  readonly order: DateOrder;
  /** Of dates that carry no offset. */
  readonly zone: Zone;
}

/**
 * A date of an export: `29-02-2016 13:45`, `2/29/2016 1:45 PM`, `2016-02-29T13:45:00+02:00`. A date without a time is its midnight.
 * A wall time that occurs twice means the first; one that a change of the clock skips, the moment of the skip.
 * null for what is no date in this order, or a day that does not exist.
 */
export const readSourceDate = (text: string, { order, zone }: DateForm): Instant | null => {
  const parts = DIGITS.exec(text);
  if (parts === null) return null;
  const [, first = '', second = '', third = '', ...time] = parts;
  const day = dayIn([first, second, third], order);
  const seconds = secondsIn(time);
  if (day === null || seconds === null) return null;
  const minutes = Math.floor(seconds / 60);
  const offset = time[4];
  const at = offset === undefined ? zone.instantOf(day, minutes) : utcOf(day, minutes) - offsetOf(offset);
  return Instant.safeParse(at + (seconds % 60) * 1000).data ?? null;
};

/** Seconds since midnight by the wall clock; null for an hour that no clock shows. */
const secondsIn = (time: readonly (string | undefined)[]): number | null => {
  const [told = 0, minute = 0, second = 0] = time.slice(0, 3).map((part) => Number(part ?? 0));
  const hour = hourOf(told, time[3]);
  return hour === null || minute > 59 || second > 59 ? null : (hour * 60 + minute) * 60 + second;
};

/** Of a clock of twenty-four hours, or of twelve in the half of the day that is told. */
const hourOf = (told: number, half: string | undefined): number | null => {
  if (half === undefined) return told > 23 ? null : told;
  if (told < 1 || told > 12) return null;
  return (told % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
};

const dayIn = ([first, second, third]: readonly [string, string, string], order: DateOrder): number | null => {
  const [year, month, day] =
    order === 'year-first'
      ? [first, second, third]
      : order === 'day-first'
        ? [third, second, first]
        : [third, first, second];
  if (year.length !== 4 || day.length > 2) return null;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (date.year < YEARS.from || date.year > YEARS.to) return null;
  const number = dayNumberOf(date);
  const back = civilDateOf(number);
  return back.year === date.year && back.month === date.month && back.day === date.day ? number : null;
};

const DAY_MINUTES = 1440;
const utcOf = (day: number, minutes: number): number => (day * DAY_MINUTES + minutes) * MINUTE_MS;

const offsetOf = (text: string): number => {
  if (text.toUpperCase() === 'Z') return 0;
  const digits = text.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (digits.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
};
