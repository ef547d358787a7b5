import type { Tile } from '../../src/contract/gadget';
import { LineChart } from '../kit/charts/line-chart';
import { DataTable } from '../kit/data-table';
import { durationUnit, durationUnitText, unitMs } from '../kit/durations';
import { useWords } from '../kit/text';
import type { Words } from '../kit/words';
import { tileWords } from './measure-words';
import { figureText, scaleOf } from './figure-words';

interface TrendProps {
  readonly tile: Tile;
  readonly workdayMs: number;
}

/** A value axis in the unit people read: percent, points, or one unit of working time for the whole chart. */
interface ChartUnit {
  /** What one of the unit is in the tile's own values. */
  readonly size: number;
  readonly smallest: number;
  readonly label: (value: number) => string;
  readonly title: string;
}

function chartUnit(words: Words, { tile, workdayMs }: TrendProps): ChartUnit {
  const measure = words.text(tileWords(tile.id).name);
  // Staff is counted by months.
  const title = words.text(tile.id === 'attrition' ? 'trend.titleByMonth' : 'trend.title', { measure });
  switch (tile.unit) {
    case 'count':
      return { size: 1, smallest: 1, label: (value) => words.number(value), title };
    case 'minutes':
      return { size: 1, smallest: 1, label: (value) => words.number(value), title };
    case 'share':
      return { size: 1, smallest: 0.01, label: words.percent, title };
    case 'score':
      return { size: 1, smallest: 0.5, label: (value) => words.number(value, 1), title };
    case 'working-ms': {
      const unit = durationUnit(Math.max(0, ...tile.trend.map((point) => point.value ?? 0)), workdayMs);
      const size = unitMs(unit, workdayMs);
      // Worded for two, which is the plural of the unit.
      const unitText = durationUnitText(words, 2 * size, { unit, workdayMs });
      return {
        size,
        smallest: 0.1,
        label: (value) => words.number(value, 1),
        title: words.text('trend.titleIn', { measure, unit: unitText }),
      };
    }
  }
}

/** Week by week as a line, and the same figures as a table. */
export function Trend({ tile, workdayMs }: TrendProps) {
  const words = useWords();
  if (tile.trend.every((point) => point.value === null)) return <p class="quiet">{words.text('trend.empty')}</p>;
  const { figure, target } = tile;
  const scale = scaleOf(tile, workdayMs);
  const { size, smallest, label, title } = chartUnit(words, { tile, workdayMs });
  const inUnit = (value: number | null) => (value === null ? null : value / size);
  const ranged = figure.state === 'ready' && figure.low < figure.high;
  return (
    <div class="trend">
      <h3>{title}</h3>
      <LineChart
        title={title}
        points={tile.trend.map((point) => ({ at: point.from, value: inUnit(point.value) }))}
        target={inUnit(target)}
        band={ranged ? { low: figure.low / size, high: figure.high / size } : null}
        smallest={smallest}
        label={label}
        targetLabel={target === null ? '' : words.text('trend.target', { target: figureText(words, target, scale) })}
        bandLabel={words.text('trend.band')}
      />
      <details class="twin">
        <summary>{words.text('trend.asTable')}</summary>
        <DataTable
          caption={title}
          head={[
            { name: words.text(tile.id === 'attrition' ? 'trend.month' : 'trend.week'), kind: 'name' },
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
