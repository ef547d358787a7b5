import { expect, test } from 'vitest';
import { newcombeDifference } from '../../../src/domain/statistics/newcombe-difference.ts';
import { nps } from '../../../src/domain/statistics/nps.ts';
import { fewestForRange, orderStatisticRanks } from '../../../src/domain/statistics/order-statistic-ranks.ts';
import { wilsonInterval } from '../../../src/domain/statistics/wilson-interval.ts';
import { binomialWeights, holds, meanCoverage, worstCoverage, type CoveragePoint } from '../../support/coverage.ts';

// Coverage summed over everything that can be observed, not simulated. The grids and the results stand in docs/method.md.

const total = (weights: readonly number[], isHeld: (k: number) => boolean): number =>
  weights.reduce((sum, weight, k) => sum + (isHeld(k) ? weight : 0), 0);

const expectGrid = (grid: readonly CoveragePoint[], least: number): void => {
  expect(meanCoverage(grid)).toBeGreaterThanOrEqual(0.94);
  expect(meanCoverage(grid)).toBeLessThanOrEqual(0.97);
  const worst = worstCoverage(grid);
  expect(worst.coverage, worst.at).toBeGreaterThanOrEqual(least);
};

test('a range of a share holds the truth in 95.4 % over the grid, and nowhere in less than 91.3 %', () => {
  const shares = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);
  const grid = [5, 10, 20, 50, 100].flatMap((n) =>
    shares.map((p) => ({
      at: `${p} of ${n}`,
      coverage: total(binomialWeights(n, p), (k) => holds(wilsonInterval(k, n), p)),
    })),
  );
  expectGrid(grid, 0.913);
  expect(meanCoverage(grid)).toBeCloseTo(0.954, 3);
});

test('a range of a difference of shares holds the truth in 95.3 % over the grid, and nowhere in less than 92.8 %', () => {
  const sizes = [10, 20, 50];
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  const grid = sizes.flatMap((m) =>
    sizes.flatMap((n) =>
      shares.flatMap((p) =>
        shares.map((q) => {
          const second = binomialWeights(n, q);
          const coverage = binomialWeights(m, p).reduce((sum, weight, k) => {
            const isHeld = (l: number): boolean =>
              holds(newcombeDifference({ successes: k, n: m }, { successes: l, n }), p - q);
            return sum + weight * total(second, isHeld);
          }, 0);
          return { at: `${p} of ${m} less ${q} of ${n}`, coverage };
        }),
      ),
    ),
  );
  expectGrid(grid, 0.928);
  expect(meanCoverage(grid)).toBeCloseTo(0.953, 3);
});

test('a range of a net promoter score holds the truth in 95.2 % over the grid, and nowhere in less than 94.3 %', () => {
  const firms = [
    [0.4, 0.3],
    [0.5, 0.2],
    [0.2, 0.5],
    [0.7, 0.1],
    [0.3, 0.3],
    [0.6, 0.15],
    [0.1, 0.7],
    [0.85, 0.05],
  ] as const;
  const grid = [10, 20, 50, 100].flatMap((n) =>
    firms.map(([promoting, detracting]) => {
      const coverage = binomialWeights(n, promoting).reduce((sum, weight, promoters) => {
        const rest = n - promoters;
        const isHeld = (detractors: number): boolean => {
          const range = nps({ promoters, detractors, passives: rest - detractors });
          return range !== null && holds(range, 100 * (promoting - detracting));
        };
        return sum + weight * total(binomialWeights(rest, detracting / (1 - promoting)), isHeld);
      }, 0);
      return { at: `${promoting}/${detracting} among ${n}`, coverage };
    }),
  );
  expectGrid(grid, 0.943);
  expect(meanCoverage(grid)).toBeCloseTo(0.952, 3);
});

test('a range of a percentile holds the truth in 96.6 % wherever there are enough values, and never in less than 95 %', () => {
  const sizes = [6, 8, 10, 15, 20, 23, 30, 50, 72, 80, 100, 200, 500, 1000];
  const grid = [0.5, 0.85, 0.95].flatMap((p) =>
    sizes
      .filter((n) => n >= fewestForRange(p))
      .map((n) => {
        const { low, high } = orderStatisticRanks(n, p);
        // The range of ranks l to u holds the quantile when at least l and fewer than u values lie below it.
        return { at: `p${100 * p} of ${n}`, coverage: total(binomialWeights(n, p), (k) => k >= low && k < high) };
      }),
  );
  expectGrid(grid, 0.95);
  expect(meanCoverage(grid)).toBeCloseTo(0.966, 3);
});

test('fewer values than that cannot bound a percentile', () => {
  expect([0.5, 0.85, 0.95].map(fewestForRange)).toEqual([6, 23, 72]);
  for (const p of [0.5, 0.85, 0.95]) {
    const n = fewestForRange(p);
    expect(1 - p ** n).toBeGreaterThanOrEqual(0.975);
    expect(1 - p ** (n - 1)).toBeLessThan(0.975);
  }
});
