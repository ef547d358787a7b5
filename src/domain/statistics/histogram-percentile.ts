import { histogramSize, lowerEdge, middleOf, upperEdge, type LogHistogram } from './log-histogram';
import { orderStatisticRanks } from './order-statistic-ranks';
import type { Percentile } from './percentile';

/**
 * Percentile from a log histogram: as {@link percentile}, each value read as the middle of its bin, so at most 1 % off.
 * The range goes from the lower edge of the bin with the lower rank to the upper edge of the bin with the upper rank: it
 * covers what the range of the exact values would. null for no values.
 *
 * @example histogramPercentile([0, 3], 0.5) // { value: 0, low: 0, high: 0 }
 */
export const histogramPercentile = (histogram: LogHistogram, p: number): Percentile | null => {
  const n = histogramSize(histogram);
  if (n === 0) return null;
  const position = (n - 1) * p;
  const below = Math.floor(position);
  const lower = middleOf(binAtRank(histogram, below + 1));
  const upper = middleOf(binAtRank(histogram, Math.min(n, below + 2)));
  const ranks = orderStatisticRanks(n, p);
  return {
    value: lower + (position - below) * (upper - lower),
    low: lowerEdge(binAtRank(histogram, ranks.low)),
    high: upperEdge(binAtRank(histogram, ranks.high)),
  };
};

const binAtRank = (histogram: LogHistogram, rank: number): number => {
  let seen = 0;
  for (let at = 0; at < histogram.length; at += 2) {
    seen += histogram[at + 1] ?? 0;
    if (seen >= rank) return histogram[at] ?? 0;
  }
  return histogram.at(-2) ?? 0;
};
