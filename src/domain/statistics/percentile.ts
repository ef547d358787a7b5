import { orderStatisticRanks } from './order-statistic-ranks';
import type { Interval } from './interval';

export interface Percentile extends Interval {
  readonly value: number;
}

/**
 * Percentile by linear interpolation, Hyndman–Fan type 7: at position (n − 1)·p of the sorted values, counted from 0.
 * With its 95 % range from order statistics, see {@link orderStatisticRanks}. null for no values.
 *
 * Source: R. J. Hyndman, Y. Fan (1996), The American Statistician 50, 361–365.
 * @param sorted ascending
 * @example percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9) // { value: 9.1, low: 7, high: 10 }
 */
export const percentile = (sorted: readonly number[], p: number): Percentile | null => {
  const at = (index: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, index))] ?? 0;
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const ranks = orderStatisticRanks(sorted.length, p);
  return {
    value: at(below) + (position - below) * (at(below + 1) - at(below)),
    low: at(ranks.low - 1),
    high: at(ranks.high - 1),
  };
};
