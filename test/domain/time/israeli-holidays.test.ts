import { expect, test } from 'vitest';
import { dayNumberOf } from '../../../src/domain/time/civil-date.ts';
import { createIsraeliHolidays } from '../../../src/domain/time/israeli-holidays.ts';

const kindOf = createIsraeliHolidays();
const kinds = (dates: readonly string[]): string[] =>
  dates.map((date) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return kindOf(dayNumberOf({ year, month, day }));
  });

test('knows the nine days of rest of 2026', () => {
  const rest = [
    '2026-04-02',
    '2026-04-08',
    '2026-04-22',
    '2026-05-22',
    '2026-09-12',
    '2026-09-13',
    '2026-09-21',
    '2026-09-26',
    '2026-10-03',
  ];
  expect(kinds(rest)).toEqual(rest.map(() => 'off'));
});

test('halves their eves, with Remembrance Day', () => {
  const eves = [
    '2026-04-01',
    '2026-04-07',
    '2026-04-21',
    '2026-05-21',
    '2026-09-11',
    '2026-09-20',
    '2026-09-25',
    '2026-10-02',
  ];
  expect(kinds(eves)).toEqual(eves.map(() => 'eve'));
});

test('moves Independence Day off the edges of the sabbath', () => {
  expect(kinds(['2021-04-15', '2022-05-05', '2023-04-26', '2024-05-14', '2025-05-01'])).toEqual([
    'off',
    'off',
    'off',
    'off',
    'off',
  ]);
  expect(kinds(['2021-04-14', '2022-05-04', '2023-04-25', '2024-05-13', '2025-04-30'])).toEqual([
    'eve',
    'eve',
    'eve',
    'eve',
    'eve',
  ]);
  expect(kinds(['2021-04-17', '2022-05-06', '2024-05-12', '2025-05-03'])).toEqual([
    'ordinary',
    'ordinary',
    'ordinary',
    'ordinary',
  ]);
});

test('finds as many days of rest in a leap year of the Hebrew calendar as in any other', () => {
  for (const year of [2016, 2019, 2022, 2024, 2025, 2027]) {
    const first = dayNumberOf({ year, month: 1, day: 1 });
    const days = dayNumberOf({ year: year + 1, month: 1, day: 1 }) - first;
    const off = Array.from({ length: days }, (_, index) => kindOf(first + index)).filter((kind) => kind === 'off');
    expect(off).toHaveLength(9);
  }
});
