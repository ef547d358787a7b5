import type { Figure, Tile } from '../../contract/gadget';
import type { StaffMonth } from '../../contract/staff';
import type { Instant } from '../../contract/ids';
import { toInstant } from '../time/instant';
import { NO_FIGURE } from './figure';

export interface Attrition {
  readonly figure: Figure;
  readonly trend: Tile['trend'];
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
  if (last === undefined || last.end !== ends.at(-1)) return { figure: NO_FIGURE, trend: [] };
  const { rate, leavers } = last;
  return {
    figure: { state: 'ready', value: rate, low: rate, high: rate, n: leavers, people: null },
    trend: rates.slice(-TREND).map(({ end, rate: value }) => ({ from: startOf(end), value })),
  };
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
  const people = known.reduce((sum, { headcount }) => sum + headcount, 0);
  if (known.length < MONTHS || people === 0) return null;
  const leavers = known.reduce((sum, month) => sum + month.leavers, 0);
  return { rate: leavers / (people / MONTHS), leavers };
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
