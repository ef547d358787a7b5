import { mergeHistograms, type LogHistogram } from '../statistics/log-histogram';
import type { ViewedCell } from './block';
import { countsOf, mapCounts, NO_COUNTS, type ClosedCounts, type ClosedFact, type TimeKind } from './cell';
import type { TimeSample } from './figure';
import { addTallies, tallyOf, type Tally } from './tally';

/** Counts of a group in a period, and how many of its requests are open now. */
export interface GroupCounts extends ClosedCounts {
  readonly open: number;
}

/** Everything operational a view says of a group. Times and tally are null where there are more groups than may be read. */
export interface GroupFigures extends GroupCounts, Readonly<Record<TimeKind, TimeSample | null>> {
  readonly id: string;
  readonly tally: Tally | null;
}

export const NO_GROUP_COUNTS: GroupCounts = { ...NO_COUNTS, open: 0 };

/** A group from its closed requests; what is open the facts of a period do not know. */
export const groupOfFacts = (id: string, facts: readonly ClosedFact[], open: number): GroupFigures => ({
  ...countsOf(facts),
  id,
  open,
  cycle: { kind: 'exact', values: facts.flatMap(({ cycleMs }) => cycleMs ?? []) },
  response: { kind: 'exact', values: facts.flatMap(({ responseMs }) => responseMs ?? []) },
  silence: { kind: 'exact', values: facts.flatMap(({ silenceMs }) => silenceMs ?? []) },
  tally: tallyOf(facts),
});

/** A group from its counts and cells; `cells` null: its times were not read. */
export const groupOfCells = (id: string, counts: GroupCounts, cells: readonly ViewedCell[] | null): GroupFigures => {
  const sample = (read: (cell: ViewedCell) => LogHistogram): TimeSample | null =>
    cells === null ? null : { kind: 'binned', histogram: mergeHistograms(cells.map(read)) };
  return {
    ...mapCounts((count) => counts[count]),
    id,
    open: counts.open,
    cycle: sample((cell) => cell.cycle),
    response: sample((cell) => cell.response),
    silence: sample((cell) => cell.silence),
    tally: cells === null ? null : addTallies(cells.map(({ tally }) => tally)),
  };
};
