import { INVOCATIONS_PER_MINUTE, INVOCATIONS_PER_MINUTE_AND_PERSON, INVOCATIONS_PER_SECOND } from '../limits.ts';
import { SlidingWindow } from './rates.ts';

const SECOND = 1000;
const MINUTE = 60_000;

/** How often pages may invoke the functions of one installation. */
export class InvocationRates {
  #second = new SlidingWindow(SECOND, INVOCATIONS_PER_SECOND);
  #minute = new SlidingWindow(MINUTE, INVOCATIONS_PER_MINUTE);
  #people = new Map<string, SlidingWindow>();

  /** Counts the invocation and lets it pass, or not. @param accountId null for a visitor; visitors count together */
  admits(accountId: string | null, now: number): boolean {
    const key = accountId ?? '';
    const person = this.#people.get(key) ?? new SlidingWindow(MINUTE, INVOCATIONS_PER_MINUTE_AND_PERSON);
    this.#people.set(key, person);
    const windows = [this.#second, this.#minute, person];
    if (windows.some((window) => window.wait(now) > 0)) return false;
    for (const window of windows) window.add(now);
    return true;
  }

  restart(): void {
    this.#second = new SlidingWindow(SECOND, INVOCATIONS_PER_SECOND);
    this.#minute = new SlidingWindow(MINUTE, INVOCATIONS_PER_MINUTE);
    this.#people = new Map();
  }
}
