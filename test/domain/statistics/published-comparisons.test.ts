import { expect, test } from 'vitest';
import { differenceInDifferences } from '../../../src/domain/statistics/against-control.ts';
import { hodgesLehmann } from '../../../src/domain/statistics/hodges-lehmann.ts';
import { kaplanMeier, survivalMedian } from '../../../src/domain/statistics/kaplan-meier.ts';
import { daysToWorkOff } from '../../../src/domain/statistics/littles-law.ts';
import { mannWhitney } from '../../../src/domain/statistics/mann-whitney.ts';
import { uCounts } from '../../../src/domain/statistics/u-distribution.ts';
import { pairedDifference, welch, welchOnLogs } from '../../../src/domain/statistics/welch.ts';
import { xmrLimits } from '../../../src/domain/statistics/xmr-limits.ts';

const MALES = [19, 22, 16, 29, 24];
const FEMALES = [20, 11, 17, 12];
/** Extra hours of sleep of ten people under two drugs: R's `sleep`. */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test('Mann and Whitney give the two hospital series what the manual of SciPy prints', () => {
  const exact = mannWhitney(MALES, FEMALES);
  expect(exact?.u).toBe(17);
  expect(exact?.p).toBeCloseTo(0.1111, 4);
  expect(exact?.cliffsDelta).toBeCloseTo(0.7, 10);
  expect(mannWhitney(MALES, FEMALES, 'asymptotic')?.p).toBeCloseTo(0.11135, 5);
  expect(mannWhitney([], FEMALES)).toBeNull();
});

test('ties and samples above twenty take the normal approximation, as SciPy does', () => {
  // scipy.stats.mannwhitneyu(…, method='asymptotic'), SciPy 1.17.1.
  expect(mannWhitney([5, 5, 4, 3, 5, 2], [4, 4, 3, 1, 2])).toMatchObject({ u: 23 });
  expect(mannWhitney([5, 5, 4, 3, 5, 2], [4, 4, 3, 1, 2])?.p).toBeCloseTo(0.161_055_71, 8);
  const first = [
    5.69, 6.64, 5.66, 2.39, 6.81, 5.89, 3.93, 6.16, 5.73, 5.59, 5.06, 6.09, 3.53, 4.67, 4.04, 6.2, 5.08, 4.42, 3.44,
    4.49, 5.02, 4.45, 7.59, 7.01, -0.42,
  ];
  const second = [
    0.22, 3.65, 3.16, 4.43, 4.43, 8.24, 1.78, 3.24, 8.09, 5.29, 5.33, 2.97, 0.7, 4.33, 4.22, 1.55, 2.63, 3.86, 2.11,
    3.8, 4.19, 4.07, 2.99, 5.19, 5.78, 4.64, 2.36, 5.46, 3, 5.76,
  ];
  expect(mannWhitney(first, second)?.u).toBe(537);
  expect(mannWhitney(first, second)?.p).toBeCloseTo(0.006_335_402, 8);
});

test('the shift of the two hospital series is seven, and its range that of the exact ranks', () => {
  expect(hodgesLehmann(MALES, FEMALES)).toEqual({ shift: 7, low: -1, high: 17 });
  expect(hodgesLehmann([], FEMALES)).toBeNull();
});

test('the orders of two against two are those of the first table of Mann and Whitney', () => {
  expect(uCounts(2, 2)).toEqual([1, 1, 2, 1, 1]);
  expect(uCounts(5, 4).reduce((sum, count) => sum + count, 0)).toBe(126);
});

test("Welch and the paired test give R's `sleep` what R prints", () => {
  const apart = welch(DRUG_1, DRUG_2);
  expect(apart?.t).toBeCloseTo(-1.8608, 4);
  expect(apart?.degreesOfFreedom).toBeCloseTo(17.776, 3);
  expect(apart?.p).toBeCloseTo(0.07939, 5);
  expect(apart?.low).toBeCloseTo(-3.3655, 4);
  expect(apart?.high).toBeCloseTo(0.2055, 4);
  const paired = pairedDifference(DRUG_1.map((extra, person) => extra - (DRUG_2[person] ?? 0)));
  expect(paired?.t).toBeCloseTo(-4.0621, 4);
  expect(paired?.degreesOfFreedom).toBe(9);
  expect(paired?.p).toBeCloseTo(0.002833, 6);
});

test('a comparison without spread or with one value has no answer', () => {
  expect(welch([1], [1, 2])).toBeNull();
  expect(welch([1, 1], [2, 2])).toBeNull();
  expect(pairedDifference([3])).toBeNull();
});

test('on logarithms, times twice as long are twice as long', () => {
  const result = welchOnLogs([4, 4, 8, 8, 0], [2, 2, 4, 4]);
  expect(result?.ratio).toBeCloseTo(2, 10);
  expect((result?.low ?? 0) * (result?.high ?? 0)).toBeCloseTo(4, 8);
});

test('employment in New Jersey rose by 2.75 against Pennsylvania, from the rounded cells of Card and Krueger', () => {
  const newJersey = { before: 20.44, after: 21.03 };
  const pennsylvania = { before: 23.33, after: 21.17 };
  expect(differenceInDifferences(newJersey, pennsylvania)).toBeCloseTo(2.75, 10);
});

test('the limits of ten flow rates are those of the handbook of NIST', () => {
  const limits = xmrLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
  expect(limits?.centre).toBeCloseTo(50.81, 10);
  expect(limits?.movingRange).toBeCloseTo(1.8778, 4);
  expect(limits?.upper).toBeCloseTo(55.8041, 4);
  expect(limits?.lower).toBeCloseTo(45.8159, 4);
  expect(xmrLimits([1])).toBeNull();
});

/** Weeks of remission of 21 children under 6-MP; the second list was still in remission when last seen. */
const ENDED = [6, 6, 6, 7, 10, 13, 16, 22, 23];
const GOING_ON = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
const FREIREICH = [
  ...ENDED.map((time) => ({ time, ended: true })),
  ...GOING_ON.map((time) => ({ time, ended: false })),
];

test("Kaplan and Meier give Freireich's remissions their published curve and median", () => {
  const steps = kaplanMeier(FREIREICH);
  expect(steps.map(({ time, survival }) => `${time}: ${survival.toFixed(3)}`)).toEqual([
    '6: 0.857',
    '7: 0.807',
    '10: 0.753',
    '13: 0.690',
    '16: 0.627',
    '22: 0.538',
    '23: 0.448',
  ]);
  // The ranges of scipy.stats.ecdf(…).sf.confidence_interval(method='log-log'), SciPy 1.17.1.
  expect(steps[0]?.low).toBeCloseTo(0.619_717_96, 8);
  expect(steps[0]?.high).toBeCloseTo(0.951_551_75, 8);
  expect(steps[6]?.low).toBeCloseTo(0.188_052_01, 8);
  expect(steps[6]?.high).toBeCloseTo(0.680_142_63, 8);
  expect(survivalMedian(steps)).toEqual({ value: 23, low: 13, high: null });
});

test('while more than half are open there is no median, and without open ones it is the plain one', () => {
  expect(survivalMedian(kaplanMeier([1, 9, 9].map((time, index) => ({ time, ended: index === 0 }))))).toBeNull();
  expect(survivalMedian(kaplanMeier([1, 2, 3, 4, 5].map((time) => ({ time, ended: true }))))?.value).toBe(3);
  expect(kaplanMeier([])).toEqual([]);
});

test('120 open requests at thirty closes a day are four days of work', () => {
  expect(daysToWorkOff(120, 30)).toBe(4);
  expect(daysToWorkOff(5, 0)).toBeNull();
});
