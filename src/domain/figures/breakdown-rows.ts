import type { BreakdownRow, Figure, TileId } from '../../contract/gadget';
import type { ReleaseMeasure } from '../../contract/release-measure';
import type { ReleasedFigure } from '../privacy/release';
import { NO_FIGURE } from './figure';
import type { GroupFigures } from './group-figures';
import { MEASURES } from './measures';
import { askingFigure, operationalFigure } from './tile-figures';

/** What turns groups into rows of a table. */
export interface RowSource {
  readonly tiles: readonly TileId[];
  readonly nameOf: (id: string) => string;
  /** What is released of a group; null where nothing is. */
  readonly released: (id: string, measure: ReleaseMeasure) => ReleasedFigure | null;
}

/** Rows of the table under the tiles, the busiest group first. */
export const breakdownRows = (
  groups: readonly GroupFigures[],
  { tiles, nameOf, released }: RowSource,
): readonly BreakdownRow[] =>
  groups
    .map((group) => ({
      id: group.id,
      name: nameOf(group.id),
      closed: group.closed,
      open: group.open,
      reopened: group.reopened,
      slaMet: group.slaMet,
      slaTotal: group.slaTotal,
      figures: Object.fromEntries(tiles.map((tile) => [tile, figureOf(tile, group, released)])),
    }))
    .toSorted((a, b) => b.closed - a.closed || b.open - a.open || (a.name < b.name ? -1 : 1));

/** A group's figure for a tile, live or released. */
const figureOf = (tile: TileId, group: GroupFigures, released: RowSource['released']): Figure => {
  const { reading } = MEASURES[tile];
  switch (reading.kind) {
    case 'released':
      return released(group.id, reading.measure)?.figure ?? NO_FIGURE;
    case 'chain':
      return released(group.id, 'experience')?.figure ?? NO_FIGURE;
    case 'asking':
      return askingFigure(released(group.id, 'experience'), reading.share);
    default:
      return operationalFigure(tile, group) ?? NO_FIGURE;
  }
};
