import { z } from 'zod';

/** BIGINT, DECIMAL, COUNT and SUM arrive as strings of digits; INT as a number. All of ours fit a double exactly. */
export const WholeNumber = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^-?\d{1,16}$/)
    .transform(Number),
]);

/** DOUBLE arrives as a number, computed DECIMALs as strings. */
export const RealNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?(e-?\d+)?$/i)
    .transform(Number),
]);

/** INT 0 or 1. */
export const Flag = z.union([z.number(), z.string()]).transform((value) => Number(value) !== 0);

/** What few rows are: 1, or empty. */
export const RareFlag = Flag.nullable().transform((flag) => flag ?? false);

/** A column of {@link RareFlag}. */
export const toRareFlag = (flag: boolean): number | null => (flag ? 1 : null);

/** An id that is a number in the store and a string of digits everywhere else. */
export const NumericId = z.union([z.string(), z.number().int()]).transform(String);
