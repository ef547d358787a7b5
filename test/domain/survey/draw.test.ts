import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawCard } from '../../../src/domain/survey/draw.ts';

it('draws each driver with the probability it records, and lost time for one card in three', () => {
  const cards = Array.from({ length: 3000 }, (_, index) => {
    const numbers = [((index * 7919) % 3000) / 3000, ((index * 104_729) % 3000) / 3000];
    let next = 0;
    return drawCard(() => numbers[(next += 1) - 1] ?? 0);
  });
  for (const item of ['ease', 'clarity', 'trust']) {
    expect(cards.filter(({ driverItem }) => driverItem === item).length / cards.length).toBeCloseTo(1 / 3, 2);
  }
  expect(cards.filter(({ asksLostTime }) => asksLostTime).length / cards.length).toBeCloseTo(1 / 3, 2);
  expect(new Set(cards.map(({ driverProbability }) => driverProbability))).toEqual(new Set([1 / 3]));
});

it('always draws a driver, whatever chance says below one', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (number) => {
      expect(['ease', 'clarity', 'trust']).toContain(drawCard(() => number).driverItem);
    }),
  );
});
