import { instantOf, localOf, weekdayOf } from '../time/zone.ts';
import type { JqlContext } from './jql-context.ts';
import { JqlError } from './jql-error.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS: Readonly<Record<string, number>> = { w: 7 * DAY, d: DAY, h: HOUR, m: MINUTE };

/** `1h`, `2h 30m`, `1d`: ms. A day is 24 hours. `null` when the text is not a duration. */
export const parseDuration = (text: string): number | null => {
  const trimmed = text.trim();
  if (!/^\d+[wdhm](\s*\d+[wdhm])*$/.test(trimmed)) return null;
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+)([wdhm])/g)) total += Number(amount) * (UNITS[unit ?? ''] ?? 0);
  return total;
};

const invalidDate = (value: string, field: string): JqlError =>
  new JqlError(
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );

/** The instant a literal names: a date in the reader's zone, a period from now, or epoch milliseconds. */
export const literalInstant = (value: string, field: string, context: JqlContext): number => {
  const text = value.trim();
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(text);
  if (absolute !== null) {
    const [, year, month, day, hour, minute] = absolute.map(Number);
    const local = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour ? hour : 0, minute ? minute : 0);
    const date = new Date(local);
    if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) throw invalidDate(value, field);
    return instantOf(local, context.zone);
  }
  const period = /^([+-]?)\s*(\d+[yMwdhm](?:\s*\d+[yMwdhm])*)$/.exec(text);
  if (period !== null) return shift(context, period[2] ?? '', period[1] === '-' ? -1 : 1);
  if (/^\d{9,15}$/.test(text)) return Number(text);
  throw invalidDate(value, field);
};

const shift = (context: JqlContext, period: string, sign: 1 | -1): number => {
  let instant = context.now;
  for (const [, amount, unit] of period.matchAll(/(\d+)([yMwdhm])/g)) {
    const count = sign * Number(amount);
    instant =
      unit === 'y' || unit === 'M'
        ? addMonths(instant, unit === 'y' ? 12 * count : count, context.zone)
        : instant + count * (UNITS[unit ?? ''] ?? 0);
  }
  return instant;
};

const addMonths = (instant: number, months: number, zone: string): number => {
  const local = new Date(localOf(instant, zone));
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return instantOf(local.getTime(), zone);
};

type Period = 'Day' | 'Week' | 'Month' | 'Year';

/** `now()`, `startOfDay()`, `endOfMonth(-1)`, … or `null` when the function is not one of dates. */
export const functionInstant = (fn: string, args: readonly string[], context: JqlContext): number | null => {
  const name = fn.toLowerCase();
  if (name === 'now') return context.now;
  const match = /^(start|end)of(day|week|month|year)$/.exec(name);
  if (match === null) return null;
  const period = `${(match[2] ?? '').slice(0, 1).toUpperCase()}${(match[2] ?? '').slice(1)}` as Period;
  const [argument] = args;
  const moved = argument === undefined ? context.now : moveBy(argument, period, context);
  const start = startOf(moved, period, context.zone);
  return match[1] === 'start' ? start : startOf(startAfter(start, period, context.zone), period, context.zone) - 1;
};

const PERIOD_UNIT: Readonly<Record<Period, string>> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' };

/** `-1` counts in the function's own unit, `-1d` in its own. */
const moveBy = (argument: string, period: Period, context: JqlContext): number => {
  const match = /^([+-]?)(\d+)([yMwdhm]?)$/.exec(argument.trim());
  if (match === null)
    throw new JqlError(`The argument '${argument}' of the date function is not an increment like '-1' or '+2w'.`);
  return shift(
    context,
    `${match[2] ?? '0'}${match[3] === '' ? PERIOD_UNIT[period] : (match[3] ?? '')}`,
    match[1] === '-' ? -1 : 1,
  );
};

const startOf = (instant: number, period: Period, zone: string): number => {
  const local = new Date(localOf(instant, zone));
  local.setUTCHours(0, 0, 0, 0);
  // Weeks start on Sunday, Jira's default; it follows the reader's locale there.
  if (period === 'Week') local.setUTCDate(local.getUTCDate() - weekdayOf(Math.floor(local.getTime() / DAY)));
  if (period === 'Month' || period === 'Year') local.setUTCDate(1);
  if (period === 'Year') local.setUTCMonth(0);
  return instantOf(local.getTime(), zone);
};

/** An instant safely inside the period after the one that starts at `start`. */
const startAfter = (start: number, period: Period, zone: string): number => {
  if (period === 'Day') return start + 36 * HOUR;
  if (period === 'Week') return start + 8 * DAY;
  return addMonths(start, period === 'Month' ? 1 : 12, zone) + DAY;
};
