import type { Figure, TileId } from '../../contract/gadget';
import type { TileDetails } from '../../contract/tile-view';
import type { StaffMonth } from '../../contract/staff';
import { Reason } from '../../contract/words';
import type { ReleasedView } from '../privacy/released-view';
import { responseBounds } from '../statistics/response-bounds';
import { weakestLink } from '../statistics/weakest-link';
import { meanFigure, NO_FIGURE, percentileFigure, shareFigure } from './figure';
import type { GroupFigures } from './group-figures';
import { MEASURES } from './measures';
import { staffRowsOf } from './staff-rows';
import type { Tally } from './tally';

/** What a drill-down is made of beside the tile itself. */
export interface DetailSource {
  readonly subject: GroupFigures;
  readonly released: ReleasedView;
  readonly processes: readonly { readonly id: string; readonly name: string }[];
  readonly ages: TileDetails['ages'];
  /** Months of staff of the company and its departments, or of the department looked at. */
  readonly staff: readonly StaffMonth[];
}

/** More about a figure than its tile has room for; what does not belong to the measure is null or empty. */
export const tileDetails = (tile: TileId, source: DetailSource): TileDetails => ({
  spread: spreadOf(tile, source.subject),
  ages: tile === 'open-requests' ? source.ages : null,
  divisions: divisionsOf(tile, source),
  bounds: tile === 'satisfaction' ? boundsOf(source.released) : null,
  toldUntil: toldUntilOf(tile, source.released),
  lost: tile === 'lost-time' ? (source.released.subject('lost-time')?.lost ?? null) : null,
  chain: tile === 'chain' ? chainOf(source) : null,
  staff: tile === 'attrition' ? staffRowsOf(source.staff) : null,
  handovers:
    tile === 'handed-over' && source.subject.closed > 0 ? source.subject.handovers / source.subject.closed : null,
});

const toldUntilOf = (tile: TileId, released: ReleasedView): TileDetails['toldUntil'] => {
  const { reading } = MEASURES[tile];
  return reading.kind === 'released' ? (released.subject(reading.measure)?.until ?? null) : null;
};

const spreadOf = (tile: TileId, subject: GroupFigures): TileDetails['spread'] => {
  const { reading } = MEASURES[tile];
  const times = reading.kind === 'median' ? subject[reading.time] : null;
  if (times === null) return null;
  return { mean: meanFigure(times), p85: percentileFigure(times, 0.85), p95: percentileFigure(times, 0.95) };
};

type Division = TileDetails['divisions'][number];

const divisionsOf = (tile: TileId, { subject, released }: DetailSource): readonly Division[] => {
  const { tally } = subject;
  switch (tile) {
    case 'sla-met':
      return tally === null ? [] : divided('metric', metricRows(tally));
    case 'open-requests':
      return [];
    case 'cycle-time':
    case 'response-time':
      return tally === null
        ? []
        : [...divided('channel', countRows(tally.channels)), ...divided('outcome', countRows(tally.outcomes))];
    case 'experience':
    case 'satisfaction':
      return [
        ...divided('reason', reasonRows(released)),
        ...divided('outcome', declinedRows(released)),
        ...divided('native', nativeRows(tile, released)),
      ];
    default:
      return [];
  }
};

type Row = Division['rows'][number];

const divided = (by: Division['by'], rows: readonly Row[]): readonly Division[] =>
  rows.length === 0 ? [] : [{ by, rows }];

const metricRows = ({ metrics }: Tally): readonly Row[] =>
  Object.entries(metrics).map(([id, [met, total]]) => ({ id, unit: 'share', figure: shareFigure(met, total) }));

/** Each name's share of all, the largest first. */
const countRows = (counts: Readonly<Record<string, number>>): readonly Row[] => {
  const whole = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([id, n]) => ({ id, unit: 'share', figure: shareFigure(n, whole) }));
};

const reasonRows = (released: ReleasedView): readonly Row[] => {
  const rows = Reason.options.map((reason): Row => ({
    id: reason,
    unit: 'share',
    figure: released.subject(`reason:${reason}`)?.figure ?? NO_FIGURE,
  }));
  return rows.some(({ figure }) => figure.state !== 'none') ? rows.toSorted((a, b) => valueOf(b) - valueOf(a)) : [];
};

const valueOf = ({ figure }: { readonly figure: Figure }): number => (figure.state === 'ready' ? figure.value : -1);

/** Requests that were declined, apart from all: their experience says how a no was said. */
const declinedRows = (released: ReleasedView): readonly Row[] => {
  const figure = released.subject('declined')?.figure ?? NO_FIGURE;
  return figure.state === 'none' ? [] : [{ id: 'declined', unit: 'score', figure }];
};

/** What Jira's own survey said in the same weeks: beside our figure, never in it. */
const nativeRows = (tile: 'experience' | 'satisfaction', released: ReleasedView): readonly Row[] => {
  const measure = tile === 'experience' ? 'native' : 'native-satisfied';
  const figure = released.subject(measure)?.figure ?? NO_FIGURE;
  return figure.state === 'none' ? [] : [{ id: 'native', unit: MEASURES[tile].unit, figure }];
};

/** What the satisfied share of all asked can be, whatever those think who did not answer. */
const boundsOf = (released: ReleasedView): TileDetails['bounds'] => {
  const figure = released.subject('satisfaction')?.figure ?? NO_FIGURE;
  const asking = released.subject('experience')?.asking ?? null;
  if (figure.state !== 'ready' || asking === null || asking.asked === 0) return null;
  return responseBounds(figure.value, Math.min(1, asking.answered / asking.asked));
};

const chainOf = ({ released, processes }: DetailSource): TileDetails['chain'] => {
  const links = processes.flatMap(({ id, name }) => {
    const figure = released.process(id, 'experience')?.figure ?? NO_FIGURE;
    return figure.state === 'ready' ? [{ name, value: figure.value }] : [];
  });
  const chain = weakestLink(links.map(({ value }) => value));
  const narrowest = chain === null ? undefined : links[chain.at];
  return chain === null || narrowest === undefined
    ? null
    : { narrowest: narrowest.name, links: links.length, geometricMean: chain.geometricMean, mean: chain.mean };
};
