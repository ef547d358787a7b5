import { finitePopulationFactor } from './finite-population';
import { Z_95, type Interval } from './interval';
import { normalP } from './two-sided-p';

/** Answers 9–10, 7–8 and 0–6 to "how likely are you to recommend …". */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export interface Nps extends Interval {
  /** −100…100. */
  readonly score: number;
  readonly n: number;
}

/** An answer that is no whole number from 0 to 10. */
export class NotAnNpsAnswerError extends Error {
  readonly code = 'NOT_AN_NPS_ANSWER';
  constructor(answer: number) {
    super(`${answer} is no answer from 0 to 10`);
  }
}

/**
 * Answers 0–10 sorted into the three kinds. What lies outside the scale is refused, not bent to fit.
 * @throws NotAnNpsAnswerError
 * @example npsCountsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) // { promoters: 2, passives: 2, detractors: 6 }
 */
export const npsCountsOf = (answers: readonly number[]): NpsCounts => {
  const wrong = answers.find((answer) => !Number.isInteger(answer) || answer < 0 || answer > 10);
  if (wrong !== undefined) throw new NotAnNpsAnswerError(wrong);
  const promoters = answers.filter((answer) => answer >= 9).length;
  const detractors = answers.filter((answer) => answer <= 6).length;
  return { promoters, passives: answers.length - promoters - detractors, detractors };
};

/**
 * Net promoter score 100·(P − D)/n with its 95 % range by the adjusted Wald method: add three answers, ¾ of them
 * promoters and ¾ detractors, then s ± z·√((P + D − s²)/n) in fractions, cut to −100…100. Without the three a unanimous
 * group would have a range of no width. A range of one wave of a known `population` is narrowed by
 * {@link finitePopulationFactor}. null for no answers.
 *
 * Source: B. Rocks (2016), "Interval estimation for the net promoter score", The American Statistician 70, 365–372;
 * pseudo-answers as in the R package NPS.
 * @throws PopulationTooSmallError
 * @example nps({ promoters: 20, passives: 8, detractors: 8 }) // score 33.33, 5.24–56.30
 */
export const nps = (counts: NpsCounts, population: number | null = null): Nps | null => {
  const n = sizeOf(counts);
  if (n === 0) return null;
  const score = (100 * (counts.promoters - counts.detractors)) / n;
  const factor = population === null ? 1 : finitePopulationFactor(n, population);
  const { score: centre, variance, n: size } = adjusted(counts);
  // Everybody was asked and answered: the score is what it is, and the three invented answers have no place in it.
  if (factor === 0) return { score, low: score, high: score, n };
  const reach = npsReach(variance, size) * factor;
  return {
    score,
    low: Math.min(score, Math.max(-100, 100 * centre - reach)),
    high: Math.max(score, Math.min(100, 100 * centre + reach)),
    n,
  };
};

/**
 * Half the width of a 95 % range of a score, in points, when one answer has the given variance (P + D − s², in fractions;
 * 0.69 is usual): 100·z·√(variance/n). What a wave of n answers can be expected to tell.
 *
 * @example npsReach(0.69, 100) // 16.3
 */
export const npsReach = (variance: number, n: number): number => 100 * Z_95 * Math.sqrt(variance / n);

export interface NpsDifference extends Interval {
  /** First less second, in points, of the adjusted scores. */
  readonly difference: number;
  readonly standardError: number;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * Difference of two independent scores: z = (s₁ − s₂)/√(Var₁/n₁ + Var₂/n₂) on the adjusted values of {@link nps}.
 *
 * Source: J. Sauro, J. R. Lewis, MeasuringU, "How to statistically compare two net promoter scores".
 * @example +15 of 43/29/28 against +8 of 38/32/30: difference 6.8, p 0.553, −15.7 to 29.3: nothing is proven
 */
export const npsDifference = (first: NpsCounts, second: NpsCounts): NpsDifference | null => {
  if (sizeOf(first) === 0 || sizeOf(second) === 0) return null;
  const [one, two] = [adjusted(first), adjusted(second)];
  const difference = 100 * (one.score - two.score);
  const standardError = 100 * Math.sqrt(one.variance / one.n + two.variance / two.n);
  const z = difference / standardError;
  return {
    difference,
    standardError,
    z,
    p: normalP(z),
    low: Math.max(-200, difference - Z_95 * standardError),
    high: Math.min(200, difference + Z_95 * standardError),
  };
};

const sizeOf = ({ promoters, passives, detractors }: NpsCounts): number => promoters + passives + detractors;

/** Score and variance of one answer, in fractions, with the three answers added. */
const adjusted = (counts: NpsCounts): { readonly score: number; readonly variance: number; readonly n: number } => {
  const n = sizeOf(counts) + 3;
  const promoters = (counts.promoters + 0.75) / n;
  const detractors = (counts.detractors + 0.75) / n;
  const score = promoters - detractors;
  return { score, variance: promoters + detractors - score ** 2, n };
};
