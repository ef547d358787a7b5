import jStat from 'jstat';
import type { Interval } from './interval';

export interface MeanInterval extends Interval {
  readonly mean: number;
}

/**
 * Mean of independent values with its 95 % range: x̄ ± t(0.975, n − 1)·s/√n. One value tells nothing of others: its range
 * is the value. null for none.
 *
 * Source: Student (1908), Biometrika 6, 1–25.
 * @param weighted values with how often each occurs
 * @example R's `sleep`, drug 1: 0.7 −1.6 −0.2 −1.2 −0.1 3.4 3.7 0.8 0.0 2.0 // mean 0.75, −0.5298 to 2.0298
 */
export const meanInterval = (weighted: readonly (readonly [value: number, n: number])[]): MeanInterval | null => {
  const n = weighted.reduce((sum, [, times]) => sum + times, 0);
  if (n === 0) return null;
  const mean = weighted.reduce((sum, [value, times]) => sum + value * times, 0) / n;
  if (n === 1) return { mean, low: mean, high: mean };
  const squares = weighted.reduce((sum, [value, times]) => sum + times * (value - mean) ** 2, 0);
  const reach = jStat.studentt.inv(0.975, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { mean, low: mean - reach, high: mean + reach };
};
