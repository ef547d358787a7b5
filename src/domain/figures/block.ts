import type { Instant } from '../../contract/ids';
import { permutationTest } from '../statistics/permutation-test';
import { signFlipTest } from '../statistics/sign-flip-test';
import { mergeHistograms, type LogHistogram } from '../statistics/log-histogram';
import { addCounts, countsOf, type ClosedCounts, type ClosedFact, type ShareCounts } from './cell';
import type { Difference } from './change';
import type { Stretch } from './recompute-cells';
import type { Tally } from './tally';
import {
  createMedianDifference,
  sizeOf,
  weighHistogram,
  weighValues,
  weightedMedian,
  type WeightedValues,
} from './weighted-values';

/** A week or month of a period: what happened in it. */
export interface Block extends Stretch, ClosedCounts {
  readonly created: number;
  readonly cycle: WeightedValues;
  readonly response: WeightedValues;
  readonly silence: WeightedValues;
}

/** What a view reads of a cell. */
export interface ViewedCell extends ClosedCounts {
  readonly startsAt: Instant;
  readonly created: number;
  /** Working milliseconds from creation to close, to the first response, and of the longest silence. */
  readonly cycle: LogHistogram;
  readonly response: LogHistogram;
  readonly silence: LogHistogram;
  readonly tally: Tally;
}

/** Blocks of stretches from cells that begin in them. */
export const blocksOfCells = (stretches: readonly Stretch[], cells: readonly ViewedCell[]): readonly Block[] =>
  stretches.map((stretch) => {
    const inside = cells.filter(({ startsAt }) => startsAt >= stretch.from && startsAt < stretch.to);
    const times = (read: (cell: ViewedCell) => LogHistogram): WeightedValues =>
      weighHistogram(mergeHistograms(inside.map(read)));
    return {
      ...stretch,
      ...addCounts(inside),
      created: inside.reduce((sum, { created }) => sum + created, 0),
      cycle: times(({ cycle }) => cycle),
      response: times(({ response }) => response),
      silence: times(({ silence }) => silence),
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
      ...countsOf(inside),
      cycle: weighValues(inside.flatMap(({ cycleMs }) => cycleMs ?? [])),
      response: weighValues(inside.flatMap(({ responseMs }) => responseMs ?? [])),
      silence: weighValues(inside.flatMap(({ silenceMs }) => silenceMs ?? [])),
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

/** How a share of requests changed. */
export const shareDifference = ({ before, now, seed }: Periods, share: ShareCounts): Difference => {
  const earlier = before.filter((block) => block[share.whole] > 0);
  const later = now.filter((block) => block[share.whole] > 0);
  const blocks = [...earlier, ...later];
  const difference = (isAfter: Uint8Array): number | null => {
    const after = shareIn(
      blocks.filter((_, index) => isAfter[index] === 1),
      share,
    );
    const prior = shareIn(
      blocks.filter((_, index) => isAfter[index] === 0),
      share,
    );
    return after === null || prior === null ? null : after - prior;
  };
  const isEnough = [earlier, later].every((side) => addCounts(side)[share.whole] >= FEWEST);
  return {
    from: shareIn(earlier, share) ?? 0,
    to: shareIn(later, share) ?? 0,
    p: isEnough ? permutationTest({ before: earlier.length, after: later.length, difference, seed }) : null,
  };
};

/** One walk: a permutation test asks a thousand times. */
const shareIn = (blocks: readonly Block[], { part, whole }: ShareCounts): number | null => {
  let [held, all] = [0, 0];
  for (const block of blocks) {
    held += block[part];
    all += block[whole];
  }
  return all === 0 ? null : held / all;
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
