import type { Instant } from '../../contract/ids';
import { toInstant } from './instant';

/** Beginning of the calendar month, in UTC, that lies so many whole months before the month of `now`. */
export const monthsBefore = (now: Instant, months: number): Instant => {
  const date = new Date(now);
  return toInstant(Math.max(0, Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1)));
};
