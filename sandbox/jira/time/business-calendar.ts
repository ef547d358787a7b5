import type { CalendarRecord } from '../state/desk-records.ts';
import { dateOf, instantOfDayMinute, localDay, weekdayOf } from './zone.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Never look for working time further than this: a calendar without any would be searched for ever. */
const HORIZON_DAYS = 20 * 366;

/** Working time of one SLA calendar. Days are computed once and remembered. */
export class BusinessCalendar {
  readonly #calendar: CalendarRecord;
  readonly #holidays: ReadonlySet<string>;
  readonly #days = new Map<number, readonly Span[]>();
  /** Working ms before each day, counted from `#firstDay`. */
  readonly #before: number[] = [0];
  #firstDay: number | null = null;

  constructor(calendar: CalendarRecord) {
    this.#calendar = calendar;
    this.#holidays = new Set(calendar.holidays);
  }

  isOpen(instant: number): boolean {
    return this.#spansOn(this.#dayOf(instant)).some((span) => instant >= span.from && instant < span.to);
  }

  /** Working milliseconds in `[from, to)`; 0 when `to` is not after `from`. */
  workingMs(from: number, to: number): number {
    if (to <= from) return 0;
    // The earlier instant first: it may move the origin of the sums.
    const before = this.#workedUntil(from);
    return this.#workedUntil(to) - before;
  }

  /** The instant at which `ms` of working time have passed since `from`, or `null` when the calendar never gets there. */
  after(from: number, ms: number): number | null {
    let left = ms;
    const first = this.#dayOf(from);
    for (let day = first; day < first + HORIZON_DAYS; day++) {
      for (const span of this.#spansOn(day)) {
        const start = Math.max(span.from, from);
        if (start >= span.to) continue;
        if (span.to - start >= left) return start + left;
        left -= span.to - start;
      }
    }
    return null;
  }

  #dayOf(instant: number): number {
    return localDay(instant, this.#calendar.zone);
  }

  #spansOn(day: number): readonly Span[] {
    let spans = this.#days.get(day);
    if (spans === undefined) {
      const { weekdays, hours, zone } = this.#calendar;
      const works = weekdays.includes(weekdayOf(day)) && !this.#holidays.has(dateOf(day));
      spans = works
        ? hours.map(({ from, to }) => ({
            from: instantOfDayMinute(day, from, zone),
            to: instantOfDayMinute(day, to, zone),
          }))
        : [];
      this.#days.set(day, spans);
    }
    return spans;
  }

  #workedUntil(instant: number): number {
    const day = this.#dayOf(instant);
    let worked = this.#workedBefore(day);
    for (const span of this.#spansOn(day)) worked += Math.max(0, Math.min(span.to, instant) - span.from);
    return worked;
  }

  /** Sums are relative to the first day asked for; earlier days move that origin back. */
  #workedBefore(day: number): number {
    if (this.#firstDay === null || day < this.#firstDay) {
      this.#firstDay = day - 366;
      this.#before.length = 1;
    }
    const index = day - this.#firstDay;
    for (let known = this.#before.length; known <= index; known++) {
      const spans = this.#spansOn(this.#firstDay + known - 1);
      this.#before.push((this.#before[known - 1] ?? 0) + spans.reduce((sum, span) => sum + span.to - span.from, 0));
    }
    return this.#before[index] ?? 0;
  }
}
