import { setImmediate as turn } from 'node:timers/promises';
import type { ScheduleModule } from '../app/manifest.ts';
import type { VirtualClock } from '../clock.ts';
import type { Installation } from './installation.ts';

/**
 * `each`: every schedule runs at every instant it comes due. `coalesce`: once, at the end of the jump, as after an outage.
 * `hold`: not at all until a later move of another mode; the outage goes on.
 */
export type ScheduleMode = 'each' | 'coalesce' | 'hold';

type Due = { readonly at: number; readonly installation: Installation; readonly schedule: ScheduleModule | null };

/** How often the loop looks at a clock that runs by itself. */
const LOOK_MS = 200;

/**
 * Does what is due, one after the other, by instant; moves the clock from due instant to due instant. What is due now is
 * done without being asked for; `settle` waits for it.
 */
export class WorkLoop {
  readonly #clock: VirtualClock;
  readonly #installations: readonly Installation[];
  readonly #ticker: NodeJS.Timeout;
  #running: Promise<void> | null = null;
  #holdSchedules = false;
  #moving: Promise<void> = Promise.resolve();
  #failure: Error | null = null;
  #stopped = false;

  constructor(clock: VirtualClock, installations: readonly Installation[]) {
    this.#clock = clock;
    this.#installations = installations;
    this.#ticker = setInterval(() => {
      if (clock.runs) this.wake();
    }, LOOK_MS);
    this.#ticker.unref();
  }

  /** Something may be due. Returns at once. */
  wake(): void {
    if (this.#running === null && !this.#stopped) this.#running = this.#run();
  }

  /** Resolves when nothing is due any more. @throws Error when the sandbox itself failed at some work */
  async settle(): Promise<void> {
    do {
      this.wake();
      await this.#running;
    } while (this.#nextDue() !== null && !this.#stopped);
    const failure = this.#failure;
    this.#failure = null;
    if (failure !== null) throw failure;
  }

  /** Moves the clock forward by `ms`, doing everything that comes due on the way. Moves wait for one another. */
  advance(ms: number, mode: ScheduleMode): Promise<void> {
    return this.#move(() => this.#clock.now() + ms, mode);
  }

  /** Moves the clock forward to an instant. @throws RangeError when that lies in the past */
  advanceTo(instant: number, mode: ScheduleMode): Promise<void> {
    return this.#move(() => instant, mode);
  }

  /** What is under way is ended; a move of the clock that waits for more is refused. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#ticker);
    await this.#running;
  }

  #move(target: () => number, mode: ScheduleMode): Promise<void> {
    const move = this.#moving.then(() => this.#advanceTo(target(), mode));
    this.#moving = move.catch(() => {});
    return move;
  }

  async #advanceTo(target: number, mode: ScheduleMode): Promise<void> {
    if (target < this.#clock.now())
      throw new RangeError(`The clock stands at ${new Date(this.#clock.now()).toISOString()} and moves forward only.`);
    this.#holdSchedules = mode !== 'each';
    try {
      await this.settle();
      for (let next = this.#next(); next !== null && next.at <= target; next = this.#next()) {
        // Nothing would be done any more, and what is due would stay so for ever.
        if (this.#stopped) throw new Error('The sandbox was stopped before its clock had moved.');
        this.#clock.set(Math.max(next.at, this.#clock.now()));
        await this.settle();
      }
      this.#clock.set(Math.max(target, this.#clock.now()));
    } finally {
      this.#holdSchedules = mode === 'hold';
    }
    await this.settle();
  }

  async #run(): Promise<void> {
    // Whoever caused the work is answered first.
    await turn();
    for (let due = this.#nextDue(); due !== null && !this.#stopped; due = this.#nextDue()) {
      try {
        await this.#perform(due);
      } catch (error) {
        this.#failure ??= error instanceof Error ? error : new Error(String(error));
      }
    }
    this.#running = null;
  }

  async #perform({ installation, schedule }: Due): Promise<void> {
    if (schedule !== null) return installation.runSchedule(schedule);
    const item = installation.work.take();
    if (item !== null) await installation.perform(item.work);
  }

  #nextDue(): Due | null {
    const next = this.#next();
    return next !== null && next.at <= this.#clock.now() ? next : null;
  }

  /** The earliest of everything; at the same instant events go before schedules. */
  #next(): Due | null {
    let first: Due | null = null;
    for (const installation of this.#installations) {
      const item = installation.work.peek();
      if (item !== null && (first === null || item.due < first.at))
        first = { at: item.due, installation, schedule: null };
      const schedule = this.#holdSchedules ? null : installation.scheduler.peek();
      if (schedule !== null && (first === null || schedule.due < first.at))
        first = { at: schedule.due, installation, schedule: schedule.module };
    }
    return first;
  }
}
