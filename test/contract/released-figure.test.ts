import fc from 'fast-check';
import { expect, it } from 'vitest';
import { storedFigure, StoredFigure } from '../../src/adapters/sql/released-figure.ts';
import type { Figure } from '../../src/contract/gadget.ts';
import type { ReleasedFigure } from '../../src/domain/privacy/release.ts';
import { instant } from './statements/samples.ts';

/** A figure comes back from the row of its release as it was published. */

const value = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((each) => each + 0);
const count = fc.nat();
const figure: fc.Arbitrary<Figure> = fc.oneof(
  fc.constantFrom({ state: 'too-few' } as const, { state: 'none' } as const),
  fc.record({
    state: fc.constant('ready' as const),
    value,
    low: value,
    high: value,
    n: count,
    people: fc.option(count),
  }),
);
const asking = fc.record({ closes: fc.integer({ min: 1 }), asked: count, answered: count });

const released: fc.Arbitrary<ReleasedFigure> = fc
  .record({
    figure,
    change: fc.option(fc.record({ from: value, p: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) })),
    volunteered: figure,
    asking: fc.option(asking),
    lost: fc.option(fc.record({ median: value, worstTenth: fc.option(value) })),
    until: fc.option(count.map(instant)),
  })
  .map((said) => ({ ...said, eligibleShare: said.asking === null ? null : said.asking.asked / said.asking.closes }));

it('gives back any released figure', () => {
  fc.assert(
    fc.property(released, (said) => {
      expect(StoredFigure.parse(storedFigure(said))).toEqual(JSON.parse(JSON.stringify(said)));
    }),
  );
});

const NOTHING_MORE = { change: null, volunteered: { state: 'none' }, asking: null, lost: null, until: null } as const;

it('says a score in some thirty characters, and nothing of what there is not', () => {
  const figureOf = (said: Figure) => storedFigure({ ...NOTHING_MORE, eligibleShare: null, figure: said });
  const ready = { state: 'ready', value: 4.21, low: 3.98, high: 4.4, n: 120, people: 97 } as const;
  expect(figureOf(ready)).toBe('{"figure":[4.21,3.98,4.4,120,97]}');
  expect(figureOf({ state: 'too-few' })).toBe('{"figure":"too-few"}');
  expect(figureOf({ state: 'none' })).toBe('{}');
});

it.each(['', '[]', '{"figure":"few"}', '{"figure":[1,2,3]}', '{"figure":[1,2,3,4.5,null]}', '{"change":0.5}'])(
  'refuses %j, which no release has written',
  (text) => {
    expect(StoredFigure.safeParse(text).success).toBe(false);
  },
);
