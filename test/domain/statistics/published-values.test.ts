import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../src/domain/statistics/benjamini-hochberg.ts';
import { clusterVariance } from '../../../src/domain/statistics/cluster-variance.ts';
import { newcombeDifference } from '../../../src/domain/statistics/newcombe-difference.ts';
import { orderStatisticRanks } from '../../../src/domain/statistics/order-statistic-ranks.ts';
import { percentile } from '../../../src/domain/statistics/percentile.ts';
import { permutationTest } from '../../../src/domain/statistics/permutation-test.ts';
import { wilsonInterval } from '../../../src/domain/statistics/wilson-interval.ts';

const rounded = (interval: { low: number; high: number }): string =>
  `${interval.low.toFixed(4)}–${interval.high.toFixed(4)}`;

test("Wilson's ranges are those Newcombe printed in 1998", () => {
  expect(rounded(wilsonInterval(81, 263))).toBe('0.2553–0.3662');
  expect(rounded(wilsonInterval(15, 148))).toBe('0.0624–0.1605');
  expect(rounded(wilsonInterval(0, 20))).toBe('0.0000–0.1611');
  expect(rounded(wilsonInterval(1, 29))).toBe('0.0061–0.1718');
  expect(rounded(wilsonInterval(23, 60))).toBe('0.2709–0.5098');
  expect(rounded(wilsonInterval(80, 100))).toBe('0.7112–0.8666');
});

test("Newcombe's differences are those he printed", () => {
  expect(rounded(newcombeDifference({ successes: 56, n: 70 }, { successes: 48, n: 80 }))).toBe('0.0524–0.3339');
  expect(rounded(newcombeDifference({ successes: 9, n: 10 }, { successes: 3, n: 10 }))).toBe('0.1705–0.8090');
  expect(rounded(newcombeDifference({ successes: 10, n: 10 }, { successes: 0, n: 20 }))).toBe('0.6791–1.0000');
});

test('percentiles follow Hyndman and Fan, type 7', () => {
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)?.value).toBeCloseTo(9.1, 10);
  const gauge = [
    95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.061, 95.1591, 95.1195, 95.1065, 95.0925, 95.199, 95.1682,
  ];
  const sorted = gauge.toSorted((a, b) => a - b);
  expect(percentile(sorted, 0.9)?.value.toFixed(4)).toBe('95.1957');
});

test('ranks around a median are those of the binomial tables', () => {
  expect(orderStatisticRanks(6, 0.5)).toEqual({ low: 1, high: 6 });
  expect(orderStatisticRanks(10, 0.5)).toEqual({ low: 2, high: 9 });
  expect(orderStatisticRanks(20, 0.5)).toEqual({ low: 6, high: 15 });
  expect(orderStatisticRanks(100, 0.5)).toEqual({ low: 40, high: 61 });
  expect(orderStatisticRanks(3, 0.5)).toEqual({ low: 1, high: 3 });
});

test('Benjamini and Hochberg reject four of their fifteen', () => {
  const pValues = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const proven = benjaminiHochberg(pValues, 0.05);
  expect(proven.filter(Boolean)).toHaveLength(4);
  expect(proven.slice(0, 5)).toEqual([true, true, true, true, false]);
  expect(benjaminiHochberg([0.06, 0.9], 0.05)).toEqual([false, false]);
  expect(benjaminiHochberg([], 0.05)).toEqual([]);
});

test("one answer a person gives Student's variance and degrees of freedom", () => {
  // The extra hours of sleep under drug 1 in R's `sleep`; t.test gives mean 0.75, t 1.3257, 9 degrees of freedom.
  const sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const result = clusterVariance(sleep.map((sum) => ({ n: 1, sum })));
  expect(result?.mean).toBeCloseTo(0.75, 10);
  expect(result?.degreesOfFreedom).toBeCloseTo(9, 10);
  expect((result?.mean ?? 0) / Math.sqrt(result?.variance ?? 1)).toBeCloseTo(1.3257, 4);
});

test("permuting single values gives Fisher's exact answer", () => {
  // Six against six, every value of the second above every value of the first: 2 of 924 arrangements are as extreme.
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const difference = (isAfter: Uint8Array): number =>
    values.reduce((sum, value, index) => sum + (isAfter[index] === 1 ? value : -value), 0);
  expect(permutationTest({ before: 6, after: 6, difference, seed: 1 })).toBeCloseTo(2 / 924, 12);
});

test('permuting the two hospital series of SciPy gives the exact p of Mann and Whitney', () => {
  // Ranks of males 19 22 16 29 24 and females 20 11 17 12; the rank sum is as extreme in 14 of 126 arrangements: 0.1111.
  const values = [19, 22, 16, 29, 24, 20, 11, 17, 12];
  const rank = (value: number): number => values.filter((other) => other <= value).length;
  const expected = (4 * 10) / 2;
  const difference = (isAfter: Uint8Array): number =>
    values.reduce((sum, value, index) => sum + (isAfter[index] === 1 ? rank(value) : 0), 0) - expected;
  expect(permutationTest({ before: 5, after: 4, difference, seed: 1 })).toBeCloseTo(0.1111, 4);
});
