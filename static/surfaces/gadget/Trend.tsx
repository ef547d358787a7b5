import type { Tile } from '../../../src/contract/gadget';
import { LineChart } from '../../kit/charts/line-chart';
import { DataTable } from '../../kit/data-table';
import { durationFigure, durationUnit, durationUnitText } from '../../kit/durations';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';
import { tileWords } from './config';
import { figureText, scaleOf } from './figure-words';

interface TrendProps {
  readonly tile: Tile;
  readonly workdayMs: number;
}

/** Smallest step of the axis, in the unit of the values. */
function smallestStep({ unit }: Tile): number {
  switch (unit) {
    case 'count':
      return 1;
    case 'share':
      return 0.01;
    case 'score':
      return 0.5;
    case 'working-ms':
      return 60_000;
  }
}

/** Times on the axis are all in one unit, named in the chart's title. */
function axisLabel(words: Words, { tile, workdayMs }: TrendProps): (value: number) => string {
  if (tile.unit !== 'working-ms') {
    return (value) => figureText(words, value, scaleOf(tile, workdayMs));
  }
  const unit = { unit: trendUnit(tile, workdayMs), workdayMs };
  return (value) => durationFigure(words, value, unit);
}

const trendUnit = (tile: Tile, workdayMs: number) =>
  durationUnit(Math.max(0, ...tile.trend.map((point) => point.value ?? 0)), workdayMs);

function chartTitle(words: Words, { tile, workdayMs }: TrendProps): string {
  const measure = words.text(tileWords(tile.id).name);
  if (tile.unit !== 'working-ms') return words.text('trend.title', { measure });
  // Two, for the plural of the unit.
  const unit = { unit: trendUnit(tile, workdayMs), workdayMs };
  return words.text('trend.titleIn', { measure, unit: durationUnitText(words, 2 * workdayMs, unit) });
}

/** Week by week as a line, and the same figures as a table. */
export function Trend({ tile, workdayMs }: TrendProps) {
  const words = useWords();
  if (tile.trend.every((point) => point.value === null)) return <p class="quiet">{words.text('trend.empty')}</p>;
  const { figure, target } = tile;
  const scale = scaleOf(tile, workdayMs);
  const title = chartTitle(words, { tile, workdayMs });
  const ranged = figure.state === 'ready' && figure.low < figure.high;
  return (
    <div class="trend">
      <h3>{title}</h3>
      <LineChart
        title={title}
        points={tile.trend.map((point) => ({ at: point.from, value: point.value }))}
        target={target}
        band={ranged ? { low: figure.low, high: figure.high } : null}
        smallest={smallestStep(tile)}
        label={axisLabel(words, { tile, workdayMs })}
        targetLabel={target === null ? '' : words.text('trend.target', { target: figureText(words, target, scale) })}
        bandLabel={words.text('trend.band')}
      />
      <details class="twin">
        <summary>{words.text('trend.asTable')}</summary>
        <DataTable
          caption={title}
          head={[
            { name: words.text('trend.week'), kind: 'name' },
            { name: words.text(tileWords(tile.id).name), kind: 'number' },
          ]}
          rows={tile.trend.map((point) => ({
            id: String(point.from),
            cells: [
              words.day(point.from),
              point.value === null ? words.text('trend.noFigure') : figureText(words, point.value, scale),
            ],
          }))}
        />
      </details>
    </div>
  );
}
