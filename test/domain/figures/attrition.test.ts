import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StaffMonth } from '../../../src/contract/staff.ts';
import { staffRowsOf } from '../../../src/domain/figures/staff-rows.ts';
import { attritionOf, rowsOfCompany, rowsOfDepartment } from '../../../src/domain/figures/attrition.ts';

const months = (n: number, of: Partial<StaffMonth> = {}): readonly StaffMonth[] =>
  Array.from({ length: n }, (_, index) => ({
    month: `${2024 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    department: null,
    headcount: 100,
    leavers: 2,
    absenceDays: null,
    ...of,
  }));

it('divides the leavers of twelve months by the mean headcount', () => {
  expect(attritionOf(months(12)).figure).toMatchObject({ state: 'ready', value: 0.24, n: 24 });
  const [first, ...others] = months(12);
  const grown = [{ ...first, headcount: 700, leavers: 8 } as StaffMonth, ...others];
  expect(attritionOf(grown).figure).toMatchObject({ value: 30 / 150 });
});

it('says nothing before twelve months in a row are there', () => {
  expect(attritionOf(months(11)).figure.state).toBe('none');
  expect(attritionOf([]).figure.state).toBe('none');
  const gap = months(14).filter(({ month }) => month !== '2024-08');
  expect(attritionOf(gap).figure.state).toBe('none');
  expect(attritionOf(months(12, { headcount: 0, leavers: 0 })).figure.state).toBe('none');
});

it('moves along by months, and does not depend on the order of the rows', () => {
  const rows = months(15);
  expect(attritionOf(rows).trend).toHaveLength(4);
  fc.assert(
    fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
      expect(attritionOf(shuffled)).toEqual(attritionOf(rows));
    }),
  );
});

it('adds departments up where nobody counts the company as a whole', () => {
  const two = [...months(12, { department: 'A' }), ...months(12, { department: 'B', headcount: 300, leavers: 1 })];
  expect(attritionOf(rowsOfCompany(two)).figure).toMatchObject({ value: 36 / 400 });
  expect(attritionOf(rowsOfCompany([...two, ...months(12)])).figure).toMatchObject({ value: 0.24 });
  expect(attritionOf(rowsOfDepartment(two, ['B', 'ב'])).figure).toMatchObject({ value: 12 / 300 });
});

it('proves a change of twelve months against twelve by permuting whole months, and none where nothing changed', () => {
  const year = (from: number, leavers: readonly number[]): readonly StaffMonth[] =>
    months(24)
      .slice(from, from + 12)
      .map((month, index) => ({ ...month, leavers: leavers[index % leavers.length] ?? 0 }));
  const worse = attritionOf([...year(0, [0, 1]), ...year(12, [4, 5])]);
  expect(worse.difference).toMatchObject({ from: 0.06, to: 0.54 });
  expect(worse.difference?.p).toBeLessThanOrEqual(0.05);
  const same = attritionOf([...year(0, [0, 3, 1]), ...year(12, [1, 0, 3])]);
  expect(same.difference?.p).toBeGreaterThan(0.5);
  expect(attritionOf(months(23)).difference).toBeNull();
});

it('gives each department its row: people of the newest month, attrition with a verdict, absence where every month tells it', () => {
  const sales = months(24, { department: 'Sales', absenceDays: 50 }).map((month, index) => ({
    ...month,
    leavers: index < 12 ? index % 2 : 4 + (index % 2),
  }));
  const field = months(12, { department: 'Field', headcount: 300 }).map((month, index) => ({
    ...month,
    headcount: index === 11 ? 310 : 300,
    absenceDays: index === 5 ? null : 9,
  }));
  expect(staffRowsOf([...sales, ...field])).toEqual([
    expect.objectContaining({ name: 'Field', headcount: 310, change: { verdict: 'none' }, absenceDays: null }),
    expect.objectContaining({
      name: 'Sales',
      headcount: 100,
      change: { verdict: 'worse', from: 0.06, to: 0.54 },
      absenceDays: 6,
    }),
  ]);
  expect(staffRowsOf([])).toEqual([]);
});
