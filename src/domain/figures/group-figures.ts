import { mergeHistograms, type LogHistogram } from '../statistics/log-histogram';
import type { ViewedCell } from './block';
import type { ClosedFact } from './cell';
import type { TimeSample } from './figure';

/** Counts of a group in a period, and how many of its requests are open now. */
export interface GroupCounts {
  readonly closed: number;
  readonly open: number;
  readonly reopened: number;
  readonly slaMet: number;
  readonly slaTotal: number;
}

/** Everything operational a view says of a group. Times are null where there are more groups than may be read. */
export interface GroupFigures extends GroupCounts {
  readonly id: string;
  readonly cycle: TimeSample | null;
  readonly response: TimeSample | null;
}

export const NO_COUNTS: GroupCounts = { closed: 0, open: 0, reopened: 0, slaMet: 0, slaTotal: 0 };

/** A group from its closed requests; what is open the facts of a period do not know. */
export const groupOfFacts = (id: string, facts: readonly ClosedFact[], open: number): GroupFigures => ({
  id,
  closed: facts.length,
  open,
  reopened: facts.filter(({ reopens }) => reopens > 0).length,
  slaMet: facts.filter(({ slaMet }) => slaMet === true).length,
  slaTotal: facts.filter(({ slaMet }) => slaMet !== null).length,
  cycle: { kind: 'exact', values: facts.flatMap(({ cycleMs }) => cycleMs ?? []) },
  response: { kind: 'exact', values: facts.flatMap(({ responseMs }) => responseMs ?? []) },
});

/** A group from its counts and cells; `cells` null: its times were not read. */
export const groupOfCells = (id: string, counts: GroupCounts, cells: readonly ViewedCell[] | null): GroupFigures => {
  const sample = (read: (cell: ViewedCell) => LogHistogram): TimeSample | null =>
    cells === null ? null : { kind: 'binned', histogram: mergeHistograms(cells.map(read)) };
  const { closed, open, reopened, slaMet, slaTotal } = counts;
  return {
    id,
    closed,
    open,
    reopened,
    slaMet,
    slaTotal,
    cycle: sample((cell) => cell.cycle),
    response: sample((cell) => cell.response),
  };
};
