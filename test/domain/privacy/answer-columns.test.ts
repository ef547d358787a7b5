import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAnswerColumns } from '../../../src/domain/privacy/answer-columns.ts';

/** What was added is there by week, in its order, however often it was read in between. */

const row = fc.record({
  week: fc.nat({ max: 5 }),
  person: fc.nat({ max: 1_000_000 }),
  n: fc.nat({ max: 3 }),
  sum: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  isRead: fc.boolean(),
});

it('gives back every row in its week', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const columns = createAnswerColumns();
      for (const { week, person, n, sum, isRead } of rows) {
        columns.add(week, person, { n, sum });
        if (isRead) columns.has(0);
      }
      for (const week of [0, 1, 2, 3, 4, 5, 6]) {
        const own = rows.filter((each) => each.week === week);
        const said: unknown[] = [];
        columns.in(week)((person, n, sum) => said.push({ person, n, sum }));
        expect(said).toEqual(own.map(({ person, n, sum }) => ({ person, n, sum })));
        expect(columns.has(week)).toBe(own.length > 0);
      }
    }),
  );
});
