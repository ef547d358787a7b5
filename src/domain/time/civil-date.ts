/** Milliseconds of a day of 24 hours; days on which the clock changes have more or fewer. */
export const DAY_MS = 86_400_000;

/** Milliseconds of a minute. */
export const MINUTE_MS = 60_000;

/** A date on a wall calendar. Months run 1–12. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Number of a date, counted in days from 1970-01-01 = 0. Takes months outside 1–12 as months of other years. */
export const dayNumberOf = ({ year, month, day }: CivilDate): number => Date.UTC(year, month - 1, day) / DAY_MS;

/** Number of a date written `2026-09-27`. */
export const dayNumberOfText = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/**
 * The date of a day number, proleptic Gregorian.
 *
 * Source: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
 * @example civilDateOf(0) // { year: 1970, month: 1, day: 1 }
 */
export const civilDateOf = (dayNumber: number): CivilDate => {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
};

/** 0 Sunday … 6 Saturday. 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (((dayNumber + 4) % 7) + 7) % 7;
