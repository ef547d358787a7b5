import type { BreakdownRow, Figure, TileId } from '../../contract/gadget';
import type { ReleaseMeasure } from '../privacy/release';
import type { GroupFigures } from './group-figures';
import { operationalFigure } from './tile-figures';

/** What turns groups into rows of a table. */
export interface RowSource {
  readonly tiles: readonly TileId[];
  readonly nameOf: (id: string) => string;
  /** Released figure of a group. */
  readonly released: (id: string, measure: ReleaseMeasure) => Figure;
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
export const figureOf = (tile: TileId, group: GroupFigures, released: RowSource['released']): Figure =>
  tile === 'experience' || tile === 'ease' ? released(group.id, tile) : operationalFigure(tile, group);
