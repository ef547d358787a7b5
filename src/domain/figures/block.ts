import type { Instant } from '../../contract/ids';
import { permutationTest } from '../statistics/permutation-test';
import { signFlipTest } from '../statistics/sign-flip-test';
import { mergeHistograms, type LogHistogram } from '../statistics/log-histogram';
import type { ClosedFact } from './cell';
import type { Difference } from './change';
import type { Stretch } from './recompute-cells';
import {
  createMedianDifference,
  sizeOf,
  weighHistogram,
  weighValues,
  weightedMedian,
  type WeightedValues,
} from './weighted-values';

/** A week or month of a period: what happened in it. */
export interface Block extends Stretch {
  readonly created: number;
  readonly closed: number;
  readonly reopened: number;
  readonly cycle: WeightedValues;
  readonly response: WeightedValues;
}

/** What a view reads of a cell. */
export interface ViewedCell {
  readonly startsAt: Instant;
  readonly created: number;
  readonly closed: number;
  readonly reopened: number;
  /** Working milliseconds from creation to close, and to the first response. */
  readonly cycle: LogHistogram;
  readonly response: LogHistogram;
}

/** Blocks of stretches from cells that begin in them. */
export const blocksOfCells = (stretches: readonly Stretch[], cells: readonly ViewedCell[]): readonly Block[] =>
  stretches.map((stretch) => {
    const inside = cells.filter(({ startsAt }) => startsAt >= stretch.from && startsAt < stretch.to);
    const total = (read: (cell: ViewedCell) => number): number => inside.reduce((sum, cell) => sum + read(cell), 0);
    return {
      ...stretch,
      created: total((cell) => cell.created),
      closed: total((cell) => cell.closed),
      reopened: total((cell) => cell.reopened),
      cycle: weighHistogram(mergeHistograms(inside.map(({ cycle }) => cycle))),
      response: weighHistogram(mergeHistograms(inside.map(({ response }) => response))),
    };
  });

/** Blocks with what the facts say of closes, and the creations that only cells know. */
export const withFacts = (
  blocks: readonly Block[],
  facts: readonly (ClosedFact & { readonly closedAt: Instant })[],
): readonly Block[] =>
  blocks.map((block) => {
    const inside = facts.filter(({ closedAt }) => closedAt >= block.from && closedAt < block.to);
    return {
      ...block,
      closed: inside.length,
      reopened: inside.filter(({ reopens }) => reopens > 0).length,
      cycle: weighValues(inside.flatMap(({ cycleMs }) => cycleMs ?? [])),
      response: weighValues(inside.flatMap(({ responseMs }) => responseMs ?? [])),
    };
  });

/** Two periods block by block. */
export interface Periods {
  readonly before: readonly Block[];
  readonly now: readonly Block[];
  readonly seed: number;
}

/** Fewer values than this on one side, and no verdict is worth asking for. */
const FEWEST = 5;

/** How a median time changed. `to` is the figure on the tile. null where the period before has nothing to compare. */
export const medianDifference = (
  { before, now, seed }: Periods,
  { read, to }: { readonly read: (block: Block) => WeightedValues; readonly to: number },
): Difference => {
  const filled = (blocks: readonly Block[]): readonly WeightedValues[] =>
    blocks.map(read).filter((values) => values.length > 0);
  const [earlier, later] = [filled(before), filled(now)];
  const size = (side: readonly WeightedValues[]): number => side.reduce((sum, values) => sum + sizeOf(values), 0);
  const isEnough = size(earlier) >= FEWEST && size(later) >= FEWEST;
  return {
    from: Math.round(weightedMedian(earlier.flat().toSorted(([a], [b]) => a - b)) ?? to),
    to,
    p: isEnough
      ? permutationTest({
          before: earlier.length,
          after: later.length,
          difference: createMedianDifference([...earlier, ...later]),
          seed,
        })
      : null,
  };
};

/** How the share of reopened among closed changed. */
export const reopenedDifference = ({ before, now, seed }: Periods): Difference => {
  const earlier = before.filter(({ closed }) => closed > 0);
  const later = now.filter(({ closed }) => closed > 0);
  const blocks = [...earlier, ...later];
  const difference = (isAfter: Uint8Array): number | null => {
    const after = reopenedShare(blocks.filter((_, index) => isAfter[index] === 1));
    const prior = reopenedShare(blocks.filter((_, index) => isAfter[index] === 0));
    return after === null || prior === null ? null : after - prior;
  };
  const isEnough = closedIn(earlier) >= FEWEST && closedIn(later) >= FEWEST;
  return {
    from: reopenedShare(earlier) ?? 0,
    to: reopenedShare(later) ?? 0,
    p: isEnough ? permutationTest({ before: earlier.length, after: later.length, difference, seed }) : null,
  };
};

const closedIn = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.closed, 0);

const reopenedShare = (blocks: readonly Block[]): number | null => {
  const closed = closedIn(blocks);
  return closed === 0 ? null : blocks.reduce((sum, block) => sum + block.reopened, 0) / closed;
};

/** How the number of open requests changed since the period began; `after`: what was created less closed since it ended. */
export const openDifference = (
  { now, seed }: Periods,
  { open, after }: { readonly open: number; readonly after: number },
): Difference => {
  const steps = now.map(({ created, closed }) => created - closed);
  return { from: open - after - steps.reduce((sum, step) => sum + step, 0), to: open, p: signFlipTest(steps, seed) };
};

/** Open requests at the end of each block, from the number open now back. */
export const openLevels = (
  blocks: readonly Block[],
  { open, after }: { readonly open: number; readonly after: number },
): readonly number[] => {
  let level = open - after;
  return blocks
    .toReversed()
    .map(({ created, closed }) => {
      const atEnd = level;
      level -= created - closed;
      return atEnd;
    })
    .toReversed();
};
