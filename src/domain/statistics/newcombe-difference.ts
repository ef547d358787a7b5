import type { Interval } from './interval';
import { wilsonInterval } from './wilson-interval';

/** `successes` of `n`. */
export interface Share {
  readonly successes: number;
  readonly n: number;
}

/**
 * 95 % range of the difference of two independent shares, first − second: Newcombe's method 10, which squares and adds
 * the distances of the two Wilson ranges.
 *
 *     low  = d − √((p₁ − l₁)² + (u₂ − p₂)²)      high = d + √((u₁ − p₁)² + (p₂ − l₂)²)
 *
 * Source: R. G. Newcombe (1998), Statistics in Medicine 17, 873–890.
 * @example newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 }) // { low: 0.0524, high: 0.3339 }
 */
export const newcombeDifference = (first: Share, second: Share): Interval => {
  if (first.n === 0 || second.n === 0) return { low: -1, high: 1 };
  const one = { share: first.successes / first.n, ...wilsonInterval(first.successes, first.n) };
  const two = { share: second.successes / second.n, ...wilsonInterval(second.successes, second.n) };
  const difference = one.share - two.share;
  return {
    low: difference - Math.hypot(one.share - one.low, two.high - two.share),
    high: difference + Math.hypot(one.high - one.share, two.share - two.low),
  };
};
