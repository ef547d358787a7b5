/** How often a method's 95 % range held the truth at one point of a grid, 0–1. */
export interface CoveragePoint {
  readonly at: string;
  readonly coverage: number;
}

export function meanCoverage(grid: readonly CoveragePoint[]): number {
  return grid.reduce((sum, { coverage }) => sum + coverage, 0) / grid.length;
}

export function worstCoverage(grid: readonly CoveragePoint[]): CoveragePoint {
  return grid.reduce((worst, point) => (point.coverage < worst.coverage ? point : worst));
}

/** Probabilities of 0 … n successes. */
export function binomialWeights(n: number, p: number): readonly number[] {
  let weights = [1];
  for (let trial = 0; trial < n; trial += 1)
    weights = Array.from(
      { length: weights.length + 1 },
      (_, k) => (weights[k] ?? 0) * (1 - p) + (weights[k - 1] ?? 0) * p,
    );
  return weights;
}

export function holds({ low, high }: { readonly low: number; readonly high: number }, truth: number): boolean {
  return low <= truth + 1e-12 && truth - 1e-12 <= high;
}
