import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeAgainstControl } from '../../../src/domain/statistics/against-control.ts';
import { clusteredShare } from '../../../src/domain/statistics/clustered-share.ts';
import { hodgesLehmann } from '../../../src/domain/statistics/hodges-lehmann.ts';
import { kaplanMeier, survivalMedian } from '../../../src/domain/statistics/kaplan-meier.ts';
import { mannWhitney } from '../../../src/domain/statistics/mann-whitney.ts';
import { nps } from '../../../src/domain/statistics/nps.ts';
import { uCounts } from '../../../src/domain/statistics/u-distribution.ts';
import { weakestLink } from '../../../src/domain/statistics/weakest-link.ts';
import { wilsonInterval } from '../../../src/domain/statistics/wilson-interval.ts';
import { xmrLimits } from '../../../src/domain/statistics/xmr-limits.ts';

const sample = (most: number) => fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: most });

test('a rank comparison turned round has the same p and the opposite effect', () => {
  fc.assert(
    fc.property(sample(30), sample(30), (first, second) => {
      const [one, other] = [mannWhitney(first, second), mannWhitney(second, first)];
      expect(one?.p).toBeCloseTo(other?.p ?? -1, 10);
      expect(one?.cliffsDelta).toBeCloseTo(-(other?.cliffsDelta ?? -9), 10);
      expect((one?.u ?? 0) + (other?.u ?? 0)).toBeCloseTo(first.length * second.length, 10);
      expect(one?.p).toBeGreaterThan(0);
      expect(one?.p).toBeLessThanOrEqual(1);
    }),
  );
});

test('a shift is the median of the listed differences, and follows what is added to one side', () => {
  fc.assert(
    fc.property(sample(25), sample(25), fc.integer({ min: -9, max: 9 }), (first, second, more) => {
      const listed = first.flatMap((a) => second.map((b) => a - b)).toSorted((a, b) => a - b);
      const middle =
        ((listed[Math.ceil(listed.length / 2) - 1] ?? 0) + (listed[Math.floor(listed.length / 2)] ?? 0)) / 2;
      const found = hodgesLehmann(first, second);
      expect(found?.shift).toBeCloseTo(middle, 10);
      expect(found?.low).toBeLessThanOrEqual(middle);
      expect(found?.high).toBeGreaterThanOrEqual(middle);
      expect(listed).toContain(found?.low === 0 ? 0 : found?.low);
      const moved = hodgesLehmann(
        first.map((value) => value + more),
        second,
      );
      expect(moved?.shift).toBeCloseTo(middle + more, 10);
    }),
  );
});

test('a shift of two thousand against two thousand is found without listing four million differences', () => {
  const times = Array.from({ length: 2000 }, (_, index) => (index * 7919) % 2003);
  const found = hodgesLehmann(
    times.map((time) => time + 40.5),
    times,
  );
  expect(found?.shift).toBeCloseTo(40.5, 8);
});

test('the exact distribution of U is symmetric and counts every order once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (m, n) => {
      const counts = uCounts(m, n);
      expect(counts).toHaveLength(m * n + 1);
      expect(counts.toReversed()).toEqual(counts);
      let orders = 1;
      for (let index = 1; index <= m; index += 1) orders = (orders * (n + index)) / index;
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Math.round(orders));
    }),
  );
});

test('without open requests the survival curve is the share of longer times, and never rises with them', () => {
  const lifetimes = fc.array(fc.record({ time: fc.integer({ min: 1, max: 30 }), ended: fc.boolean() }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(lifetimes, (some) => {
      const all = some.map(({ time }) => ({ time, ended: true }));
      for (const { time, survival, low, high } of kaplanMeier(all)) {
        expect(survival).toBeCloseTo(all.filter((other) => other.time > time).length / all.length, 10);
        expect(low).toBeLessThanOrEqual(survival);
        expect(high).toBeGreaterThanOrEqual(survival);
      }
      const steps = kaplanMeier(some);
      for (const [index, step] of steps.entries())
        expect(step.survival).toBeLessThan(steps[index - 1]?.survival ?? 1.000_001);
      // To know that some are still open can only make the typical time longer.
      const median = survivalMedian(steps);
      if (median !== null) expect(median.value).toBeGreaterThanOrEqual(survivalMedian(kaplanMeier(all))?.value ?? 0);
    }),
  );
});

test('one answer a person and a share of them is worth about what as many independent answers are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 200 }), fc.double({ min: 0.2, max: 0.8, noNaN: true }), (people, share) => {
      const successes = Math.round(people * share);
      const persons = Array.from({ length: people }, (_, index) => ({ n: 1, sum: index < successes ? 1 : 0 }));
      const counted = clusteredShare(persons);
      const wilson = wilsonInterval(successes, people);
      expect(counted?.share).toBeCloseTo(successes / people, 10);
      expect(counted?.low).toBeLessThanOrEqual(wilson.low + 1e-9);
      expect(counted?.high).toBeGreaterThanOrEqual(wilson.high - 1e-9);
      expect((counted?.high ?? 0) - (counted?.low ?? 0)).toBeLessThan(1.35 * (wilson.high - wilson.low));
    }),
  );
});

test('saying the same ten times does not make a share more certain', () => {
  const once = [1, 0, 1, 1, 0, 1].map((sum) => ({ n: 1, sum }));
  const tenTimes = once.map(({ sum }) => ({ n: 10, sum: sum * 10 }));
  expect(clusteredShare(tenTimes)?.low).toBeCloseTo(clusteredShare(once)?.low ?? 0, 10);
  expect(clusteredShare(Array.from({ length: 5 }, () => ({ n: 4, sum: 4 })))?.low).toBeCloseTo(
    wilsonInterval(5, 5).low,
    10,
  );
  expect(clusteredShare([{ n: 9, sum: 4 }])).toMatchObject({ low: 0, high: 1, people: 1 });
  expect(clusteredShare([])).toBeNull();
});

test('a net promoter score turned round is its mirror image, and its range holds it', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(60), (promoters, passives, detractors) => {
      const one = nps({ promoters, passives, detractors });
      const other = nps({ promoters: detractors, passives, detractors: promoters });
      if (one === null || other === null) return;
      expect(one.low).toBeCloseTo(-other.high, 8);
      expect(one.low).toBeLessThanOrEqual(one.score);
      expect(one.high).toBeGreaterThanOrEqual(one.score);
      const wave = nps({ promoters, passives, detractors }, 2 * one.n);
      expect((wave?.high ?? 0) - (wave?.low ?? 0)).toBeLessThanOrEqual(one.high - one.low + 1e-9);
    }),
  );
});

test('what a week does to both queues does not move the effect of a pilot', () => {
  const weeks = 12;
  const totalsOf =
    (values: readonly number[]) =>
    (isAfter: Uint8Array): { before: number; after: number } => {
      // Sums of whole numbers, which no rounding can move; of as many weeks on either side they are as good as means.
      const total = (side: number): number =>
        values.reduce((sum, value, week) => sum + (isAfter[week] === side ? value : 0), 0);
      return { before: total(0), after: total(1) };
    };
  const series = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: weeks, maxLength: weeks });
  fc.assert(
    fc.property(series, series, series, (pilot, control, common) => {
      const plain = changeAgainstControl({
        before: 6,
        after: 6,
        pilot: totalsOf(pilot),
        control: totalsOf(control),
        seed: 1,
      });
      const shaken = changeAgainstControl({
        before: 6,
        after: 6,
        pilot: totalsOf(pilot.map((value, week) => value + 10 * (common[week] ?? 0))),
        control: totalsOf(control.map((value, week) => value + 10 * (common[week] ?? 0))),
        seed: 1,
      });
      expect(plain).not.toBeNull();
      expect(shaken).toEqual(plain);
    }),
    { numRuns: 20 },
  );
});

test('a chain is worth no more than its geometric mean, and that no more than its mean', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (scores) => {
      const chain = weakestLink(scores);
      expect(chain?.weakest).toBeLessThanOrEqual((chain?.geometricMean ?? 0) + 1e-9);
      expect(chain?.geometricMean).toBeLessThanOrEqual((chain?.mean ?? 0) + 1e-9);
      expect(scores[chain?.at ?? -1]).toBe(chain?.weakest);
    }),
  );
});

test('control limits move and stretch with their values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2 }), (values) => {
      const plain = xmrLimits(values);
      const moved = xmrLimits(values.map((value) => 3 * value + 7));
      for (const line of ['lower', 'centre', 'upper'] as const)
        expect(moved?.[line]).toBeCloseTo(3 * (plain?.[line] ?? 0) + 7, 6);
    }),
  );
});
