import type { Figure, Tile } from '../../contract/gadget';
import type { StaffMonth } from '../../contract/staff';
import type { Instant } from '../../contract/ids';
import { toInstant } from '../time/instant';
import { permutationTest } from '../statistics/permutation-test';
import type { Difference } from './change';
import { NO_FIGURE } from './figure';

export interface Attrition {
  readonly figure: Figure;
  readonly trend: Tile['trend'];
  /** Against the twelve months before; null where those are not all there. */
  readonly difference: Difference | null;
}

const MONTHS = 12;
/** So many points of the year that moves along. */
const TREND = 12;

/** People of one month, over departments. */
interface Month {
  readonly index: number;
  readonly headcount: number;
  readonly leavers: number;
}

/**
 * Attrition of twelve months: leavers, divided by the mean headcount of these months, over the rows given. No figure until twelve
 * months in a row are there; a complete count, so it has no range.
 *
 * Source: CIPD, crude turnover rate: leavers over a period ÷ average number employed.
 * @example 12 months, 2 leavers each, headcount 100 // 0.24
 */
export const attritionOf = (rows: readonly StaffMonth[]): Attrition => {
  const months = monthsOf(rows);
  const ends = [...months.keys()].toSorted((a, b) => a - b);
  const rates = ends.flatMap((end) => {
    const rate = rateAt(months, end);
    return rate === null ? [] : [{ end, ...rate }];
  });
  const last = rates.at(-1);
  if (last === undefined || last.end !== ends.at(-1)) return { figure: NO_FIGURE, trend: [], difference: null };
  const { end: newest, rate, leavers } = last;
  return {
    difference: differenceOf(months, newest, rate),
    figure: { state: 'ready', value: rate, low: rate, high: rate, n: leavers, people: null },
    trend: rates.slice(-TREND).map(({ end, rate: value }) => ({ from: startOf(end), value })),
  };
};

/** Whole months change places: one bad month is one accident, however many left in it. */
const differenceOf = (months: ReadonlyMap<number, Month>, end: number, to: number): Difference | null => {
  const from = rateAt(months, end - MONTHS)?.rate;
  if (from === undefined) return null;
  const both = Array.from({ length: 2 * MONTHS }, (_, index) => months.get(end - 2 * MONTHS + 1 + index)).filter(
    (month) => month !== undefined,
  );
  const p = permutationTest({
    before: MONTHS,
    after: MONTHS,
    difference: (isAfter) => {
      const [later, earlier] = [1, 0].map((side) => rateOf(both.filter((_, index) => isAfter[index] === side)));
      return later === null || earlier === null || later === undefined || earlier === undefined
        ? null
        : later - earlier;
    },
    seed: end,
  });
  return { from, to, p };
};

const monthsOf = (rows: readonly StaffMonth[]): ReadonlyMap<number, Month> => {
  const months = new Map<number, Month>();
  for (const { month, headcount, leavers } of rows) {
    const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
    const before = months.get(index) ?? { index, headcount: 0, leavers: 0 };
    months.set(index, { index, headcount: before.headcount + headcount, leavers: before.leavers + leavers });
  }
  return months;
};

const rateAt = (
  months: ReadonlyMap<number, Month>,
  end: number,
): { readonly rate: number; readonly leavers: number } | null => {
  const year = Array.from({ length: MONTHS }, (_, back) => months.get(end - back));
  const known = year.filter((month) => month !== undefined);
  const rate = known.length < MONTHS ? null : rateOf(known);
  return rate === null ? null : { rate, leavers: known.reduce((sum, month) => sum + month.leavers, 0) };
};

/** Leavers by mean headcount; null where nobody was employed. */
const rateOf = (months: readonly Month[]): number | null => {
  const people = months.reduce((sum, { headcount }) => sum + headcount, 0);
  const leavers = months.reduce((sum, month) => sum + month.leavers, 0);
  return people === 0 ? null : leavers / (people / months.length);
};

const startOf = (index: number): Instant => toInstant(Date.UTC(Math.floor(index / 12), index % 12, 1));

/** Whose rows a view speaks of: those of the company, or of all departments where nobody counts the company as a whole. */
export const rowsOfCompany = (rows: readonly StaffMonth[]): readonly StaffMonth[] => {
  const company = rows.filter(({ department }) => department === null);
  return company.length > 0 ? company : rows;
};

/** Rows of the department with one of these names. */
export const rowsOfDepartment = (rows: readonly StaffMonth[], names: readonly string[]): readonly StaffMonth[] =>
  rows.filter(({ department }) => department !== null && names.includes(department));
