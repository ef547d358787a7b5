import jStat from 'jstat';
import { Z_95 } from './interval';

/** A true change of the planned size is proven in four of five pilots. */
const Z_POWER = jStat.normal.inv(0.8, 0, 1);

/**
 * Values needed in each of two periods to prove a difference of two means at 5 % with 80 % power:
 * 2·σ²·(z₀.₉₇₅ + z₀.₈)²/δ², rounded up. To be said before a pilot starts, not after it failed.
 *
 * Source: W. G. Cochran, G. M. Cox (1957), Experimental Designs, 2nd ed., section 2.2.
 * @param difference δ, in the unit of σ; of times take logarithms
 * @param correlation between the two values of one person when the same people answer twice; else 0
 * @example sampleForMeans({ difference: Math.log(5.2 / 3), sd: 0.8 }) // 34 requests
 */
export const sampleForMeans = ({
  difference,
  sd,
  correlation = 0,
}: {
  readonly difference: number;
  readonly sd: number;
  readonly correlation?: number;
}): number => Math.ceil((2 * sd ** 2 * (1 - correlation) * (Z_95 + Z_POWER) ** 2) / difference ** 2);

/**
 * The same for two shares: (z₀.₉₇₅·√(2p̄(1−p̄)) + z₀.₈·√(p₁(1−p₁) + p₂(1−p₂)))²/(p₁ − p₂)², rounded up.
 *
 * Source: J. L. Fleiss (1981), Statistical Methods for Rates and Proportions, 2nd ed., section 3.2, without continuity correction.
 * @example sampleForShares(0.18, 0.08) // 177
 */
export const sampleForShares = (first: number, second: number): number => {
  const middle = (first + second) / 2;
  const spread = Z_95 * Math.sqrt(2 * middle * (1 - middle));
  const reach = Z_POWER * Math.sqrt(first * (1 - first) + second * (1 - second));
  return Math.ceil((spread + reach) ** 2 / (first - second) ** 2);
};
