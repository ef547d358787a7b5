export interface XmrLimits {
  readonly centre: number;
  /** Mean distance of neighbours. */
  readonly movingRange: number;
  readonly upper: number;
  readonly lower: number;
}

/** Mean range of two standard normal values, d₂ of the tables. */
const D2 = 1.128;

/**
 * Limits of a control chart of single values: x̄ ± 3·MR̄/1.128. A later value outside them is a signal; inside, it is the
 * noise there always was. The limits come from neighbours, so a slow drift does not hide itself by widening them. null for
 * fewer than two values.
 *
 * Source: W. A. Shewhart (1931); NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.
 * @example the ten flow rates of the handbook // centre 50.81, 45.8159 to 55.8041
 */
export const xmrLimits = (values: readonly number[]): XmrLimits | null => {
  if (values.length < 2) return null;
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
  const movingRange = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const reach = (3 * movingRange) / D2;
  return { centre, movingRange, upper: centre + reach, lower: centre - reach };
};
