import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSourceDate } from '../../../src/domain/sources/source-date.ts';
import { createZone } from '../../../src/domain/time/zone.ts';

const utc = createZone('UTC');
const israel = createZone('Asia/Jerusalem');
const at = (iso: string) => Date.parse(iso);

describe('a date of an export', () => {
  it.each([
    ['29-02-2016 13:45', 'day-first', '2016-02-29T13:45:00Z'],
    ['29/2/2016', 'day-first', '2016-02-29T00:00:00Z'],
    ['2/29/2016 1:05', 'month-first', '2016-02-29T01:05:00Z'],
    ['2016-02-29 13:45:09', 'year-first', '2016-02-29T13:45:09Z'],
    ['2016-02-29T13:45:09.123+02:00', 'year-first', '2016-02-29T11:45:09Z'],
    ['2016-02-29T13:45Z', 'year-first', '2016-02-29T13:45:00Z'],
    ['29.02.2016, 13:45', 'day-first', '2016-02-29T13:45:00Z'],
    ['2/29/2016 1:45 PM', 'month-first', '2016-02-29T13:45:00Z'],
    ['2/29/2016 12:05:09 a.m.', 'month-first', '2016-02-29T00:05:09Z'],
    ['2/29/2016 12:05pm', 'month-first', '2016-02-29T12:05:00Z'],
  ] as const)('%s, %s', (text, order, iso) => {
    expect(readSourceDate(text, { order, zone: utc })).toBe(at(iso));
  });

  it.each([
    ['31-02-2016', 'day-first'],
    ['13-13-2016', 'day-first'],
    ['02-29-2016', 'day-first'],
    ['2016-02-29', 'day-first'],
    ['29-02-2016', 'year-first'],
    ['29-02-16', 'day-first'],
    ['29-02-2016 24:00', 'day-first'],
    ['29-02-2016 10:60', 'day-first'],
    ['2/29/2016 13:45 PM', 'month-first'],
    ['2/29/2016 0:45 AM', 'month-first'],
    ['2/29/2016 PM', 'month-first'],
    ['yesterday', 'day-first'],
    ['1456700000', 'year-first'],
    ['29-02-0016', 'day-first'],
    ['', 'day-first'],
  ] as const)('%j in the order %s is none', (text, order) => {
    expect(readSourceDate(text, { order, zone: utc })).toBeNull();
  });

  it('means the zone of the file where it carries none, also in summer', () => {
    const read = (text: string) => readSourceDate(text, { order: 'day-first', zone: israel });
    expect(read('01-01-2024 09:00')).toBe(at('2024-01-01T07:00:00Z'));
    expect(read('01-07-2024 09:00')).toBe(at('2024-07-01T06:00:00Z'));
    expect(read('29-03-2024 02:30')).toBe(at('2024-03-29T00:00:00Z'));
  });

  it('is the same instant however it is written', () => {
    const minutes = fc.integer({ min: at('1995-01-01T00:00:00Z') / 60_000, max: at('2100-01-01T00:00:00Z') / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const iso = new Date(minute * 60_000).toISOString();
        const [year, month, day, time] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10), iso.slice(11, 16)];
        const written = [
          [`${day}-${month}-${year} ${time}`, 'day-first'],
          [`${Number(month)}/${Number(day)}/${year} ${time}`, 'month-first'],
          [iso, 'year-first'],
        ] as const;
        for (const [text, order] of written) expect(readSourceDate(text, { order, zone: utc })).toBe(minute * 60_000);
      }),
    );
  });
});
