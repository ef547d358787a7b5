import { Z_95, type Interval } from './interval';

/** How long something lasted, or has lasted so far. */
export interface Lifetime {
  readonly time: number;
  /** True when it ended at `time`, false when it was still going on. */
  readonly ended: boolean;
}

/** Share still going on after `time`, until the next step; with its 95 % range. */
export interface SurvivalStep extends Interval {
  readonly time: number;
  readonly survival: number;
  readonly atRisk: number;
  readonly ended: number;
}

/**
 * Share of requests still open after a time, open ones taken as what they are: not closed **yet**. Leaving them out makes
 * a desk look the faster the longer it leaves things lying.
 *
 *     S(t) = Π over tᵢ ≤ t of (1 − dᵢ/nᵢ)      range: S^exp(± z·√(Σ dᵢ/(nᵢ(nᵢ−dᵢ))) / ln S)
 *
 * with dᵢ of nᵢ ending at tᵢ; the variance is Greenwood's, the range the log-minus-log one, which stays within 0–1. Something
 * that ended and something still going on at the same time: the latter was there when the former ended.
 *
 * Source: E. L. Kaplan, P. Meier (1958), JASA 53, 457–481; M. Greenwood (1926); J. D. Kalbfleisch, R. L. Prentice (1980).
 * @returns one step a time at which something ended, ascending
 * @example Freireich's 21 remissions under 6-MP // S(6) 0.857, S(10) 0.753, S(23) 0.448
 */
export const kaplanMeier = (lifetimes: readonly Lifetime[]): readonly SurvivalStep[] => {
  const sorted = lifetimes.toSorted((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const time = sorted[from]?.time ?? 0;
    let ended = 0;
    while (to < sorted.length && sorted[to]?.time === time) {
      if (sorted[to]?.ended === true) ended += 1;
      to += 1;
    }
    if (ended === 0) continue;
    const atRisk = sorted.length - from;
    survival *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    steps.push({ time, survival, atRisk, ended, ...rangeOf(survival, greenwood) });
  }
  return steps;
};

/** Median lifetime: the first time at which no more than half go on. `high` null: the data do not bound it. */
export interface SurvivalMedian {
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
}

/**
 * The median of a survival curve with the 95 % range of Brookmeyer and Crowley: from the first time at which the lower limit
 * of S is at most one half to the first at which the upper one is. null while more than half go on: too early to say.
 *
 * Source: R. Brookmeyer, J. Crowley (1982), Biometrics 38, 29–41.
 * @example Freireich's 21 remissions // value 23, low 13, high null
 */
export const survivalMedian = (steps: readonly SurvivalStep[]): SurvivalMedian | null => {
  const firstAtHalf = (read: (step: SurvivalStep) => number): number | null =>
    steps.find((step) => read(step) <= 0.5 + 1e-12)?.time ?? null;
  const value = firstAtHalf((step) => step.survival);
  if (value === null) return null;
  return { value, low: firstAtHalf((step) => step.low) ?? value, high: firstAtHalf((step) => step.high) };
};

const rangeOf = (survival: number, greenwood: number): Interval => {
  if (survival <= 0) return { low: 0, high: 0 };
  const reach = (Z_95 * Math.sqrt(greenwood)) / -Math.log(survival);
  return { low: survival ** Math.exp(reach), high: survival ** Math.exp(-reach) };
};
