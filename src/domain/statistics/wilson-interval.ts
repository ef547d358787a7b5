import { Z_95, type Interval } from './interval';

/**
 * 95 % range of a share, by Wilson's score method: the shares p that `successes` of `n` would not surprise.
 *
 *     (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 *
 * Unlike p ± z·SE it stays inside 0–1 and has a width when nothing, or everything, succeeded.
 * Of `n` = 0 nothing is known: 0–1.
 *
 * Source: E. B. Wilson (1927), JASA 22, 209–212; values in R. G. Newcombe (1998), Statistics in Medicine 17, 857–872.
 * @example wilsonInterval(81, 263) // { low: 0.2553, high: 0.3662 }
 */
export const wilsonInterval = (successes: number, n: number): Interval => {
  if (n === 0) return { low: 0, high: 1 };
  const share = successes / n;
  const z2 = Z_95 * Z_95;
  const centre = share + z2 / (2 * n);
  const reach = Z_95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    high: successes === n ? 1 : Math.min(1, (centre + reach) / scale),
  };
};
