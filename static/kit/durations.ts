import type { MessageKey, Words } from './words';

/** Units in which working time is worded. */
export type DurationUnit = 'minutes' | 'hours' | 'days';

/** A unit, and the length of a working day to reckon it by. */
export interface DurationScale {
  readonly unit: DurationUnit;
  readonly workdayMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Whole days and hours keep one digit, minutes none. */
const DIGITS: Readonly<Record<DurationUnit, number>> = { minutes: 0, hours: 1, days: 1 };
const WORKING: Readonly<Record<DurationUnit, MessageKey>> = {
  minutes: 'duration.workingMinutes',
  hours: 'duration.workingHours',
  days: 'duration.workingDays',
};
const UNIT_ONLY: Readonly<Record<DurationUnit, MessageKey>> = {
  minutes: 'duration.unit.minutes',
  hours: 'duration.unit.hours',
  days: 'duration.unit.days',
};

/** The largest unit in which the working time is at least one. `workdayMs` is one working day. */
export function durationUnit(ms: number, workdayMs: number): DurationUnit {
  const size = Math.abs(ms);
  // Rounded first, so that 59.7 minutes read "1 hour" and never "60 minutes".
  if (Math.round(size / MINUTE) < 60) return 'minutes';
  return Math.round(size / (HOUR / 10)) * (HOUR / 10) < workdayMs ? 'hours' : 'days';
}

/** Milliseconds of one `unit`. */
export function unitMs(unit: DurationUnit, workdayMs: number): number {
  return { minutes: MINUTE, hours: HOUR, days: workdayMs }[unit];
}

/** Working milliseconds in `unit`, rounded as they are shown. */
export function durationIn(ms: number, unit: DurationUnit, workdayMs: number): number {
  const size = unitMs(unit, workdayMs);
  const scale = 10 ** DIGITS[unit];
  return Math.round((ms / size) * scale) / scale;
}

/** "2.3", in `unit`. */
export function durationFigure(words: Words, ms: number, scale: DurationScale): string {
  return words.number(durationIn(ms, scale.unit, scale.workdayMs), DIGITS[scale.unit]);
}

/** "working days", agreeing with the figure before it. */
export function durationUnitText(words: Words, ms: number, scale: DurationScale): string {
  return words.text(UNIT_ONLY[scale.unit], { n: durationIn(ms, scale.unit, scale.workdayMs) });
}

/** "2.3 working days", in the unit given. */
export function wordDurationIn(words: Words, ms: number, scale: DurationScale): string {
  return words.text(WORKING[scale.unit], {
    n: durationIn(ms, scale.unit, scale.workdayMs),
    figure: durationFigure(words, ms, scale),
  });
}

/** "2.3 working days", "4 working hours", in the unit that fits. */
export function wordDuration(words: Words, ms: number, workdayMs: number): string {
  return wordDurationIn(words, ms, { unit: durationUnit(ms, workdayMs), workdayMs });
}
