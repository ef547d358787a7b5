import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, parseCsv } from '../../static/kit/csv.ts';

const cellsOf = (text: string) => {
  const parsed = parseCsv(text);
  return 'records' in parsed ? parsed.records.map(({ cells }) => cells) : parsed;
};

describe('separated values', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\tb\rc\td\r',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,"b ""c"", d\r\ne",f\n', [['a', 'b "c", d\r\ne', 'f']]],
    [
      'a,b,\n,,\n',
      [
        ['a', 'b', ''],
        ['', '', ''],
      ],
    ],
    ['\n\na,b\n\n', [['a', 'b']]],
    ['sep=;\r\na,1;b\n', [['a,1', 'b']]],
    ['"a;b";c;d\n', [['a;b', 'c', 'd']]],
    ['a,b"c,"d"e\n', [['a', 'b"c', 'de']]],
    ['', []],
  ])('reads %j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it('names the line on which a quotation begins that never ends', () => {
    expect(parseCsv('a,b\n"c\nd",e\nf,"g\nh')).toEqual({ openQuote: 4 });
  });

  it('counts the lines inside quotations', () => {
    const parsed = parseCsv('a,b\r\n"1\r\n2\n3",x\r\n\r\ny,z\r\n');
    expect('records' in parsed && parsed.records.map(({ line }) => line)).toEqual([1, 2, 6]);
  });

  const cell = fc.string({ unit: fc.constantFrom('a', 'ש', '"', ',', ';', '\n', '\r', ' ', '1', '🙂') });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

  it('gives back what was written, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, end) => {
          const text = [['a', 'b', 'c'], ...rows].map((cells) => cells.map(quoted).join(',')).join(end);
          expect(cellsOf(text)).toEqual([['a', 'b', 'c'], ...rows]);
        },
      ),
    );
  });

  it('reads what csv-parse reads', () => {
    const bare = fc.string({ unit: fc.constantFrom('a', 'ש', ';', ' ', '1', '🙂') });
    const written = fc.oneof(bare, cell.map(quoted));
    fc.assert(
      fc.property(fc.array(fc.tuple(written, written), { minLength: 1 }), (rows) => {
        const text = [['a', 'b'], ...rows].map((cells) => cells.join(',')).join('\r\n');
        const theirs: unknown = parse(text, { delimiter: ',', skip_empty_lines: true, record_delimiter: '\r\n' });
        expect(cellsOf(text)).toEqual(theirs);
      }),
    );
  });

  it('writes cells that any reader reads back, and no formulas', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const [[, back] = []] = parse(`x,${csvCell(text)}`);
        expect(back === text || back === `'${text}`, JSON.stringify(text)).toBe(true);
      }),
    );
    expect(csvCell('=cmd()')).toBe("'=cmd()");
    expect(csvCell('-5')).toBe('-5');
  });
});
