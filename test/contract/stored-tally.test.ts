import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packTally, StoredTally } from '../../src/adapters/sql/stored-tally.ts';

/** What a cell counts by name comes back from its short text as it went in, and from what releases before wrote. */

const name = fc.oneof(
  fc.constantFrom('Time to resolution', 'r', '=r', 'solved'),
  fc.string({ unit: 'grapheme' }).filter((text) => text !== '__proto__'),
);
const count = fc.nat();

it('gives back any tally in which something was counted', () => {
  const tally = fc.record({
    outcomes: fc.dictionary(name, count, { minKeys: 1, noNullPrototype: true }),
    channels: fc.dictionary(name, count, { noNullPrototype: true }),
    metrics: fc.dictionary(name, fc.tuple(count, count), { noNullPrototype: true }),
  });
  fc.assert(
    fc.property(tally, (counted) => {
      expect(StoredTally.parse(packTally(counted))).toEqual(counted);
    }),
  );
});

it('stores nothing where nothing was counted', () => {
  expect(packTally({ outcomes: {}, channels: {}, metrics: {} })).toBeNull();
});

it('says an everyday tally in some fifty characters, and reads the long form', () => {
  const counted = {
    outcomes: { solved: 3 },
    channels: { portal: 3 },
    metrics: { 'Time to resolution': [2, 3], 'Time to sign': [1, 1] },
  } as const;
  expect(packTally(counted)).toBe('[["solved",3],["portal",3],["r",2,3,"=Time to sign",1,1]]');
  expect(StoredTally.parse(JSON.stringify(counted))).toEqual(counted);
});

it.each(['', '{}', '[]', '[[],[]]', '[["solved"],[],[]]', '[[],[],["r",1]]', '[["solved",1.5],[],[]]', '[1,2,3]'])(
  'reads no tally out of %s',
  (text) => {
    expect(StoredTally.safeParse(text).success).toBe(false);
  },
);
