import './charts.css';
import { runsOf, spanOf } from './scale';

interface SparklineProps {
  /** Oldest first; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly target: number | null;
}

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 4;

/**
 * A trend at a glance, with its target as a dashed line. Time runs from left to right in both languages, like every
 * numeric axis; the figures are in the drill-down's table, so it is silent for screen readers.
 */
export function Sparkline({ values, target }: SparklineProps) {
  const span = spanOf(target === null ? values : [...values, target]);
  if (!span) return null;
  const x = (index: number) => EDGE + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => EDGE + (1 - (value - span.low) / span.size) * (HEIGHT - 2 * EDGE);
  const points = values.map((value, index) => (value === null ? null : { x: x(index), y: y(value) }));
  const last = points.findLast((point) => point !== null);
  return (
    <svg class="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      {target !== null && <line class="target-line" x1={EDGE} x2={WIDTH - EDGE} y1={y(target)} y2={y(target)} />}
      {runsOf(points).map((run) => (
        <polyline key={run[0]?.x} class="trend-line" points={run.map((point) => `${point.x},${point.y}`).join(' ')} />
      ))}
      {last && <circle class="trend-end" cx={last.x} cy={last.y} r="3" />}
    </svg>
  );
}
