import type { Interval } from './interval';

/**
 * What the share among all asked can be, whatever those who did not answer think: from "none of them" to "all of them".
 *
 *     p·r  to  p·r + (1 − r)
 *
 * Source: C. F. Manski (1989), Journal of Human Resources 24, 343–360.
 * @param share of those who answered, 0–1
 * @param responseShare who answered of all asked, 0–1
 * @example responseBounds(0.9, 0.3) // 0.27–0.97
 */
export const responseBounds = (share: number, responseShare: number): Interval => ({
  low: share * responseShare,
  high: share * responseShare + (1 - responseShare),
});
