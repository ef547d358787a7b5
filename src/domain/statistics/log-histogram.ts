/**
 * `bin, how many, bin, how many, …`, ascending by bin, no empty bins. One flat list: a gadget reads some hundred thousand
 * bins, and a list for each of them would cost more than all the rest of its reading.
 */
export type LogHistogram = readonly number[];

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
  // Most cells hold a handful of values: sorting those costs less than walking a thousand bins.
  const bins = Int32Array.from(values, binOf).toSorted();
  const histogram: number[] = [];
  let n = 0;
  for (const [at, bin] of bins.entries()) {
    n += 1;
    if (bins[at + 1] === bin) continue;
    histogram.push(bin, n);
    n = 0;
  }
  return histogram;
};

/** The histogram of all values of several histograms. */
export const mergeHistograms = (histograms: Iterable<LogHistogram>): LogHistogram => {
  const counts: number[] = [];
  for (const histogram of histograms) {
    for (let at = 0; at < histogram.length; at += 2) add(counts, histogram[at] ?? 0, histogram[at + 1] ?? 0);
  }
  return gathered(counts);
};

/** How many values a histogram holds. */
export const histogramSize = (histogram: LogHistogram): number => {
  let size = 0;
  for (let at = 1; at < histogram.length; at += 2) size += histogram[at] ?? 0;
  return size;
};

/** Counts by bin; a list, because bins of times are a thousand at most and small numbers. */
const add = (counts: number[], bin: number, n: number): void => {
  while (counts.length <= bin) counts.push(0);
  counts[bin] = (counts[bin] ?? 0) + n;
};

const gathered = (counts: readonly number[]): LogHistogram => {
  const histogram: number[] = [];
  for (const [bin, n] of counts.entries()) if (n > 0) histogram.push(bin, n);
  return histogram;
};
