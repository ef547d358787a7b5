import type { SlaRecord } from '../state/desk-records.ts';
import type { IssueState, Step } from './timeline.ts';

/** A stretch of wall time in which no pause condition held; `to` is `null` while it lasts. */
export interface Segment {
  readonly from: number;
  readonly to: number | null;
}

export interface Cycle {
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly segments: readonly Segment[];
}

/**
 * The cycles of an SLA over an issue's life. A stop wins over a start in the same step; a start while a cycle is open changes nothing.
 */
export const cyclesOf = (sla: Pick<SlaRecord, 'start' | 'pause' | 'stop'>, steps: readonly Step[]): Cycle[] => {
  const cycles: Cycle[] = [];
  let open: { startedAt: number; segments: Segment[]; runningFrom: number | null } | null = null;
  for (const { at, names, state } of steps) {
    if (open !== null && names.some((name) => sla.stop.includes(name))) {
      cycles.push({ startedAt: open.startedAt, stoppedAt: at, segments: closed(open, at) });
      open = null;
      continue;
    }
    if (open === null) {
      const starts = names.some((name) => sla.start.includes(name)) && !names.some((name) => sla.stop.includes(name));
      if (starts) open = { startedAt: at, segments: [], runningFrom: isPaused(sla, state) ? null : at };
      continue;
    }
    const paused = isPaused(sla, state);
    if (paused && open.runningFrom !== null) {
      open.segments = closed(open, at);
      open.runningFrom = null;
    } else if (!paused && open.runningFrom === null) open.runningFrom = at;
  }
  if (open !== null) {
    const running = open.runningFrom === null ? [] : [{ from: open.runningFrom, to: null }];
    cycles.push({ startedAt: open.startedAt, stoppedAt: null, segments: [...open.segments, ...running] });
  }
  return cycles;
};

const closed = (open: { readonly segments: Segment[]; readonly runningFrom: number | null }, at: number): Segment[] =>
  open.runningFrom === null ? open.segments : [...open.segments, { from: open.runningFrom, to: at }];

const isPaused = (sla: Pick<SlaRecord, 'pause'>, state: IssueState): boolean =>
  sla.pause.some(
    (condition) =>
      (condition === 'unassigned' && !state.assigned) ||
      (condition === 'resolved' && state.resolved) ||
      condition === `status:${state.statusId}`,
  );
