import { percentile } from '../statistics/percentile';

/** How lost working time is spread. */
export interface LostTime {
  /** Minutes; half of the answers name less. */
  readonly median: number;
  /** Share of all minutes that the tenth with the longest losses names; null of fewer than twenty answers. */
  readonly worstTenth: number | null;
}

/** A tenth of fewer answers than this would speak for one person. */
const FEWEST = 20;

/**
 * Median, and what share of all lost time falls on the worst tenth of the answers (rounded up to whole answers). null of no
 * answers. Lost time is uneven: few bad cases hold most of it, and a mean alone hides that.
 * @example twenty answers, two of 300 minutes and eighteen of 10 // median 10, worst tenth 600/780 = 0.77
 */
export const lostTimeOf = (minutes: readonly number[]): LostTime | null => {
  const sorted = minutes.toSorted((a, b) => a - b);
  const median = percentile(sorted, 0.5);
  if (median === null) return null;
  const total = sum(sorted);
  const worst = sum(sorted.slice(-Math.ceil(sorted.length / 10)));
  const isTold = sorted.length >= FEWEST && total > 0;
  return { median: Math.round(median.value), worstTenth: isTold ? Math.round((100 * worst) / total) / 100 : null };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
