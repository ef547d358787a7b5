import type { Change, Figure, PeriodId, Tile, TileId } from '../../contract/gadget';
import type { Instant } from '../../contract/ids';
import type { ReleasedView } from '../privacy/released-view';
import type { ReleaseMeasure } from '../../contract/release-measure';
import type { ReleasedFigure } from '../privacy/release';
import type { Attrition } from './attrition';
import { medianDifference, openDifference, openLevels, shareDifference, type Block } from './block';
import type { ShareCounts, TimeKind } from './cell';
import type { Difference } from './change';
import { countFigure, medianFigure, NO_FIGURE, shareFigure } from './figure';
import type { GroupFigures } from './group-figures';
import { MEASURES } from './measures';
import { weightedMedian } from './weighted-values';

/** Everything the tiles of one view are made of. */
export interface TileSource {
  readonly period: PeriodId;
  /** Compared with a baseline, which releases know nothing of. */
  readonly isBaseline: boolean;
  readonly subject: GroupFigures;
  readonly blocks: readonly Block[];
  readonly before: readonly Block[];
  readonly flow: { readonly blocks: readonly Block[]; readonly after: number } | null;
  readonly released: ReleasedView;
  /** Of the company, or of the department looked at. */
  readonly attrition: Attrition;
  /** Processes the view shows: the links of its chain. */
  readonly processIds: readonly string[];
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

/** A figure that follows from requests alone; null for measures that need answers. */
export const operationalFigure = (tile: TileId, group: GroupFigures): Figure | null => {
  const { reading } = MEASURES[tile];
  switch (reading.kind) {
    case 'median': {
      const times = group[reading.time];
      return times === null ? NO_FIGURE : medianFigure(times);
    }
    case 'open':
      return countFigure(group.open);
    case 'share':
      return shareFigure(group[reading.share.part], group[reading.share.whole]);
    default:
      return null;
  }
};

export const tileOf = (id: TileId, source: TileSource): UnjudgedTile => {
  const { reading } = MEASURES[id];
  switch (reading.kind) {
    case 'median':
      return medianTile(id, source, reading.time);
    case 'open':
      return openTile(id, source);
    case 'share':
      return shareTile(id, source, reading.share);
    case 'released':
      return releasedTile(id, source, reading.measure);
    case 'asking':
      return askingTile(id, source, reading.share);
    case 'chain':
      return drawn({ id, figure: chainFigure(source), difference: null, trend: [] });
    case 'staff':
      return drawn({ id, ...source.attrition, ...(source.isBaseline ? { difference: null } : {}) });
    case 'none':
      return drawn({ id, figure: NO_FIGURE, difference: null, trend: [] });
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

const drawn = (tile: Drawn): UnjudgedTile => ({ ...tile, unit: MEASURES[tile.id].unit, target: null, aside: null });

const medianTile = (id: TileId, { subject, before, blocks, seed }: TileSource, time: TimeKind): UnjudgedTile => {
  const figure = operationalFigure(id, subject) ?? NO_FIGURE;
  const isComparable = figure.state === 'ready' && before.length > 0;
  return drawn({
    id,
    figure,
    difference: isComparable
      ? medianDifference({ before, now: blocks, seed }, { read: (block) => block[time], to: figure.value })
      : null,
    trend: blocks.map((block) => {
      const median = weightedMedian(block[time]);
      return { from: block.from, value: median === null ? null : Math.round(median) };
    }),
  });
};

const openTile = (id: TileId, { subject, before, flow, seed }: TileSource): UnjudgedTile => {
  const level = flow === null ? null : { open: subject.open, after: flow.after };
  const levels = flow === null || level === null ? [] : openLevels(flow.blocks, level);
  return drawn({
    id,
    figure: countFigure(subject.open),
    difference:
      flow === null || level === null || before.length === 0
        ? null
        : openDifference({ before, now: flow.blocks, seed }, level),
    trend: (flow?.blocks ?? []).map((block, index) => ({ from: block.from, value: levels[index] ?? null })),
  });
};

const shareTile = (id: TileId, { subject, before, blocks, seed }: TileSource, share: ShareCounts): UnjudgedTile => {
  const figure = operationalFigure(id, subject) ?? NO_FIGURE;
  return drawn({
    id,
    figure,
    difference:
      figure.state === 'ready' && before.length > 0 ? shareDifference({ before, now: blocks, seed }, share) : null,
    trend: blocks.map((block) => {
      const whole = block[share.whole];
      return { from: block.from, value: whole === 0 ? null : block[share.part] / whole };
    }),
  });
};

const releasedTile = (
  id: TileId,
  { released, period, isBaseline, target, weekBefore }: TileSource,
  measure: ReleaseMeasure,
): UnjudgedTile => {
  const release = released.subject(measure);
  return {
    ...drawn({
      id,
      figure: release?.figure ?? NO_FIGURE,
      difference: release === null || period === 'all' || isBaseline ? null : releasedDifference(release),
      trend: released.trend(measure).map(({ through, value }) => ({ from: weekBefore(through), value })),
    }),
    ...(measure === 'experience' ? { target, aside: asideOf(release) } : {}),
  };
};

const releasedDifference = ({ figure, change }: ReleasedFigure): Difference | null =>
  figure.state === 'ready' ? { from: change?.from ?? figure.value, to: figure.value, p: change?.p ?? null } : null;

const asideOf = (release: ReleasedFigure | null): Tile['aside'] =>
  release === null ? null : { volunteered: release.volunteered, eligibleShare: release.eligibleShare };

const askingTile = (id: TileId, { released }: TileSource, share: 'asked' | 'answered'): UnjudgedTile =>
  drawn({ id, figure: askingFigure(released.subject('experience'), share), difference: null, trend: [] });

/** Share of closes that were asked, or of the asked that rated; `none` where a release does not tell. */
export const askingFigure = (release: ReleasedFigure | null, share: 'asked' | 'answered'): Figure => {
  const asking = release?.asking ?? null;
  if (asking === null) return NO_FIGURE;
  return share === 'asked' ? shareFigure(asking.asked, asking.closes) : shareFigure(asking.answered, asking.asked);
};

/** The lowest released experience of the processes, with its range: a chain is as strong as its weakest link. */
const chainFigure = ({ released, processIds }: TileSource): Figure => {
  const links = processIds.map((process) => released.process(process, 'experience')?.figure ?? NO_FIGURE);
  const shown = links.filter((figure) => figure.state === 'ready');
  const [lowest] = shown.toSorted((a, b) => a.value - b.value);
  if (lowest !== undefined) return lowest;
  return links.some(({ state }) => state === 'too-few') ? { state: 'too-few' } : NO_FIGURE;
};
