import { middleOf, type LogHistogram } from '../statistics/log-histogram';

/** Values with how often each occurs, ascending. What exact times and binned times have in common. */
export type WeightedValues = readonly (readonly [value: number, n: number])[];

/** The bins of a histogram as the values they stand for. */
export const weighHistogram = (histogram: LogHistogram): WeightedValues =>
  Array.from({ length: histogram.length / 2 }, (_, index) => [
    middleOf(histogram[2 * index] ?? 0),
    histogram[2 * index + 1] ?? 0,
  ]);

/** Single values, each once. */
export const weighValues = (values: readonly number[]): WeightedValues =>
  values.toSorted((a, b) => a - b).map((value) => [value, 1]);

export const sizeOf = (values: WeightedValues): number => values.reduce((sum, [, n]) => sum + n, 0);

/** Median; of an even number of values the mean of the middle two. null for none. */
export const weightedMedian = (values: WeightedValues): number | null => {
  const size = sizeOf(values);
  return size === 0
    ? null
    : (valueAtRank(values, Math.ceil(size / 2)) + valueAtRank(values, Math.floor(size / 2) + 1)) / 2;
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
 * Difference of two medians, later minus earlier, for any division of blocks in two. Counts once how many values of each
 * block are at most each value, so that a permutation test can ask a thousand times at little cost.
 */
export const createMedianDifference = (blocks: readonly WeightedValues[]): ((isAfter: Uint8Array) => number | null) => {
  const values = [...new Set(blocks.flatMap((block) => block.map(([value]) => value)))].toSorted((a, b) => a - b);
  const upTo = blocks.map((block) => cumulate(block, values));
  const medianOf = (chosen: readonly Int32Array[]): number | null => {
    const countUpTo = (index: number): number => {
      let sum = 0;
      for (const counts of chosen) sum += counts[index] ?? 0;
      return sum;
    };
    const size = countUpTo(values.length - 1);
    if (size === 0) return null;
    const lower = firstWith(values.length, (index) => countUpTo(index) >= Math.ceil(size / 2));
    const upper = firstWith(values.length, (index) => countUpTo(index) > Math.floor(size / 2));
    return ((values[lower] ?? 0) + (values[upper] ?? 0)) / 2;
  };
  return (isAfter) => {
    const later = medianOf(upTo.filter((_, block) => isAfter[block] === 1));
    const earlier = medianOf(upTo.filter((_, block) => isAfter[block] === 0));
    return later === null || earlier === null ? null : later - earlier;
  };
};

/** How many of a block's values are at most each of `values`, both ascending. */
const cumulate = (block: WeightedValues, values: readonly number[]): Int32Array => {
  const counts = new Int32Array(values.length);
  let at = 0;
  let sum = 0;
  for (const [index, value] of values.entries()) {
    for (let next = block[at]; next !== undefined && next[0] <= value; next = block[at]) {
      sum += next[1];
      at += 1;
    }
    counts[index] = sum;
  }
  return counts;
};

/** The smallest index below `length` that satisfies a condition which, once satisfied, stays so. */
const firstWith = (length: number, isReached: (index: number) => boolean): number => {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
