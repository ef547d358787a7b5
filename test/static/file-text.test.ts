import { describe, expect, it } from 'vitest';
import { readIncidentFile } from '../../static/surfaces/settings/sources/incident-file.ts';
import { staffRowsOf } from '../../static/surfaces/settings/sources/staff-file.ts';

const HEBREW = 'מספר,נפתח,מחלקה\r\n1,01/02/2024 09:00,"שכר, ונוכחות"\r\n';
const STAFF = 'חודש,מחלקה,עובדים,עזבו\r\n2026-09,שירות לקוחות,30,2\r\n';

/** Windows-1255, where letters of Hebrew stand from 0xE0 on as they do from U+05D0 on. */
const asWindows1255 = (text: string) =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x5d0 ? code - 0x5d0 + 0xe0 : code;
  });
const asUtf16 = (text: string) =>
  new Uint8Array([
    0xff,
    0xfe,
    ...Array.from(text, (letter) => letter.codePointAt(0) ?? 0).flatMap((code) => [code & 0xff, code >> 8]),
  ]);
const fileOf = (bytes: Uint8Array<ArrayBuffer>) => new File([bytes], 'export.csv');

describe('a file of separated values', () => {
  it.each([
    ['UTF-8', (text: string) => new TextEncoder().encode(text)],
    ['UTF-8 with its mark', (text: string) => new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16 with its mark', asUtf16],
    ['Windows-1255, as a Hebrew spreadsheet saves it', asWindows1255],
  ] as const)('says the same in %s', async (_name, encoded) => {
    expect(await readIncidentFile(fileOf(encoded(HEBREW)))).toMatchObject({
      columns: ['מספר', 'נפתח', 'מחלקה'],
      records: [{ line: 2, cells: ['1', '01/02/2024 09:00', 'שכר, ונוכחות'] }],
    });
    expect(await staffRowsOf(fileOf(encoded(STAFF)))).toMatchObject({
      rows: [{ month: '2026-09', department: 'שירות לקוחות', headcount: '30', leavers: '2' }],
    });
  });

  it.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)],
    ['another alphabet', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x2c, 0x6e, 0xfc, 0xdf, 0xd6, 0xc4, 0x0a)],
  ])('is refused where it is %s', async (_name, bytes) => {
    expect(await readIncidentFile(fileOf(bytes))).toEqual({ fault: 'no-text', line: 0 });
    expect(await staffRowsOf(fileOf(bytes))).toEqual({ fault: 'no-text' });
  });
});
