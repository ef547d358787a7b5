import { sql } from 'kysely';
import { z } from 'zod';
import { StaffMonth } from '../../contract/staff';
import type { StaffMonths } from '../../usecases/ports/sources';
import { RealNumber, WholeNumber } from './columns';
import type { Database } from './database';

/** A row of `staff_months`, under the column names of the table. */
export const MonthRow = z
  .object({
    month: z.string(),
    department: z.string(),
    headcount: WholeNumber,
    leavers: WholeNumber,
    absence_days: RealNumber.nullable(),
  })
  .transform(({ absence_days: absenceDays, department, ...row }) => ({
    ...row,
    department: department === WHOLE_COMPANY ? null : department,
    absenceDays,
  }))
  .pipe(StaffMonth);

/** A key holds no null. */
const WHOLE_COMPANY = '';
const MOST = 5_000;

export const createStaffMonths = (db: Database): StaffMonths => ({
  list: () => readStaffMonths(db),

  save: async (months) => {
    await db
      .insertInto('staff_months')
      .values(
        months.map(({ month, department, headcount, leavers, absenceDays }) => ({
          month,
          department: department ?? WHOLE_COMPANY,
          headcount,
          leavers,
          absence_days: absenceDays,
        })),
      )
      .onDuplicateKeyUpdate({
        headcount: sql`values(headcount)`,
        leavers: sql`values(leavers)`,
        absence_days: sql`values(absence_days)`,
      })
      .execute();
  },

  remove: async ({ month, department }) => {
    await db
      .deleteFrom('staff_months')
      .where('month', '=', month)
      .where('department', '=', department ?? WHOLE_COMPANY)
      .execute();
  },
});

export const readStaffMonths = async (db: Database): Promise<readonly StaffMonth[]> => {
  const rows = await db
    .selectFrom('staff_months')
    .selectAll()
    .orderBy('month', 'desc')
    .orderBy('department')
    .limit(MOST)
    .execute();
  return z.array(MonthRow).parse(rows);
};
