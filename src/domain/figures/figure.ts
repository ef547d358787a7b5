import type { Figure } from '../../contract/gadget';
import { histogramPercentile } from '../statistics/histogram-percentile';
import { histogramSize, type LogHistogram } from '../statistics/log-histogram';
import { meanInterval } from '../statistics/mean-interval';
import { percentile } from '../statistics/percentile';
import { wilsonInterval } from '../statistics/wilson-interval';
import { sizeOf, weighHistogram, weighValues } from './weighted-values';

/** Times of some requests in working milliseconds: each one, or binned where they are many. */
export type TimeSample =
  | { readonly kind: 'exact'; readonly values: readonly number[] }
  | { readonly kind: 'binned'; readonly histogram: LogHistogram };

export const NO_FIGURE: Figure = { state: 'none' };

/** Median of times with its 95 % range from order statistics; `none` for no times. */
export const medianFigure = (sample: TimeSample): Figure => percentileFigure(sample, 0.5);

/** Mean of times with Student's 95 % range, never below zero; `none` for no times. */
export const meanFigure = (sample: TimeSample): Figure => {
  const weighted = sample.kind === 'exact' ? weighValues(sample.values) : weighHistogram(sample.histogram);
  const found = meanInterval(weighted);
  return found === null
    ? NO_FIGURE
    : {
        state: 'ready',
        value: Math.round(found.mean),
        low: Math.round(Math.max(0, found.low)),
        high: Math.round(found.high),
        n: sizeOf(weighted),
        people: null,
      };
};

/** A percentile of times with its 95 % range from order statistics; `none` for no times. */
export const percentileFigure = (sample: TimeSample, p: number): Figure => {
  const found =
    sample.kind === 'exact'
      ? percentile(
          sample.values.toSorted((a, b) => a - b),
          p,
        )
      : histogramPercentile(sample.histogram, p);
  if (found === null) return NO_FIGURE;
  const n = sample.kind === 'exact' ? sample.values.length : histogramSize(sample.histogram);
  const round = Math.round;
  return { state: 'ready', value: round(found.value), low: round(found.low), high: round(found.high), n, people: null };
};

/** Share with Wilson's 95 % range; `none` of nothing. */
export const shareFigure = (part: number, whole: number): Figure =>
  whole === 0
    ? NO_FIGURE
    : { state: 'ready', value: part / whole, ...wilsonInterval(part, whole), n: whole, people: null };

/** A complete count: nothing is uncertain about it. */
export const countFigure = (count: number): Figure => ({
  state: 'ready',
  value: count,
  low: count,
  high: count,
  n: count,
  people: null,
});
