import type { Threshold } from '../../contract/alerts';
import { MINUTE_MS } from '../time/civil-date';

/** A threshold on one clock: its short name, stable in storage, and the working time at which it is crossed. */
export interface Mark {
  readonly name: string;
  /** Working milliseconds of the clock. */
  readonly elapsedMs: number;
}

/** Stored with every alert: `share:75`, `before:30`, `breach`, `after:60`. */
export const thresholdName = (threshold: Threshold): string => {
  switch (threshold.kind) {
    case 'share':
      return `share:${threshold.percent}`;
    case 'breach':
      return 'breach';
    case 'before':
    case 'after':
      return `${threshold.kind}:${threshold.minutes}`;
  }
};

/** The threshold that a stored name stands for; null for a name that no release has written. */
export const parseThreshold = (name: string): Threshold | null => {
  const [kind, figure] = name.split(':');
  const value = Number(figure);
  if (kind === 'breach') return { kind };
  if (!Number.isInteger(value)) return null;
  if (kind === 'share') return { kind, percent: value };
  return kind === 'before' || kind === 'after' ? { kind, minutes: value } : null;
};

/** Working time at which a clock with this goal crosses the threshold; null when it cannot: more "before" than there is goal. */
const elapsedAt = (threshold: Threshold, goalMs: number): number | null => {
  switch (threshold.kind) {
    case 'share':
      return Math.ceil((goalMs * threshold.percent) / 100);
    case 'before':
      return threshold.minutes * MINUTE_MS < goalMs ? goalMs - threshold.minutes * MINUTE_MS : null;
    case 'breach':
      return goalMs;
    case 'after':
      return goalMs + threshold.minutes * MINUTE_MS;
  }
};

/** Whether a clock with this goal can cross the threshold at all: not with more "before" than there is goal. */
export const isReachable = (threshold: Threshold, goalMs: number): boolean => elapsedAt(threshold, goalMs) !== null;

/** Working time at which a clock with this goal crosses the threshold of that name; null when it cannot. */
export const elapsedOf = (name: string, goalMs: number): number | null => {
  const threshold = parseThreshold(name);
  return threshold === null ? null : elapsedAt(threshold, goalMs);
};

/** The thresholds of a clock in the order in which it crosses them; of two at the same instant the plainer name stands. */
export const marksOf = (thresholds: readonly Threshold[], goalMs: number): readonly Mark[] => {
  const marks = new Map<number, Mark>();
  for (const threshold of thresholds) {
    const elapsedMs = elapsedAt(threshold, goalMs);
    if (elapsedMs === null) continue;
    const name = thresholdName(threshold);
    const known = marks.get(elapsedMs);
    if (known === undefined || name < known.name) marks.set(elapsedMs, { name, elapsedMs });
  }
  return [...marks.values()].toSorted((a, b) => a.elapsedMs - b.elapsedMs);
};

/**
 * Of alerts of one run, the one at the furthest threshold; undefined without any. The instants do not tell: a breach that
 * is known exactly may be dated before a share that was only noticed.
 */
export const furthestOf = <Alert extends { readonly threshold: string; readonly goalMs: number }>(
  alerts: readonly Alert[],
): Alert | undefined => {
  const elapsed = ({ threshold, goalMs }: Alert): number => elapsedOf(threshold, goalMs) ?? -1;
  return alerts.toSorted((a, b) => elapsed(a) - elapsed(b)).at(-1);
};
