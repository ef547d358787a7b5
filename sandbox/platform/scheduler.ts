import type { ScheduleInterval, ScheduleModule } from '../app/manifest.ts';
import { FIRST_SCHEDULE_DELAY } from '../limits.ts';

const INTERVAL_MS: Readonly<Record<ScheduleInterval, number>> = {
  fiveMinute: 300_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** Installations do not all start in the same second; each next site of a sandbox runs this much later. */
const SPREAD_MS = 37_000;

/** When each scheduled trigger of one installation runs next. */
export class Scheduler {
  readonly #modules: readonly ScheduleModule[];
  #next = new Map<string, number>();

  constructor(modules: readonly ScheduleModule[]) {
    this.#modules = modules;
  }

  /** Starts all schedules, as a deployment does. */
  start(now: number, siteIndex: number): void {
    for (const { key } of this.#modules) this.#next.set(key, now + FIRST_SCHEDULE_DELAY + siteIndex * SPREAD_MS);
  }

  /** The schedule that is due first; at the same instant the manifest's order decides. */
  peek(): { readonly module: ScheduleModule; readonly due: number } | null {
    let first: { module: ScheduleModule; due: number } | null = null;
    for (const module of this.#modules) {
      const due = this.#next.get(module.key);
      if (due !== undefined && (first === null || due < first.due)) first = { module, due };
    }
    return first;
  }

  /** Moves a schedule that ran on to its first instant after `now`; instants missed in between are not made up for. */
  ran(moduleKey: string, now: number): void {
    const module = this.#modules.find(({ key }) => key === moduleKey);
    const due = this.#next.get(moduleKey);
    if (module === undefined || due === undefined) return;
    const interval = INTERVAL_MS[module.interval];
    this.#next.set(moduleKey, due + interval * (Math.floor(Math.max(0, now - due) / interval) + 1));
  }

  of(interval: ScheduleInterval): readonly ScheduleModule[] {
    return this.#modules.filter((module) => module.interval === interval);
  }

  snapshot(): readonly [string, number][] {
    return [...this.#next];
  }

  load(snapshot: readonly [string, number][]): void {
    this.#next = new Map(snapshot);
  }
}
