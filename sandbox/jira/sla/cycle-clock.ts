import type { BusinessCalendar } from '../time/business-calendar.ts';
import type { Cycle } from './cycles.ts';

/** One cycle measured against its goal in one calendar. Durations are working milliseconds. */
export class CycleClock {
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly goalMs: number;
  readonly #calendar: BusinessCalendar;
  readonly #cycle: Cycle;
  /** Working time of the segments that are over, once somebody has asked. */
  #spentMs: number | null = null;
  /** Start of the segment that still runs. */
  readonly #runningFrom: number | null;
  #breachAt: number | null | undefined;

  constructor(cycle: Cycle, goalMs: number, calendar: BusinessCalendar) {
    this.startedAt = cycle.startedAt;
    this.stoppedAt = cycle.stoppedAt;
    this.goalMs = goalMs;
    this.#calendar = calendar;
    this.#cycle = cycle;
    this.#runningFrom = cycle.segments.at(-1)?.to === null ? (cycle.segments.at(-1)?.from ?? null) : null;
  }

  /** Held by a condition; a clock outside working hours is not paused. */
  get paused(): boolean {
    return this.stoppedAt === null && this.#runningFrom === null;
  }

  elapsedMs(now: number): number {
    this.#spentMs ??= this.#cycle.segments.reduce(
      (sum, { from, to }) => sum + (to === null ? 0 : this.#calendar.workingMs(from, to)),
      0,
    );
    return this.#spentMs + (this.#runningFrom === null ? 0 : this.#calendar.workingMs(this.#runningFrom, now));
  }

  /** Negative after a breach. */
  remainingMs(now: number): number {
    return this.goalMs - this.elapsedMs(now);
  }

  isBreached(now: number): boolean {
    return this.elapsedMs(now) > this.goalMs;
  }

  isWithinCalendarHours(now: number): boolean {
    return this.#calendar.isOpen(now);
  }

  /** When the goal is or was used up; `null` while a pause makes that unknowable. A cycle that stopped in time says when it would have been. */
  breachAt(): number | null {
    if (this.#breachAt === undefined) this.#breachAt = this.#findBreach();
    return this.#breachAt;
  }

  #findBreach(): number | null {
    let left = this.goalMs;
    for (const { from, to } of this.#cycle.segments) {
      const worked = to === null ? Infinity : this.#calendar.workingMs(from, to);
      if (worked > left) return this.#calendar.after(from, left);
      left -= worked;
    }
    return this.stoppedAt === null ? null : this.#calendar.after(this.stoppedAt, left);
  }
}
