import jStat from 'jstat';
import { Z_95, type Interval } from './interval';

/**
 * Ranks, counted from 1, of the sorted values that bound the p-quantile of the population with at least 95 % confidence,
 * whatever the distribution: the number of values below the quantile is Binomial(n, p), so
 *
 *     low = the largest l with P(B ≤ l − 1) ≤ 2.5 %      high = the smallest u with P(B ≤ u − 1) ≥ 97.5 %
 *
 * Below {@link fewestForRange} values (six for a median, 72 for p95) an end is the smallest or largest value and the range
 * holds with less: 1 − 2·0.5ⁿ for the median.
 *
 * Source: W. J. Conover (1999), Practical Nonparametric Statistics, 3rd ed., section 3.2.
 * @example orderStatisticRanks(100, 0.5) // { low: 40, high: 61 }
 */
export const orderStatisticRanks = (n: number, p: number): Interval => {
  const upTo = (k: number): number => (k < 0 ? 0 : k >= n ? 1 : jStat.binomial.cdf(k, n, p));
  const spread = Z_95 * Math.sqrt(n * p * (1 - p));
  const first = (from: number, enough: (rank: number) => boolean): number => {
    let rank = Math.max(1, Math.min(n, from));
    while (rank > 1 && enough(rank - 1)) rank -= 1;
    while (rank < n && !enough(rank)) rank += 1;
    return rank;
  };
  // The first rank whose tail is too heavy lies one above the one that is wanted.
  const tooHigh = first(Math.round(n * p - spread), (rank) => upTo(rank - 1) > 0.025);
  const low = upTo(tooHigh - 1) > 0.025 ? Math.max(1, tooHigh - 1) : tooHigh;
  return { low, high: first(Math.round(n * p + spread) + 1, (rank) => upTo(rank - 1) >= 0.975) };
};

/**
 * Fewest values that can bound the p-quantile on both sides with 95 %: the largest value lies above it with at least
 * 97.5 %, 1 − pⁿ ≥ 0.975, and the smallest below it likewise.
 *
 * @example fewestForRange(0.5) // 6
 * @example fewestForRange(0.95) // 72
 */
export const fewestForRange = (p: number): number => Math.ceil(Math.log(0.025) / Math.log(Math.max(p, 1 - p)));
