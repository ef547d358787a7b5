import { middleOf, type LogHistogram } from '../statistics/log-histogram';

/** Values with how often each occurs, ascending. What exact times and binned times have in common. */
export type WeightedValues = readonly (readonly [value: number, n: number])[];

/** The bins of a histogram as the values they stand for. */
export const weighHistogram = (histogram: LogHistogram): WeightedValues => histogram.map(([bin, n]) => [middleOf(bin), n]);

/** Single values, each once. */
export const weighValues = (values: readonly number[]): WeightedValues =>
  values.toSorted((a, b) => a - b).map((value) => [value, 1]);

export const sizeOf = (values: WeightedValues): number => values.reduce((sum, [, n]) => sum + n, 0);

/** Median; of an even number of values the mean of the middle two. null for none. */
export const weightedMedian = (values: WeightedValues): number | null => {
  const size = sizeOf(values);
  return size === 0 ? null : (valueAtRank(values, Math.ceil(size / 2)) + valueAtRank(values, Math.floor(size / 2) + 1)) / 2;
};

const valueAtRank = (values: WeightedValues, rank: number): number => {
  let seen = 0;
  for (const [value, n] of values) {
    seen += n;
    if (seen >= rank) return value;
  }
  return values.at(-1)?.[0] ?? 0;
};

/**
 * Difference of two medians, later minus earlier, for any division of blocks in two. Sorts once, so that a permutation
 * test can ask a thousand times.
 */
export const createMedianDifference = (blocks: readonly WeightedValues[]): ((isAfter: Uint8Array) => number | null) => {
  const entries = blocks
    .flatMap((values, block) => values.map(([value, n]) => ({ value, n, block })))
    .toSorted((a, b) => a.value - b.value);
  const sizes = blocks.map(sizeOf);
  const medianOf = (isAfter: Uint8Array, side: number): number | null => {
    const size = sizes.reduce((sum, n, block) => sum + (isAfter[block] === side ? n : 0), 0);
    if (size === 0) return null;
    const ranks = [Math.ceil(size / 2), Math.floor(size / 2) + 1] as const;
    let seen = 0;
    let lower: number | null = null;
    for (const entry of entries) {
      if (isAfter[entry.block] !== side) continue;
      seen += entry.n;
      if (lower === null && seen >= ranks[0]) lower = entry.value;
      if (lower !== null && seen >= ranks[1]) return (lower + entry.value) / 2;
    }
    return lower;
  };
  return (isAfter) => {
    const later = medianOf(isAfter, 1);
    const earlier = medianOf(isAfter, 0);
    return later === null || earlier === null ? null : later - earlier;
  };
};
