import jStat from 'jstat';

/** Two-sided p-value of a standard normal z. */
export const normalP = (z: number): number => 2 * jStat.normal.cdf(-Math.abs(z), 0, 1);

/** Two-sided p-value of Student's t. */
export const studentP = (t: number, degreesOfFreedom: number): number =>
  2 * jStat.studentt.cdf(-Math.abs(t), degreesOfFreedom);
