/** `[bin, how many]`, ascending by bin, no empty bins. */
export type LogHistogram = readonly (readonly [bin: number, n: number])[];

/** Each bin ends 2 % above its beginning. */
const RATIO = 1.02;

/** Bin of a value ≥ 0. Bin 0 holds exactly the zeros; bin k ≥ 1 holds 1.02^(k−1) ≤ value < 1.02^k, and bin 1 also what lies between 0 and 1. */
export const binOf = (value: number): number =>
  value <= 0 ? 0 : Math.max(1, Math.floor(Math.log(value) / Math.log(RATIO)) + 1);

/** Lower edge of a bin. */
export const lowerEdge = (bin: number): number => (bin <= 1 ? 0 : RATIO ** (bin - 1));

/** Upper edge of a bin. */
export const upperEdge = (bin: number): number => (bin === 0 ? 0 : RATIO ** bin);

/** The value a bin stands for: the geometric middle of its edges, at most 1 % from every value in it. */
export const middleOf = (bin: number): number => (bin === 0 ? 0 : RATIO ** (bin - 0.5));

/** Histogram of values ≥ 0. */
export const histogramOf = (values: Iterable<number>): LogHistogram => {
  const counts = new Map<number, number>();
  for (const value of values) {
    const bin = binOf(value);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return sorted(counts);
};

/** The histogram of all values of several histograms. */
export const mergeHistograms = (histograms: Iterable<LogHistogram>): LogHistogram => {
  const counts = new Map<number, number>();
  for (const histogram of histograms) {
    for (const [bin, n] of histogram) counts.set(bin, (counts.get(bin) ?? 0) + n);
  }
  return sorted(counts);
};

const sorted = (counts: ReadonlyMap<number, number>): LogHistogram => [...counts].toSorted(([a], [b]) => a - b);
