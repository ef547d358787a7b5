import jStat from 'jstat';
import { clusterVariance, type PersonSum } from './cluster-variance';
import type { Interval } from './interval';

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
 * times. ȳ ± t(0.975, df)·√V with V and df of {@link clusterVariance}.
 *
 * With equal numbers of answers a person this is Student's interval of the people's means. Answers are whole numbers, so
 * the standard error is never below that of their rounding, 1/√12 a person: five people who all say 5 leave 4.64–5. The
 * range is cut at the ends of the scale. One person tells nothing of others: the whole scale. null for no answers.
 *
 * Source: R. M. Bell, D. F. McCaffrey (2002), Survey Methodology 28, 169–181.
 * @example clusteredMean([{ n: 1, sum: 4 }, { n: 1, sum: 3 }, { n: 1, sum: 5 }], { low: 1, high: 5 }) // mean 4, 1.52–5 cut
 */
export const clusteredMean = (persons: readonly PersonSum[], scale: Interval): ClusteredMean | null => {
  const n = persons.reduce((sum, person) => sum + person.n, 0);
  if (n === 0) return null;
  const people = persons.length;
  const robust = clusterVariance(persons);
  if (robust === null)
    return { mean: (persons[0]?.sum ?? 0) / n, standardError: Infinity, n, people, low: scale.low, high: scale.high };
  const { mean, variance, degreesOfFreedom } = robust;
  const standardError = Math.max(Math.sqrt(variance), ROUNDING_SD / Math.sqrt(people));
  const reach = jStat.studentt.inv(0.975, degreesOfFreedom) * standardError;
  return {
    mean,
    standardError,
    n,
    people,
    low: Math.max(scale.low, mean - reach),
    high: Math.min(scale.high, mean + reach),
  };
};
