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
  const tested = differences.flatMap(({ tile, difference }) =>
    difference === null || difference.p === null ? [] : [{ tile, p: difference.p }],
  );
  const accepted = benjaminiHochberg(
    tested.map(({ p }) => p),
    FALSE_RATE,
  );
  const proven = new Set(tested.filter((_, index) => accepted[index] === true).map(({ tile }) => tile));
  return new Map(differences.map(({ tile, difference }) => [tile, changeOf(tile, difference, proven.has(tile))]));
};

const changeOf = (tile: TileId, difference: Difference | null, isProven: boolean): Change => {
  if (difference === null) return { verdict: 'none' };
  const { from, to, p } = difference;
  if (p === null) return { verdict: 'too-early' };
  if (!isProven || from === to) return { verdict: 'no-clear-change', from, to };
  return { verdict: to < from === MEASURES[tile].lowerIsBetter ? 'better' : 'worse', from, to };
};
