import type { Change, TileId } from '../../contract/gadget';
import { benjaminiHochberg } from '../statistics/benjamini-hochberg';
import { MEASURES } from './measures';

/** A difference between two periods and how likely chance alone makes one as large; `p` null: too little data to tell. */
export interface Difference {
  readonly from: number;
  readonly to: number;
  readonly p: number | null;
}

/** Of all views in which nothing changed, at most this share calls anything better or worse. */
const FALSE_RATE = 0.05;

/**
 * Verdicts of all tiles of a view, decided together: who looks at five figures each week finds a "significant" one by
 * chance every month. `null`: nothing to compare; a difference without p: too early to say.
 */
export const verdictsOf = (
  differences: readonly { readonly tile: TileId; readonly difference: Difference | null }[],
): ReadonlyMap<TileId, Change> => {
  const proven = provenOf(differences.map(({ difference }) => difference));
  return new Map(
    differences.map(({ tile, difference }, index) => [tile, changeOf(tile, difference, proven.has(index))]),
  );
};

/** Verdicts of one tile's rows, decided together for the same reason. */
export const rowVerdicts = (tile: TileId, differences: readonly (Difference | null)[]): readonly Change[] => {
  const proven = provenOf(differences);
  return differences.map((difference, index) => changeOf(tile, difference, proven.has(index)));
};

/** Which of the differences are more than chance, all looked at together. */
const provenOf = (differences: readonly (Difference | null)[]): ReadonlySet<number> => {
  const tested = differences.flatMap((difference, index) =>
    difference === null || difference.p === null ? [] : [{ index, p: difference.p }],
  );
  const accepted = benjaminiHochberg(
    tested.map(({ p }) => p),
    FALSE_RATE,
  );
  return new Set(tested.filter((_, at) => accepted[at] === true).map(({ index }) => index));
};

const changeOf = (tile: TileId, difference: Difference | null, isProven: boolean): Change => {
  if (difference === null) return { verdict: 'none' };
  const { from, to, p } = difference;
  if (p === null) return { verdict: 'too-early' };
  if (!isProven || from === to) return { verdict: 'no-clear-change', from, to };
  return { verdict: to < from === MEASURES[tile].lowerIsBetter ? 'better' : 'worse', from, to };
};
