import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusteredMean } from '../../../src/domain/statistics/clustered-mean.ts';
import { histogramPercentile } from '../../../src/domain/statistics/histogram-percentile.ts';
import {
  binOf,
  histogramOf,
  lowerEdge,
  mergeHistograms,
  upperEdge,
} from '../../../src/domain/statistics/log-histogram.ts';
import { percentile } from '../../../src/domain/statistics/percentile.ts';
import { permutationTest } from '../../../src/domain/statistics/permutation-test.ts';
import { createRandomSource } from '../../../src/domain/statistics/random-source.ts';
import { signFlipTest } from '../../../src/domain/statistics/sign-flip-test.ts';
import { wilsonInterval } from '../../../src/domain/statistics/wilson-interval.ts';

const scale = { low: 1, high: 5 };
const milliseconds = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 1000 }),
  fc.integer({ min: 1, max: 20_000_000_000 }),
);

describe('log histograms', () => {
  test('put every value into a bin of at most 2 % that holds it, and zero into its own', () => {
    fc.assert(
      fc.property(milliseconds, (value) => {
        const bin = binOf(value);
        expect(bin === 0).toBe(value === 0);
        expect(lowerEdge(bin)).toBeLessThanOrEqual(value * (1 + 1e-9));
        expect(upperEdge(bin)).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        if (value > 1) expect(upperEdge(bin) / lowerEdge(bin)).toBeLessThanOrEqual(1.0201);
      }),
    );
  });

  test('merge to the histogram of all values, in any order', () => {
    fc.assert(
      fc.property(fc.array(milliseconds), fc.array(milliseconds), (some, others) => {
        const whole = histogramOf([...some, ...others]);
        expect(mergeHistograms([histogramOf(some), histogramOf(others)])).toEqual(whole);
        expect(mergeHistograms([histogramOf(others), histogramOf(some)])).toEqual(whole);
      }),
    );
  });

  test('give percentiles within 1 % of the exact ones, and ranges that contain the exact ranges', () => {
    fc.assert(
      fc.property(
        fc.array(milliseconds, { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.5, 0.85, 0.95),
        (values, p) => {
          const exact = percentile(
            values.toSorted((a, b) => a - b),
            p,
          );
          const binned = histogramPercentile(histogramOf(values), p);
          if (exact === null || binned === null) throw new Error('no percentile of some values');
          expect(Math.abs(binned.value - exact.value)).toBeLessThanOrEqual(exact.value * 0.0101 + 1);
          expect(binned.low).toBeLessThanOrEqual(exact.low * (1 + 1e-9));
          expect(binned.high).toBeGreaterThanOrEqual(exact.high * (1 - 1e-9));
        },
      ),
    );
  });
});

describe('ranges', () => {
  test('of a share hold the share and stay within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const n = Math.max(a, b, 1);
        const successes = Math.min(a, b);
        const { low, high } = wilsonInterval(successes, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('of a mean do not narrow when everybody says the same thing ten times', () => {
    const once = [4, 3, 5, 4, 2].map((value) => ({ n: 1, sum: value }));
    const tenTimes = [4, 3, 5, 4, 2].map((value) => ({ n: 10, sum: value * 10 }));
    expect(clusteredMean(tenTimes, scale)?.low).toBeCloseTo(clusteredMean(once, scale)?.low ?? 0, 10);
    expect(clusteredMean(tenTimes, scale)?.people).toBe(5);
    expect(clusteredMean(tenTimes, scale)?.n).toBe(50);
  });

  test('of a mean keep a width where all agree, and are the whole scale for one person', () => {
    const agreed = clusteredMean(
      Array.from({ length: 5 }, () => ({ n: 1, sum: 5 })),
      scale,
    );
    expect(agreed?.high).toBe(5);
    expect(agreed?.low).toBeCloseTo(4.1495, 4);
    expect(clusteredMean([{ n: 3, sum: 12 }], scale)).toMatchObject({ mean: 4, low: 1, high: 5, people: 1 });
    expect(clusteredMean([], scale)).toBeNull();
  });
});

describe('a change', () => {
  const meansDiffer =
    (values: readonly number[]) =>
    (isAfter: Uint8Array): number => {
      const later = values.filter((_, index) => isAfter[index] === 1);
      const earlier = values.filter((_, index) => isAfter[index] === 0);
      const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
      return mean(later) - mean(earlier);
    };

  test('is called proven at most 5 times in 100 where nothing changed, with busy and quiet weeks', () => {
    const random = createRandomSource(5);
    const rounds = 400;
    let proven = 0;
    for (let round = 0; round < rounds; round += 1) {
      const values = Array.from({ length: 26 }, () => random() * random() * 10);
      const p = permutationTest({ before: 13, after: 13, difference: meansDiffer(values), seed: round });
      if (p !== null && p <= 0.05) proven += 1;
    }
    expect(proven / rounds).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / rounds));
  });

  test('that is large is found, and the same seed gives the same answer', () => {
    const values = Array.from({ length: 26 }, (_, index) => (index < 13 ? 5 : 3) + (index % 3) * 0.2);
    const weeks = { before: 13, after: 13, difference: meansDiffer(values), seed: 7 };
    expect(permutationTest(weeks)).toBe(0.001);
    expect(permutationTest(weeks)).toBe(permutationTest(weeks));
  });

  test('cannot be told from too few weeks', () => {
    expect(permutationTest({ before: 2, after: 2, difference: meansDiffer([1, 1, 9, 9]), seed: 1 })).toBeNull();
    expect(signFlipTest([3, 3, 3, 3, 3], 1)).toBeNull();
  });

  test('of a level is proven when every week went the same way, not when they went to and fro', () => {
    expect(signFlipTest([3, 1, 4, 1, 5, 9], 1)).toBeCloseTo(2 / 64, 12);
    expect(
      signFlipTest(
        Array.from({ length: 13 }, () => 2),
        1,
      ),
    ).toBeLessThan(0.01);
    expect(signFlipTest([5, -4, 3, -5, 2, -1, 4, -4, 1, -2, 3, -3], 1)).toBeGreaterThan(0.5);
  });
});
