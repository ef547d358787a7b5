import type { Threshold } from '../../contract/alerts';
import { marksOf } from './threshold';

/** A stretch of working time left, in whole minutes: `from` < left ≤ `to`. Never below zero, which JQL has no words for. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/** More goals than this are one stretch from the least to the most: a query has a length. */
const MOST_BANDS = 12;
const MINUTE_MS = 60_000;

/**
 * Where the clocks of a metric stand that cross a threshold within `aheadMs` of working time, or have done so in the last
 * `behindMs`, for the goals met so far. A breach is looked for under any goal.
 */
export const bandsOf = (
  thresholds: readonly Threshold[],
  goals: readonly number[],
  { aheadMs, behindMs }: { readonly aheadMs: number; readonly behindMs: number },
): readonly Band[] => {
  const left = goals.flatMap((goalMs) => marksOf(thresholds, goalMs).map(({ elapsedMs }) => goalMs - elapsedMs));
  const bands = [0, ...left].map((remaining) => ({
    from: Math.max(0, Math.floor((remaining - behindMs) / MINUTE_MS) - 1),
    to: Math.max(1, Math.ceil((remaining + aheadMs) / MINUTE_MS) + 1),
  }));
  const merged: Band[] = [];
  for (const band of bands.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && band.from <= last.to)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, band.to) };
    else merged.push(band);
  }
  if (merged.length <= MOST_BANDS) return merged;
  return [{ from: merged[0]?.from ?? 0, to: Math.max(...merged.map(({ to }) => to)) }];
};
