/** A value axis. */
export interface Span {
  readonly low: number;
  readonly high: number;
  /** Never 0, so that it can divide. */
  readonly size: number;
}

/** The span of the known values; null when none is known. */
export function spanOf(values: readonly (number | null)[]): Span | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const low = Math.min(...known);
  const high = Math.max(...known);
  // A flat line belongs in the middle, not on an edge.
  if (low === high) return { low: low - 1, high: high + 1, size: 2 };
  return { low, high, size: high - low };
}

/** A span with round ends and about four round steps. */
export interface Axis extends Span {
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 5, 10];

/** An axis that holds all values, `step` at least `smallest` apart: whole requests have no halves. */
export function axisOf(values: readonly (number | null)[], smallest: number): Axis | null {
  const span = spanOf(values);
  if (!span) return null;
  const rough = Math.max(smallest, span.size / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((factor) => factor * power >= rough) ?? 10) * power;
  const low = Math.floor(span.low / step) * step;
  const high = Math.ceil(span.high / step) * step;
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
  return { low, high, size: Math.max(step, high - low), ticks };
}

/** Neighbouring points without a gap between them. */
export function runsOf<Point>(points: readonly (Point | null)[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of [...points, null]) {
    if (point !== null) run.push(point);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return runs;
}
