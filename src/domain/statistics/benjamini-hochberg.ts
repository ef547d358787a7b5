/**
 * Which of several tests may be called proven so that, over all of them, at most the share `rate` of what is called
 * proven is false, and at most `rate` of all views with nothing to find show anything: sort the p-values, find the
 * largest k with p₍k₎ ≤ k/m · rate, accept the k smallest.
 *
 * Source: Y. Benjamini, Y. Hochberg (1995), JRSS B 57, 289–300.
 * @returns for each p-value, in the order given, whether it is proven
 * @example benjaminiHochberg([0.001, 0.2, 0.03], 0.05) // [true, false, true]
 */
export const benjaminiHochberg = (pValues: readonly number[], rate: number): readonly boolean[] => {
  const sorted = pValues.toSorted((a, b) => a - b);
  const last = sorted.findLastIndex((p, index) => p <= ((index + 1) / sorted.length) * rate);
  const limit = sorted[last];
  return pValues.map((p) => limit !== undefined && p <= limit);
};
