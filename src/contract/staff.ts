import { z } from 'zod';
import { Count } from './count';

/** A month of a department, or of the whole company, as people departments count it. */
export const StaffMonth = z
  .strictObject({
    /** `2026-09`. */
    month: z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/),
    /** Name of the department; null: the whole company. */
    department: z.string().min(1).max(120).nullable(),
    /** People employed on the last day. */
    headcount: Count,
    /** People who left in the month, for whatever reason. */
    leavers: Count,
    /** Days of absence of all together; null where nobody counts them. */
    absenceDays: z.number().min(0).nullable(),
  })
  .readonly();
export type StaffMonth = z.infer<typeof StaffMonth>;

/** A row as it was typed or stands in a file. */
const StaffText = z.strictObject({
  line: z.number().int().min(1).max(1_000_000),
  month: z.string().max(60),
  department: z.string().max(1_000),
  headcount: z.string().max(60),
  leavers: z.string().max(60),
  absence: z.string().max(60),
});
export type StaffText = z.infer<typeof StaffText>;

export const ReadStaff = z.strictObject({});
export type ReadStaff = z.infer<typeof ReadStaff>;

/** Months that are there already are written over. */
export const SaveStaff = z.strictObject({ rows: z.array(StaffText).min(1).max(500) });
export type SaveStaff = z.infer<typeof SaveStaff>;

export const RemoveStaff = z.strictObject({ month: z.string().max(7), department: z.string().max(120).nullable() });
export type RemoveStaff = z.infer<typeof RemoveStaff>;

export const StaffField = z.enum(['month', 'department', 'headcount', 'leavers', 'absence']);
export type StaffField = z.infer<typeof StaffField>;

export const StaffView = z
  .strictObject({
    /** Newest first. */
    months: z.array(StaffMonth).readonly(),
    /** Departments met on requests, to choose from. */
    departments: z.array(z.string()).readonly(),
  })
  .readonly();
export type StaffView = z.infer<typeof StaffView>;

export const StaffSaved = z
  .strictObject({
    saved: Count,
    /** Rows left out: which column is wrong. */
    faults: z.array(z.strictObject({ line: Count, field: StaffField }).readonly()).readonly(),
    view: StaffView,
  })
  .readonly();
export type StaffSaved = z.infer<typeof StaffSaved>;
