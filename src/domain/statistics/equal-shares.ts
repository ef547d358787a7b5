import jStat from 'jstat';
import type { Share } from './newcombe-difference';

export interface EqualShares {
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * Pearson's χ² of "all groups have the same share": Σ (observed − expected)²/expected over successes and failures of k
 * groups, k − 1 degrees of freedom. null with fewer than two groups, or when all or none succeeded everywhere.
 *
 * Source: K. Pearson (1900), Philosophical Magazine 50, 157–175; R's `prop.test` without continuity correction.
 * @example shares 83/86, 90/93, 129/136, 70/82 // χ² 12.6004, 3 degrees of freedom, p 0.005585
 */
export const equalSharesTest = (groups: readonly Share[]): EqualShares | null => {
  const filled = groups.filter(({ n }) => n > 0);
  const n = filled.reduce((sum, group) => sum + group.n, 0);
  const pooled = filled.reduce((sum, group) => sum + group.successes, 0) / n;
  if (filled.length < 2 || pooled === 0 || pooled === 1) return null;
  const chiSquare = filled.reduce(
    (sum, group) => sum + (group.successes - group.n * pooled) ** 2 / (group.n * pooled * (1 - pooled)),
    0,
  );
  const degreesOfFreedom = filled.length - 1;
  return { chiSquare, degreesOfFreedom, p: 1 - jStat.chisquare.cdf(chiSquare, degreesOfFreedom) };
};
