import { StaffMonth, type StaffField, type StaffText } from '../../contract/staff';

export interface ReadStaffRows {
  readonly months: readonly StaffMonth[];
  readonly faults: readonly { readonly line: number; readonly field: StaffField }[];
}

/** What stands for the whole company where a file names one in every row. */
const COMPANY = new Set(['', '*', 'all', 'total', 'company', 'כולם', 'סה״כ', 'סה"כ', 'כל החברה']);
const MOST_PEOPLE = 10_000_000;

/** Months of some rows; of a row that cannot be right, the column. Of two rows of one month and department the later holds. */
export const readStaffRows = (rows: readonly StaffText[]): ReadStaffRows => {
  const months = new Map<string, StaffMonth>();
  const faults: { line: number; field: StaffField }[] = [];
  for (const row of rows) {
    const read = readStaffRow(row);
    if (typeof read === 'string') faults.push({ line: row.line, field: read });
    else months.set(`${read.month} ${read.department ?? ''}`, read);
  }
  return { months: [...months.values()], faults };
};

const readStaffRow = (row: StaffText): StaffMonth | StaffField => {
  const month = monthOf(row.month);
  const name = row.department.trim().normalize('NFC');
  const [headcount, leavers] = [peopleOf(row.headcount), peopleOf(row.leavers)];
  const absence = row.absence.trim() === '' ? null : Number(row.absence.trim().replace(',', '.'));
  if (month === null) return 'month';
  if (name.length > 120) return 'department';
  if (headcount === null) return 'headcount';
  if (leavers === null) return 'leavers';
  if (absence !== null && !(absence >= 0 && absence <= MOST_PEOPLE)) return 'absence';
  return { month, department: COMPANY.has(name.toLowerCase()) ? null : name, headcount, leavers, absenceDays: absence };
};

/** `2026-09`, `09/2026`, or a date of the month in ISO. */
const monthOf = (text: string): string | null => {
  const iso = /^(\d{4})[-/.](\d{1,2})([-/.]\d{1,2})?$/.exec(text.trim());
  const other = /^(\d{1,2})[-/.](\d{4})$/.exec(text.trim());
  const [year, month] = iso === null ? [other?.[2], other?.[1]] : [iso[1], iso[2]];
  const read = `${year ?? ''}-${(month ?? '').padStart(2, '0')}`;
  return StaffMonth.unwrap().shape.month.safeParse(read).success ? read : null;
};

const peopleOf = (text: string): number | null => {
  const count = /^\d{1,8}$/.test(text.trim()) ? Number(text) : Infinity;
  return count > MOST_PEOPLE ? null : count;
};
