import { createRandomSource } from './random-source';

const ROUNDS = 999;

/**
 * Two-sided p-value of "these weekly steps lean to neither side": the share of all ways to give each step a plus or a
 * minus whose sum is at least as far from 0. For a level, such as open requests, that rose or fell over a period.
 * All 2ⁿ ways up to n = 9, else 999 drawn with the seed and the real one. null below 6 steps, where p ≤ 5 % cannot be.
 *
 * Source: R. A. Fisher (1935), The Design of Experiments, section 21.
 */
export const signFlipTest = (steps: readonly number[], seed: number): number | null => {
  const moved = steps.filter((step) => step !== 0);
  if (moved.length < 6) return null;
  const observed = Math.abs(moved.reduce((sum, step) => sum + step, 0));
  const extreme = (sign: (index: number) => boolean): boolean =>
    Math.abs(moved.reduce((sum, step, index) => sum + (sign(index) ? step : -step), 0)) >= observed;
  if (moved.length <= 9) {
    const ways = 2 ** moved.length;
    let found = 0;
    for (let way = 0; way < ways; way += 1) if (extreme((index) => ((way >> index) & 1) === 1)) found += 1;
    return found / ways;
  }
  const random = createRandomSource(seed);
  let found = 1;
  for (let round = 0; round < ROUNDS; round += 1) if (extreme(() => random() < 0.5)) found += 1;
  return found / (ROUNDS + 1);
};
