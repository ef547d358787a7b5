import { expect, test } from 'vitest';
import { clusteredMean } from '../../../src/domain/statistics/clustered-mean.ts';
import { clusteredShare } from '../../../src/domain/statistics/clustered-share.ts';
import type { PersonSum } from '../../../src/domain/statistics/cluster-variance.ts';
import { hodgesLehmann } from '../../../src/domain/statistics/hodges-lehmann.ts';
import { welch } from '../../../src/domain/statistics/welch.ts';
import { createChance, type Chance } from '../../support/chance.ts';
import { holds, meanCoverage, worstCoverage, type CoveragePoint } from '../../support/coverage.ts';

// Simulated with fixed seeds. The grids and the results stand in docs/method.md.

/** How likely 1 … 5 are: what desks are rated, from hated to loved. */
const SHAPES = {
  'most content': [0.05, 0.05, 0.1, 0.3, 0.5],
  'nearly all 5': [0.02, 0.03, 0.05, 0.15, 0.75],
  middling: [0.05, 0.2, 0.4, 0.25, 0.1],
  even: [0.2, 0.2, 0.2, 0.2, 0.2],
  split: [0.3, 0.1, 0.1, 0.1, 0.4],
} as const;
const PEOPLE = [5, 8, 12, 20, 40, 60];
const ROUNDS = 1500;
/** How often a person who answers again says the same because they are the same person. */
const LOYALTY = 0.6;

const expectGrid = (grid: readonly CoveragePoint[], least: number): void => {
  expect(meanCoverage(grid)).toBeGreaterThanOrEqual(0.94);
  expect(meanCoverage(grid)).toBeLessThanOrEqual(0.97);
  const worst = worstCoverage(grid);
  expect(worst.coverage, worst.at).toBeGreaterThanOrEqual(least);
};

const share = (isHeld: () => boolean, rounds = ROUNDS): number => {
  let held = 0;
  for (let round = 0; round < rounds; round += 1) if (isHeld()) held += 1;
  return held / rounds;
};

/** People who each have an opinion and mostly repeat it. */
const askPeople = (
  chance: Chance,
  { people, each, weights }: { readonly people: number; readonly each: number; readonly weights: readonly number[] },
): readonly PersonSum[] =>
  Array.from({ length: people }, () => {
    const own = chance.choose(weights);
    let sum = 0;
    for (let answer = 0; answer < each; answer += 1) sum += chance.uniform() < LOYALTY ? own : chance.choose(weights);
    return { n: each, sum };
  });

/** Every shape of opinion, few and many people, one answer each and five. */
const gridOf = (
  shapes: Readonly<Record<string, readonly number[]>>,
  isHeld: (persons: readonly PersonSum[], weights: readonly number[]) => boolean,
): readonly CoveragePoint[] =>
  PEOPLE.flatMap((people) =>
    [1, 5].flatMap((each) =>
      Object.entries(shapes).map(([name, weights]) => {
        const chance = createChance(100 * people + each);
        const coverage = share(() => isHeld(askPeople(chance, { people, each, weights }), weights));
        return { at: `${people} people × ${each}, ${name}`, coverage };
      }),
    ),
  );

const meanHeld = (persons: readonly PersonSum[], weights: readonly number[]): boolean => {
  const truth = weights.reduce((sum, weight, index) => sum + weight * (index + 1), 0);
  const range = clusteredMean(
    persons.map(({ n, sum }) => ({ n, sum: sum + n })),
    { low: 1, high: 5 },
  );
  return range !== null && holds(range, truth);
};

test('a range of a score holds the truth in 96 % over the grid, and nowhere in less than 92.4 %', () => {
  expectGrid(gridOf(SHAPES, meanHeld), 0.924);
});

test('with twelve people of five correlated answers each a range of a score holds the truth in 94 to 97 %', () => {
  const twelve = Object.values(SHAPES).map((weights, index) => {
    const chance = createChance(index + 1);
    return {
      at: weights.join(' '),
      coverage: share(() => meanHeld(askPeople(chance, { people: 12, each: 5, weights }), weights), 2000),
    };
  });
  expectGrid(twelve, 0.955);
});

test('a range of a share of answers holds the truth in 96 % over the grid, and nowhere in less than 90 %', () => {
  const shapes = Object.fromEntries([0.1, 0.3, 0.5, 0.8, 0.9].map((yes) => [`${yes}`, [1 - yes, yes]]));
  const grid = gridOf(shapes, (persons, [, yes = 0]) => {
    const range = clusteredShare(persons);
    return range !== null && holds(range, yes);
  });
  expectGrid(grid, 0.9);
});

test('a shift of times and a difference of means hold the truth in 95 % over the grid, and nowhere in less than 93 %', () => {
  const sizes = [
    [5, 5],
    [8, 12],
    [15, 15],
    [30, 20],
    [60, 60],
  ] as const;
  const grid = sizes.flatMap(([m, n]) => {
    const chance = createChance(m + n);
    const times = (count: number): readonly number[] => Array.from({ length: count }, () => Math.exp(chance.normal()));
    const shift = share(() => {
      const range = hodgesLehmann(
        times(m).map((time) => time + 1),
        times(n),
      );
      return range !== null && holds(range, 1);
    }, 300);
    const mean = share(() => {
      const range = welch(times(m).map(Math.log), times(n).map(Math.log));
      return range !== null && holds(range, 0);
    });
    return [
      { at: `shift ${m} and ${n}`, coverage: shift },
      { at: `means ${m} and ${n}`, coverage: mean },
    ];
  });
  expectGrid(grid, 0.93);
});
