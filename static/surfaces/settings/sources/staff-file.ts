import type { StaffField, StaffText } from '../../../../src/contract/staff';
import { parseCsv } from '../../../kit/csv';
import { textIn } from './file-text';

const NAMES: Readonly<Record<StaffField, RegExp>> = {
  month: /^(month|period|date|חודש|תקופה)$/i,
  department: /^(department|unit|division|מחלקה|יחידה)$/i,
  headcount: /^(headcount|employees|head count|staff|מצבה|עובדים|מספר עובדים)$/i,
  leavers: /^(leavers|left|terminations|exits|עזבו|עוזבים)$/i,
  absence: /^(absence|absence days|days absent|היעדרות|ימי היעדרות|היעדרויות)$/i,
};
/** Without these a row says nothing. */
const NEEDED: readonly StaffField[] = ['month', 'headcount', 'leavers'];

/** What a file of months says, or why it says nothing: `missing` is a column that is needed. */
type StaffFile =
  | { readonly rows: readonly StaffText[] }
  | { readonly missing: StaffField }
  | { readonly fault: 'no-text' };

/** Rows of a file of months, by the names of its columns. */
export async function staffRowsOf(file: File): Promise<StaffFile> {
  const text = textIn(await file.arrayBuffer());
  if (text === null) return { fault: 'no-text' };
  const parsed = parseCsv(text);
  const [header, ...records] = 'records' in parsed ? parsed.records : [];
  const placeOf = (field: StaffField): number =>
    header?.cells.findIndex((name) => NAMES[field].test(name.trim())) ?? -1;
  const missing = NEEDED.find((field) => placeOf(field) === -1);
  if (missing) return { missing };
  const textOf = (cells: readonly string[], field: StaffField): string => (cells[placeOf(field)] ?? '').slice(0, 50);
  return {
    rows: records.map(({ line, cells }) => ({
      line,
      month: textOf(cells, 'month'),
      department: (cells[placeOf('department')] ?? '').slice(0, 900),
      headcount: textOf(cells, 'headcount'),
      leavers: textOf(cells, 'leavers'),
      absence: textOf(cells, 'absence'),
    })),
  };
}
