import type { TileDetails } from '../../contract/tile-view';
import type { StaffMonth } from '../../contract/staff';
import { attritionOf } from './attrition';
import { rowVerdicts } from './change';

type StaffRow = NonNullable<TileDetails['staff']>[number];

const MONTHS = 12;

/**
 * A row for each department, and for the whole company where it is counted as such: people in the newest month, attrition of
 * twelve months against the twelve before, and days of absence a person in the same twelve. Largest first; the verdicts of all
 * rows are decided together.
 */
export const staffRowsOf = (rows: readonly StaffMonth[]): readonly StaffRow[] => {
  const groups = [...Map.groupBy(rows, ({ department }) => department)].map(([name, months]) => ({
    name,
    newestFirst: months.toSorted((a, b) => (a.month < b.month ? 1 : -1)),
    ...attritionOf(months),
  }));
  const verdicts = rowVerdicts(
    'attrition',
    groups.map(({ difference }) => difference),
  );
  return groups
    .map(({ name, newestFirst, figure }, index): StaffRow => ({
      name,
      headcount: newestFirst[0]?.headcount ?? 0,
      attrition: figure,
      change: verdicts[index] ?? { verdict: 'none' },
      absenceDays: absenceOf(newestFirst.slice(0, MONTHS)),
    }))
    .toSorted((a, b) => b.headcount - a.headcount || ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
};

/** Days a person; null unless every one of twelve months tells them. */
const absenceOf = (months: readonly StaffMonth[]): number | null => {
  const days = months.map(({ absenceDays }) => absenceDays).filter((each) => each !== null);
  const people = months.reduce((sum, { headcount }) => sum + headcount, 0);
  if (days.length < MONTHS || people === 0) return null;
  return days.reduce((sum, each) => sum + each, 0) / (people / MONTHS);
};
