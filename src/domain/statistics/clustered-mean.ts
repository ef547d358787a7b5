import jStat from 'jstat';
import type { Interval } from './interval';

/** What one person answered: how many answers, and their sum. */
export interface PersonSum {
  readonly n: number;
  readonly sum: number;
}

export interface ClusteredMean extends Interval {
  readonly mean: number;
  readonly standardError: number;
  /** Answers. */
  readonly n: number;
  /** Distinct people: what the interval counts. */
  readonly people: number;
}

/** Standard deviation of the rounding that answering in whole numbers is: uniform over one step. */
const ROUNDING_SD = 1 / Math.sqrt(12);

/**
 * Mean of all answers with a 95 % range that counts people, not answers: ten answers of one person are one opinion ten
 * times. Cluster-robust variance with the CR2 small-sample correction and Bell–McCaffrey degrees of freedom:
 *
 *     a_g = n_g/n      V = Σ_g (S_g − n_g·ȳ)² / (1 − a_g) / n²
 *     df = n² / (Σ_g n_g² + Σ_{g≠h} (n_g·n_h/n)² / ((1−a_g)(1−a_h)))      range = ȳ ± t(0.975, df)·√V
 *
 * With equal numbers of answers a person this is Student's interval of the people's means, df = people − 1. Answers are
 * whole numbers, so the standard error is never below that of their rounding, 1/√12 a person: five people who all say 5
 * leave 4.64–5. The range is cut at the ends of the scale. One person tells nothing of others: the whole scale.
 *
 * Source: R. M. Bell, D. F. McCaffrey (2002), Survey Methodology 28, 169–181.
 * @example clusteredMean([{ n: 1, sum: 4 }, { n: 1, sum: 3 }, { n: 1, sum: 5 }], { low: 1, high: 5 }) // mean 4, 1.52–5 cut
 */
export const clusteredMean = (persons: readonly PersonSum[], scale: Interval): ClusteredMean | null => {
  const n = persons.reduce((sum, person) => sum + person.n, 0);
  if (n === 0) return null;
  const mean = persons.reduce((sum, person) => sum + person.sum, 0) / n;
  const people = persons.length;
  if (people === 1) return { mean, standardError: Infinity, n, people, ...scale };
  const standardError = Math.max(robustError(persons, { n, mean }), ROUNDING_SD / Math.sqrt(people));
  const reach = jStat.studentt.inv(0.975, degreesOfFreedom(persons, n)) * standardError;
  return {
    mean,
    standardError,
    n,
    people,
    low: Math.max(scale.low, mean - reach),
    high: Math.min(scale.high, mean + reach),
  };
};

const robustError = (
  persons: readonly PersonSum[],
  { n, mean }: { readonly n: number; readonly mean: number },
): number =>
  Math.sqrt(
    persons.reduce((sum, person) => sum + (person.sum - person.n * mean) ** 2 / (1 - person.n / n), 0) / (n * n),
  );

const degreesOfFreedom = (persons: readonly PersonSum[], n: number): number => {
  const weights = persons.map((person) => person.n / n / (1 - person.n / n));
  const squares = persons.reduce((sum, person) => sum + person.n ** 2, 0);
  // Σ_{g≠h} (n_g·n_h/n)²/((1−a_g)(1−a_h)) = (Σ c_g)² − Σ c_g²  with  c_g = n_g²/n/(1−a_g)
  const parts = persons.map((person, index) => person.n * (weights[index] ?? 0));
  const all = parts.reduce((sum, part) => sum + part, 0);
  const same = parts.reduce((sum, part) => sum + part ** 2, 0);
  return n ** 2 / (squares + all ** 2 - same);
};
