import jStat from 'jstat';
import type { Interval } from './interval';
import { studentP } from './two-sided-p';

export interface MeanDifference extends Interval {
  /** First mean less second. */
  readonly difference: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. */
  readonly p: number;
}

interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/**
 * Difference of two independent means whose variances need not be equal, with its 95 % range:
 *
 *     t = (x̄₁ − x̄₂)/√(s₁²/n₁ + s₂²/n₂)      df = (s₁²/n₁ + s₂²/n₂)² / (s₁⁴/(n₁²(n₁−1)) + s₂⁴/(n₂²(n₂−1)))
 *
 * null with fewer than two values on a side, or when neither side varies.
 *
 * Source: B. L. Welch (1947), Biometrika 34, 28–35.
 * @example R's `sleep`, drug 1 against 2: t −1.8608, df 17.776, p 0.07939, −3.3655 to 0.2055
 */
export const welch = (first: readonly number[], second: readonly number[]): MeanDifference | null => {
  const [one, two] = [momentsOf(first), momentsOf(second)];
  if (one === null || two === null) return null;
  const [a, b] = [one.variance / one.n, two.variance / two.n];
  const degreesOfFreedom = (a + b) ** 2 / (a ** 2 / (one.n - 1) + b ** 2 / (two.n - 1));
  return differenceOf(one.mean - two.mean, Math.sqrt(a + b), degreesOfFreedom);
};

/**
 * {@link welch} of the logarithms, for times, which are skewed: how many times as long the first are as the second, with
 * the 95 % range of that ratio of geometric means. Times ≤ 0 have no logarithm and are left out.
 *
 * @example welchOnLogs([4, 4, 8, 8], [2, 2, 4, 4])?.ratio // 2
 */
export const welchOnLogs = (
  first: readonly number[],
  second: readonly number[],
): (Interval & Pick<MeanDifference, 't' | 'degreesOfFreedom' | 'p'> & { readonly ratio: number }) | null => {
  const logs = (times: readonly number[]): readonly number[] => times.filter((time) => time > 0).map(Math.log);
  const found = welch(logs(first), logs(second));
  if (found === null) return null;
  const { difference, low, high, t, degreesOfFreedom, p } = found;
  return { ratio: Math.exp(difference), low: Math.exp(low), high: Math.exp(high), t, degreesOfFreedom, p };
};

/**
 * Mean of the differences of pairs, with its 95 % range: the same people or departments measured twice. null with fewer
 * than two pairs, or when all differences are equal.
 *
 * Source: Student (1908), Biometrika 6, 1–25.
 * @example R's `sleep` by person: t −4.0621, df 9, p 0.002833
 */
export const pairedDifference = (differences: readonly number[]): MeanDifference | null => {
  const moments = momentsOf(differences);
  if (moments === null) return null;
  return differenceOf(moments.mean, Math.sqrt(moments.variance / moments.n), moments.n - 1);
};

const differenceOf = (difference: number, standardError: number, degreesOfFreedom: number): MeanDifference | null => {
  if (standardError === 0) return null;
  const t = difference / standardError;
  const reach = jStat.studentt.inv(0.975, degreesOfFreedom) * standardError;
  return {
    difference,
    t,
    degreesOfFreedom,
    p: studentP(t, degreesOfFreedom),
    low: difference - reach,
    high: difference + reach,
  };
};

const momentsOf = (values: readonly number[]): Moments | null => {
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { n, mean, variance };
};
