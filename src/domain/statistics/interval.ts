/** A range of values, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of 0.975: the z of two-sided 95 % ranges. */
export const Z_95 = 1.959963984540054;
