import { mysqlError } from './mysql-errors.ts';
import { canonicalTime, msToTime, timeToMs } from './times.ts';

/** Functions on canonical times, all in UTC. */

const UNIT_MS: Readonly<Record<string, number>> = {
  MICROSECOND: 0.001,
  SECOND: 1000,
  MINUTE: 60_000,
  HOUR: 3_600_000,
  DAY: 86_400_000,
  WEEK: 604_800_000,
};
const UNIT_MONTHS: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The time so many units later. A day the month has not becomes its last, as in MySQL. */
export function addTime(time: string, amount: number, unit: string): string {
  const ms = timeToMs(time);
  const unitMs = UNIT_MS[unit];
  if (unitMs !== undefined) return msToTime(ms + amount * unitMs);
  const date = new Date(ms);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + Math.round(amount) * (UNIT_MONTHS[unit] ?? 0);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const day = Math.min(date.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
  return msToTime(Date.UTC(year, month, day) + (ms % 86_400_000));
}

/** Whole units from one time to another, towards zero. */
export function timeDifference(unit: string, from: string, to: string): bigint {
  const [start, end] = [timeToMs(from), timeToMs(to)];
  const unitMs = UNIT_MS[unit];
  if (unitMs !== undefined) return BigInt(Math.trunc((end - start) / unitMs));
  const [low, high] = start <= end ? [new Date(start), new Date(end)] : [new Date(end), new Date(start)];
  let months = (high.getUTCFullYear() - low.getUTCFullYear()) * 12 + high.getUTCMonth() - low.getUTCMonth();
  const rest = (date: Date): number => date.getUTCDate() * 86_400_000 + (date.getTime() % 86_400_000);
  if (rest(high) < rest(low)) months -= 1;
  return BigInt(Math.trunc(months / (UNIT_MONTHS[unit] ?? 1)) * (start <= end ? 1 : -1));
}

export function timePart(part: string, time: string): bigint {
  const date = new Date(timeToMs(time));
  switch (part) {
    case 'year':
      return BigInt(date.getUTCFullYear());
    case 'quarter':
      return BigInt(Math.floor(date.getUTCMonth() / 3) + 1);
    case 'month':
      return BigInt(date.getUTCMonth() + 1);
    case 'day':
      return BigInt(date.getUTCDate());
    case 'hour':
      return BigInt(date.getUTCHours());
    case 'minute':
      return BigInt(date.getUTCMinutes());
    case 'second':
      return BigInt(date.getUTCSeconds());
    case 'dayofweek':
      return BigInt(date.getUTCDay() + 1);
    default:
      // weekday: Monday is 0.
      return BigInt((date.getUTCDay() + 6) % 7);
  }
}

/** @throws SqlError for a specifier this engine does not know. */
export function dateFormat(time: string, format: string): string {
  const canonical = canonicalTime(time) ?? time;
  const [year, month, day, hour, minute, second] = canonical.split(/[- :.]/);
  const values: Readonly<Record<string, string | undefined>> = {
    Y: year,
    y: year?.slice(2),
    m: month,
    c: String(Number(month)),
    d: day,
    e: String(Number(day)),
    H: hour,
    k: String(Number(hour)),
    i: minute,
    s: second,
    S: second,
    T: `${hour}:${minute}:${second}`,
    '%': '%',
  };
  return format.replaceAll(/%(.)/g, (_all, specifier: string) => {
    const value = values[specifier];
    if (value === undefined) throw mysqlError(1210, `The sandbox does not know %${specifier} in DATE_FORMAT`);
    return value;
  });
}
