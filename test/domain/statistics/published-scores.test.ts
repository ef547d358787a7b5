import { expect, test } from 'vitest';
import { equalSharesTest } from '../../../src/domain/statistics/equal-shares.ts';
import { finitePopulationFactor, PopulationTooSmallError } from '../../../src/domain/statistics/finite-population.ts';
import { nps, NotAnNpsAnswerError, npsCountsOf, npsDifference, npsReach } from '../../../src/domain/statistics/nps.ts';
import { responseBounds } from '../../../src/domain/statistics/response-bounds.ts';
import { sampleForMeans, sampleForShares } from '../../../src/domain/statistics/sample-size.ts';
import { normalP } from '../../../src/domain/statistics/two-sided-p.ts';
import { weakestLink } from '../../../src/domain/statistics/weakest-link.ts';

const of = (promoters: number, passives: number, detractors: number) => ({ promoters, passives, detractors });
const shown = (figure: { low: number; high: number } | null): string =>
  `${figure?.low.toFixed(2)} to ${figure?.high.toFixed(2)}`;

test('a net promoter score is promoters less detractors, as HappySignals and the R package define it', () => {
  expect(nps(of(76, 0, 24))?.score).toBeCloseTo(52, 10);
  expect(nps(npsCountsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))?.score).toBeCloseTo(-40, 10);
  expect(npsCountsOf([0, 6, 7, 8, 9, 10])).toEqual(of(2, 2, 2));
  expect(nps(of(0, 0, 0))).toBeNull();
});

test('an answer outside 0 to 10 is refused and not bent to fit', () => {
  for (const wrong of [-1, 11, 7.5, Number.NaN]) expect(() => npsCountsOf([5, wrong])).toThrow(NotAnNpsAnswerError);
});

test('the range of a net promoter score is the adjusted Wald one of Rocks', () => {
  expect(nps(of(20, 8, 8))?.score).toBeCloseTo(33.33, 2);
  expect(shown(nps(of(20, 8, 8)))).toBe('5.24 to 56.30');
  expect(shown(nps(of(10, 0, 0)))).toBe('47.50 to 100.00');
  expect(shown(nps(of(40, 30, 30)))).toBe('-6.27 to 25.69');
});

test('the standard error of 40/30/30 among 500 is the one Displayr shows', () => {
  expect(npsReach(0.4 + 0.3 - 0.1 ** 2, 500) / 1.959964).toBeCloseTo(3.71, 2);
});

test('a range of a score is as wide as the table of waves says', () => {
  const widths = [5, 10, 20, 30, 50, 100, 200, 500, 1000, 2210].map((n) => npsReach(0.69, n).toFixed(1));
  expect(widths).toEqual(['72.8', '51.5', '36.4', '29.7', '23.0', '16.3', '11.5', '7.3', '5.1', '3.5']);
});

test('forty answers of a firm of sixty narrow a range from 25.7 to 15.0, and sixty leave nothing open', () => {
  expect(npsReach(0.69, 40)).toBeCloseTo(25.7, 1);
  expect(npsReach(0.69, 40) * finitePopulationFactor(40, 60)).toBeCloseTo(15, 1);
  expect(nps(of(30, 20, 10), 60)).toEqual({ score: 100 / 3, low: 100 / 3, high: 100 / 3, n: 60 });
  expect(() => finitePopulationFactor(61, 60)).toThrow(PopulationTooSmallError);
});

test('seven points between two waves of a hundred are not proven', () => {
  const difference = npsDifference(of(43, 29, 28), of(38, 32, 30));
  expect(difference?.difference).toBeCloseTo(6.8, 1);
  expect(difference?.standardError).toBeCloseTo(11.45, 2);
  expect(difference?.z).toBeCloseTo(0.593, 3);
  expect(difference?.p).toBeCloseTo(0.553, 3);
  expect(difference?.low).toBeCloseTo(-15.7, 1);
  // Published as 29.3, from a difference and a reach that were rounded before they were added.
  expect(Math.abs((difference?.high ?? 0) - 29.3)).toBeLessThan(0.1);
  expect(npsDifference(of(0, 0, 0), of(1, 1, 1))).toBeNull();
});

test('the smokers of four hospitals have different shares, as in the example of prop.test', () => {
  const hospitals = [
    { successes: 83, n: 86 },
    { successes: 90, n: 93 },
    { successes: 129, n: 136 },
    { successes: 70, n: 82 },
  ];
  const result = equalSharesTest(hospitals);
  expect(result?.chiSquare).toBeCloseTo(12.6004, 4);
  expect(result?.degreesOfFreedom).toBe(3);
  expect(result?.p).toBeCloseTo(0.005585, 6);
  expect(
    equalSharesTest([
      { successes: 3, n: 3 },
      { successes: 5, n: 5 },
    ]),
  ).toBeNull();
});

test('two shares of a hundred each, 18 and 8 of them in error, differ with z 2.103', () => {
  const result = equalSharesTest([
    { successes: 18, n: 100 },
    { successes: 8, n: 100 },
  ]);
  expect(Math.sqrt(result?.chiSquare ?? 0)).toBeCloseTo(2.103, 3);
  expect(normalP(Math.sqrt(result?.chiSquare ?? 0))).toBeCloseTo(0.036, 3);
  expect(result?.p).toBeCloseTo(0.036, 3);
});

test('thirty of a hundred answering leave 90 % anywhere between 27 and 97', () => {
  const bounds = responseBounds(0.9, 0.3);
  expect(bounds.low).toBeCloseTo(0.27, 10);
  expect(bounds.high).toBeCloseTo(0.97, 10);
});

test('each target of the practice needs the sample it needs', () => {
  const faster = Math.log(5.2 / 3);
  expect([0.6, 0.8, 1, 1.2].map((sd) => sampleForMeans({ difference: faster, sd }))).toEqual([19, 34, 52, 75]);
  expect([1, 1.2].map((sd) => sampleForMeans({ difference: 4.2 - 3.1, sd }))).toEqual([13, 19]);
  expect(sampleForShares(0.18, 0.08)).toBe(177);
  expect(sampleForShares(0.14, 0.06)).toBe(220);
  const sd = Math.sqrt(0.69);
  expect(sampleForMeans({ difference: 0.07, sd })).toBe(2211);
  expect(sampleForMeans({ difference: 0.07, sd, correlation: 0.6 })).toBe(885);
  expect(sampleForMeans({ difference: 0.12, sd })).toBe(753);
});

test('a chain is as strong as its weakest link', () => {
  const chain = weakestLink([4.4, 4.1, 2.6, 4.5]);
  expect(chain).toMatchObject({ weakest: 2.6, at: 2 });
  expect(chain?.geometricMean).toBeCloseTo(3.812, 3);
  expect(chain?.mean).toBeCloseTo(3.9, 10);
  expect(weakestLink([])).toBeNull();
});
