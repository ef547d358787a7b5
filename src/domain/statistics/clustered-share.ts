import jStat from 'jstat';
import { clusterVariance, type PersonSum } from './cluster-variance';
import { Z_95, type Interval } from './interval';
import { wilsonInterval } from './wilson-interval';

export interface ClusteredShare extends Interval {
  readonly share: number;
  /** Answers. */
  readonly n: number;
  /** Distinct people: what the interval counts. */
  readonly people: number;
}

/**
 * Share of yes among all answers with a 95 % range that counts people: Wilson's range of as many independent answers as
 * these are worth,
 *
 *     n* = p(1−p)/V · (z/t(0.975, df))²
 *
 * with V and df of {@link clusterVariance}; never more than there are answers. Where everybody always says the same, V is 0
 * and tells nothing: then each person counts once. One person tells nothing of others: 0–1. null for no answers.
 *
 * Source: E. L. Korn, B. I. Graubard (1998), Survey Methodology 24, 193–201, with Wilson's range as compared by C. Franco,
 * R. J. A. Little, T. A. Louis, E. V. Slud (2019), Journal of Survey Statistics and Methodology 7, 334–364.
 * @param persons `sum` = how many of the person's `n` answers are a yes
 * @example clusteredShare([{ n: 1, sum: 1 }, { n: 1, sum: 0 }, { n: 1, sum: 1 }, { n: 1, sum: 1 }]) // share 0.75
 */
export const clusteredShare = (persons: readonly PersonSum[]): ClusteredShare | null => {
  const n = persons.reduce((sum, person) => sum + person.n, 0);
  if (n === 0) return null;
  const people = persons.length;
  const robust = clusterVariance(persons);
  if (robust === null) return { share: (persons[0]?.sum ?? 0) / n, n, people, low: 0, high: 1 };
  const { mean: share, variance, degreesOfFreedom } = robust;
  const t = jStat.studentt.inv(0.975, degreesOfFreedom);
  const worth = variance > 0 ? ((share * (1 - share)) / variance) * (Z_95 / t) ** 2 : people;
  const counted = Math.min(n, worth);
  return { share, n, people, ...wilsonInterval(share * counted, counted) };
};
