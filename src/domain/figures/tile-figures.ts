import type { Change, Figure, PeriodId, Tile, TileId, Unit } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import type { ReleasedView } from '../privacy/released-view';
import type { ReleasedFigure, ReleaseMeasure } from '../privacy/release';
import { medianDifference, openDifference, openLevels, reopenedDifference, type Block } from './block';
import type { Difference } from './change';
import { countFigure, medianFigure, NO_FIGURE, shareFigure } from './figure';
import type { GroupFigures } from './group-figures';
import { weightedMedian, type WeightedValues } from './weighted-values';

/** Everything the tiles of one view are made of. */
export interface TileSource {
  readonly period: PeriodId;
  readonly subject: GroupFigures;
  readonly blocks: readonly Block[];
  readonly before: readonly Block[];
  readonly flow: { readonly blocks: readonly Block[]; readonly after: number } | null;
  readonly released: ReleasedView;
  /** Experience target of the subject, 1–5; null where its processes differ. */
  readonly target: number | null;
  readonly seed: number;
  /** Beginning of the week that ends at an instant. */
  readonly weekBefore: (end: Instant) => Instant;
}

/** A tile before the verdict, which is decided over all tiles together. */
export interface UnjudgedTile extends Omit<Tile, 'change'> {
  readonly difference: Difference | null;
}

const UNITS: Readonly<Record<TileId, Unit>> = {
  'cycle-time': 'working-ms',
  'response-time': 'working-ms',
  'open-requests': 'count',
  reopened: 'share',
  experience: 'score',
  ease: 'score',
};

/** The operational figure of a group for a tile. */
export const operationalFigure = (
  tile: Exclude<TileId, ReleaseMeasure>,
  { cycle, response, open, reopened, closed }: GroupFigures,
): Figure => {
  switch (tile) {
    case 'cycle-time':
      return cycle === null ? NO_FIGURE : medianFigure(cycle);
    case 'response-time':
      return response === null ? NO_FIGURE : medianFigure(response);
    case 'open-requests':
      return countFigure(open);
    case 'reopened':
      return shareFigure(reopened, closed);
  }
};

export const tileOf = (id: TileId, source: TileSource): UnjudgedTile => {
  switch (id) {
    case 'cycle-time':
      return medianTile(id, source, (block) => block.cycle);
    case 'response-time':
      return medianTile(id, source, (block) => block.response);
    case 'open-requests':
      return openTile(source);
    case 'reopened':
      return reopenedTile(source);
    case 'experience':
    case 'ease':
      return scoreTile(id, source);
  }
};

/** The tile with its verdict. */
export const judged = ({ id, unit, figure, trend, target, aside }: UnjudgedTile, change: Change): Tile => ({
  id,
  unit,
  figure,
  change,
  trend,
  target,
  aside,
});

type Drawn = Pick<UnjudgedTile, 'id' | 'figure' | 'difference' | 'trend'>;

const operational = (drawn: Drawn): UnjudgedTile => ({ ...drawn, unit: UNITS[drawn.id], target: null, aside: null });

const medianTile = (
  id: 'cycle-time' | 'response-time',
  { subject, before, blocks, seed }: TileSource,
  read: (block: Block) => WeightedValues,
): UnjudgedTile => {
  const figure = operationalFigure(id, subject);
  const isComparable = figure.state === 'ready' && before.length > 0;
  return operational({
    id,
    figure,
    difference: isComparable ? medianDifference({ before, now: blocks, seed }, { read, to: figure.value }) : null,
    trend: blocks.map((block) => {
      const median = weightedMedian(read(block));
      return { from: block.from, value: median === null ? null : Math.round(median) };
    }),
  });
};

const openTile = ({ subject, before, flow, seed }: TileSource): UnjudgedTile => {
  const level = flow === null ? null : { open: subject.open, after: flow.after };
  const levels = flow === null || level === null ? [] : openLevels(flow.blocks, level);
  return operational({
    id: 'open-requests',
    figure: operationalFigure('open-requests', subject),
    difference:
      flow === null || level === null || before.length === 0
        ? null
        : openDifference({ before, now: flow.blocks, seed }, level),
    trend: (flow?.blocks ?? []).map((block, index) => ({ from: block.from, value: levels[index] ?? null })),
  });
};

const reopenedTile = ({ subject, before, blocks, seed }: TileSource): UnjudgedTile => {
  const figure = operationalFigure('reopened', subject);
  return operational({
    id: 'reopened',
    figure,
    difference:
      figure.state === 'ready' && before.length > 0 ? reopenedDifference({ before, now: blocks, seed }) : null,
    trend: blocks.map(({ from, closed, reopened }) => ({ from, value: closed === 0 ? null : reopened / closed })),
  });
};

const scoreTile = (id: ReleaseMeasure, { released, period, target, weekBefore }: TileSource): UnjudgedTile => {
  const release = released.subject(id);
  return {
    id,
    unit: UNITS[id],
    figure: release?.figure ?? NO_FIGURE,
    difference: release === null || period === 'all' ? null : releasedDifference(release),
    trend: released.trend(id).map(({ through, value }) => ({ from: weekBefore(through), value })),
    ...(id === 'experience' ? { target, aside: asideOf(release) } : { target: null, aside: null }),
  };
};

const releasedDifference = ({ figure, change }: ReleasedFigure): Difference | null =>
  figure.state === 'ready' ? { from: change?.from ?? figure.value, to: figure.value, p: change?.p ?? null } : null;

const asideOf = (release: ReleasedFigure | null): Tile['aside'] =>
  release === null ? null : { volunteered: release.volunteered, eligibleShare: release.eligibleShare };
