import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImportProgress } from '../../src/contract/transfer.ts';
import { afterPortion } from '../../src/domain/import-progress.ts';
import { toInstant } from '../../src/domain/time/instant.ts';

const [FILE = '', OTHER = ''] = ['a', 'b'].map((letter) => letter.repeat(64));
const TOTAL = 40;
const at = toInstant(1);
const portion = (from: number, rows: number, sum = FILE) => ({ sum, total: TOTAL, from, rows, added: rows });

it('goes on from portion to portion, and counts what was new', () => {
  const first = afterPortion(null, portion(0, 10), at);
  expect(first).toMatchObject({ sum: FILE, total: TOTAL, done: 10, added: 10 });
  expect(afterPortion(first, portion(10, 10), at)).toMatchObject({ done: 20, added: 20 });
});

it('stays where it is when a portion comes twice, beyond a gap, or of a file that did not begin', () => {
  const known = afterPortion(null, portion(0, 10), at);
  expect(afterPortion(known, { ...portion(0, 10), added: 0 }, at)).toMatchObject({ done: 10, added: 10 });
  expect(afterPortion(known, portion(20, 5), at)).toBe(known);
  expect(afterPortion(known, portion(5, 5, OTHER), at)).toBe(known);
  expect(afterPortion(null, portion(5, 5), at)).toBeNull();
});

it('begins anew with another file', () => {
  const known = afterPortion(null, portion(0, 10), at);
  expect(afterPortion(known, portion(0, 3, OTHER), at)).toMatchObject({ sum: OTHER, done: 3, added: 3 });
});

it('never counts a row as done that no portion has brought, in whatever order two pages send', () => {
  const sent = fc.record({ from: fc.nat({ max: TOTAL - 1 }), rows: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(fc.array(sent, { maxLength: 30 }), (portions) => {
      const here = new Set<number>();
      let known: ImportProgress | null = null;
      for (const { from, rows } of portions) {
        for (let row = from; row < from + rows; row += 1) here.add(row);
        known = afterPortion(known, portion(from, rows), at);
        for (let row = 0; row < (known?.done ?? 0); row += 1) expect(here.has(row)).toBe(true);
        expect(known?.done ?? 0).toBeLessThanOrEqual(TOTAL);
      }
    }),
  );
});
