import { describe, expect, test } from 'vitest';
import { civilDateOf, dayNumberOf } from '../../../src/domain/time/civil-date.ts';
import { createIsraeliHolidays } from '../../../src/domain/time/israeli-holidays.ts';
import { hebrewDateOf } from '../../support/hebrew-date.ts';

const kindOf = createIsraeliHolidays();

const dayOf = (date: string): number => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return dayNumberOf({ year, month, day });
};

/** Dates of a year with a kind, as `MM-DD`. */
const datesOf = (year: number, kind: string): readonly string[] => {
  const first = dayNumberOf({ year, month: 1, day: 1 });
  const days = dayNumberOf({ year: year + 1, month: 1, day: 1 }) - first;
  return Array.from({ length: days }, (_, index) => first + index)
    .filter((day) => kindOf(day) === kind)
    .map((number) => {
      const { month, day } = civilDateOf(number);
      return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    });
};

/**
 * The nine days of rest a year, in the order of the civil year. 2020–2025: the tests of the Python package `holidays`
 * (vacanza/holidays, tests/countries/test_israel.py). 2025–2027: das-feriados.com, "Public holidays and bank holidays 2025
 * 2026 2027, Israel". 2022, 2024 and 2027 begin in Hebrew leap years 5782, 5784 and 5787.
 */
const PUBLISHED: Readonly<Record<number, string>> = {
  2020: '04-09 04-15 04-29 05-29 09-19 09-20 09-28 10-03 10-10',
  2021: '03-28 04-03 04-15 05-17 09-07 09-08 09-16 09-21 09-28',
  2022: '04-16 04-22 05-05 06-05 09-26 09-27 10-05 10-10 10-17',
  2023: '04-06 04-12 04-26 05-26 09-16 09-17 09-25 09-30 10-07',
  2024: '04-23 04-29 05-14 06-12 10-03 10-04 10-12 10-17 10-24',
  2025: '04-13 04-19 05-01 06-02 09-23 09-24 10-02 10-07 10-14',
  2026: '04-02 04-08 04-22 05-22 09-12 09-13 09-21 09-26 10-03',
  2027: '04-22 04-28 05-12 06-11 10-02 10-03 10-11 10-16 10-23',
};

describe('the Israeli holidays', () => {
  test.each(Object.entries(PUBLISHED))('of %s are the published ones, and no day else is off', (year, dates) => {
    expect(datesOf(Number(year), 'off')).toEqual(dates.split(' '));
  });

  test('have half a day before each of them, with Remembrance Day, except where the day before is off itself', () => {
    for (const [year, dates] of Object.entries(PUBLISHED)) {
      const off = new Set(dates.split(' ').map((date) => dayOf(`${year}-${date}`)));
      const eves = [...off].map((day) => day - 1).filter((day) => !off.has(day));
      expect(datesOf(Number(year), 'eve').map((date) => dayOf(`${year}-${date}`))).toEqual(eves);
    }
  });

  /**
   * Remembrance Day and Independence Day as kept since the rule of 2004; same source, tests `remembrance_day` and
   * `independence_day`. Moved back from Friday and Saturday, moved on from Monday, or kept on 4 and 5 Iyar.
   */
  test.each([
    ['2004-04-26', '2004-04-27', 'on'],
    ['2005-05-11', '2005-05-12', 'back'],
    ['2006-05-02', '2006-05-03', 'kept'],
    ['2007-04-23', '2007-04-24', 'on'],
    ['2008-05-07', '2008-05-08', 'back'],
    ['2009-04-28', '2009-04-29', 'kept'],
    ['2010-04-19', '2010-04-20', 'on'],
    ['2011-05-09', '2011-05-10', 'on'],
    ['2012-04-25', '2012-04-26', 'back'],
    ['2013-04-15', '2013-04-16', 'on'],
    ['2014-05-05', '2014-05-06', 'on'],
    ['2015-04-22', '2015-04-23', 'back'],
    ['2016-05-11', '2016-05-12', 'back'],
    ['2017-05-01', '2017-05-02', 'on'],
    ['2018-04-18', '2018-04-19', 'back'],
    ['2019-05-08', '2019-05-09', 'back'],
    ['2020-04-28', '2020-04-29', 'kept'],
    ['2021-04-14', '2021-04-15', 'back'],
    ['2022-05-04', '2022-05-05', 'back'],
    ['2023-04-25', '2023-04-26', 'kept'],
  ] as const)('keep Remembrance Day on %s and Independence Day on %s: %s', (remembrance, independence, moved) => {
    expect(kindOf(dayOf(remembrance))).toBe('eve');
    expect(kindOf(dayOf(independence))).toBe('off');
    const { day } = hebrewDateOf(dayOf(independence));
    expect(Math.sign(day - 5)).toBe({ on: 1, back: -1, kept: 0 }[moved]);
    // The date of the law is an ordinary day where the feast has left it.
    if (day !== 5) expect(kindOf(dayOf(independence) + 5 - day)).toBe(day === 6 ? 'eve' : 'ordinary');
  });

  test('follow the Hebrew calendar as arithmetic gives it, for two hundred years of this runtime', () => {
    const format = new Intl.DateTimeFormat('en-u-ca-hebrew-nu-latn', {
      timeZone: 'UTC',
      month: 'long',
      day: 'numeric',
    });
    const last = dayNumberOf({ year: 2101, month: 1, day: 1 });
    for (let day = dayNumberOf({ year: 1900, month: 1, day: 1 }); day < last; day += 5) {
      const { month, day: dayOfMonth } = hebrewDateOf(day);
      expect(format.format(day * 86_400_000)).toBe(`${dayOfMonth} ${month}`);
    }
  });
});
