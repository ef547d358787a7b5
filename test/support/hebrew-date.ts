/**
 * The Hebrew calendar by arithmetic, to hold `Intl` against: molad of Tishri with its four postponements.
 * Source: N. Dershowitz, E. M. Reingold, Calendrical Calculations, "The Hebrew Calendar".
 */

const PARTS_A_DAY = 25_920;
/** Day number, counted from 1970-01-01, of 1 Tishri of the year 1: 7 October 3761 BCE, Julian. */
const EPOCH = -2_092_590;

const isLeap = (year: number): boolean => (7 * year + 1) % 19 < 7;

/** Days from the epoch to the new year, before the postponements that look at the years beside. */
const elapsedDays = (year: number): number => {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const day = 29 * months + Math.floor(parts / PARTS_A_DAY);
  // Never on a Sunday, Wednesday or Friday.
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
};

const newYear = (year: number): number => {
  const [before, at, after] = [elapsedDays(year - 1), elapsedDays(year), elapsedDays(year + 1)];
  // No year of 356 or 382 days.
  const correction = after - at === 356 ? 2 : at - before === 382 ? 1 : 0;
  return EPOCH + at + correction;
};

const monthsOf = (year: number): readonly (readonly [name: string, days: number])[] => {
  const days = newYear(year + 1) - newYear(year);
  const isLong = days % 10 === 5;
  const isShort = days % 10 === 3;
  const adar = isLeap(year)
    ? ([
        ['Adar I', 30],
        ['Adar II', 29],
      ] as const)
    : ([['Adar', 29]] as const);
  return [
    ['Tishri', 30],
    ['Heshvan', isLong ? 30 : 29],
    ['Kislev', isShort ? 29 : 30],
    ['Tevet', 29],
    ['Shevat', 30],
    ...adar,
    ['Nisan', 30],
    ['Iyar', 29],
    ['Sivan', 30],
    ['Tamuz', 29],
    ['Av', 30],
    ['Elul', 29],
  ];
};

/** Hebrew date of a day number, months named as `Intl` names them in English. */
export function hebrewDateOf(dayNumber: number): {
  readonly year: number;
  readonly month: string;
  readonly day: number;
} {
  let year = Math.floor((dayNumber - EPOCH) / 365.25) + 2;
  while (newYear(year) > dayNumber) year -= 1;
  let left = dayNumber - newYear(year);
  for (const [month, days] of monthsOf(year)) {
    if (left < days) return { year, month, day: left + 1 };
    left -= days;
  }
  throw new RangeError(`Day ${dayNumber} is in no month of ${year}`);
}
