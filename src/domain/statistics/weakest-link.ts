/** What a chain of services is worth to the person at its end. */
export interface ChainScore {
  /** The lowest score: a chain is as strong as its weakest link. */
  readonly weakest: number;
  /** Which link that is, counted from 0; the first of several. */
  readonly at: number;
  readonly geometricMean: number;
  readonly mean: number;
}

/**
 * Score of a chain of links with scores > 0. The weakest is the figure shown; the means are beside it, because a mean alone
 * lets two good links hide one that fails everybody. null for no links.
 *
 * @example weakestLink([4.4, 4.1, 2.6, 4.5]) // weakest 2.6 at 2, geometricMean 3.812, mean 3.9
 */
export const weakestLink = (scores: readonly number[]): ChainScore | null => {
  if (scores.length === 0) return null;
  const weakest = Math.min(...scores);
  const sum = scores.reduce((total, score) => total + score, 0);
  const logs = scores.reduce((total, score) => total + Math.log(score), 0);
  return {
    weakest,
    at: scores.indexOf(weakest),
    geometricMean: Math.exp(logs / scores.length),
    mean: sum / scores.length,
  };
};
