import './charts.css';
import { useWords } from '../text';
import { axisOf, runsOf } from './scale';

/** One point in time of a line. */
export interface LinePoint {
  readonly at: number;
  readonly value: number | null;
}

interface LineChartProps {
  readonly title: string;
  readonly points: readonly LinePoint[];
  readonly target: number | null;
  /** How far the figure of the whole period may be trusted, drawn as a band. */
  readonly band: { readonly low: number; readonly high: number } | null;
  /** Smallest sensible distance of two axis labels, in the unit of the values. */
  readonly smallest: number;
  readonly label: (value: number) => string;
  readonly targetLabel: string;
  readonly bandLabel: string;
}

const WIDTH = 640;
const HEIGHT = 200;
const PLOT = { left: 56, right: 632, top: 12, bottom: 172 };

/** A line with its target and its band. Left to right in both languages; the table beside it carries the values. */
export function LineChart(props: LineChartProps) {
  const words = useWords();
  const { points, target, band, title } = props;
  const edges = [target, band?.low ?? null, band?.high ?? null];
  const axis = axisOf([...points.map((point) => point.value), ...edges], props.smallest);
  if (!axis) return null;
  const x = (index: number) => PLOT.left + (index / Math.max(1, points.length - 1)) * (PLOT.right - PLOT.left);
  const y = (value: number) => PLOT.bottom - ((value - axis.low) / axis.size) * (PLOT.bottom - PLOT.top);
  const drawn = points.map((point, index) => (point.value === null ? null : { x: x(index), y: y(point.value) }));
  return (
    <figure class="line-chart" dir="ltr">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line class="grid-line" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
            <text class="axis-text" x={PLOT.left - 8} y={y(tick) + 4} text-anchor="end">
              {props.label(tick)}
            </text>
          </g>
        ))}
        {band && (
          <rect
            class="band"
            x={PLOT.left}
            width={PLOT.right - PLOT.left}
            y={y(band.high)}
            height={Math.max(1, y(band.low) - y(band.high))}
          />
        )}
        {target !== null && <line class="target-line" x1={PLOT.left} x2={PLOT.right} y1={y(target)} y2={y(target)} />}
        {runsOf(drawn).map((run) => (
          <polyline key={run[0]?.x} class="trend-line" points={run.map((point) => `${point.x},${point.y}`).join(' ')} />
        ))}
        {drawn.map((point) => point && <circle key={point.x} class="trend-dot" cx={point.x} cy={point.y} r="2.5" />)}
        {labelledPoints(points.length).map((index) => (
          <text
            key={index}
            class="axis-text"
            x={x(index)}
            y={HEIGHT - 8}
            text-anchor={index === 0 ? 'start' : index === points.length - 1 ? 'end' : 'middle'}
          >
            {words.shortDay(points[index]?.at ?? 0)}
          </text>
        ))}
      </svg>
      <figcaption class="legend" dir={words.direction}>
        {target !== null && (
          <span>
            <span class="legend-target" /> {props.targetLabel}
          </span>
        )}
        {band && (
          <span>
            <span class="legend-band" /> {props.bandLabel}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** At most four dates under the axis: the first, the last and those between. */
function labelledPoints(count: number): readonly number[] {
  if (count <= 4) return Array.from({ length: count }, (_, index) => index);
  const third = (count - 1) / 3;
  return [0, Math.round(third), Math.round(2 * third), count - 1];
}
