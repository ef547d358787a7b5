import type { Clock } from './platform/ports.ts';

/** The one clock of a sandbox. Stands still until moved; in real time it also runs at 1x from where it was put. */
export class VirtualClock implements Clock {
  #runs: boolean;
  #at: number;
  #setAt: number;

  /** @param start epoch ms; @param runs true lets the clock run by itself, for a person at the screen. */
  constructor(start: number, runs: boolean) {
    this.#runs = runs;
    this.#at = start;
    this.#setAt = Date.now();
  }

  get runs(): boolean {
    return this.#runs;
  }

  /** Lets the clock run at 1x from where it stands, or stops it there. */
  run(runs: boolean): void {
    this.set(this.now());
    this.#runs = runs;
  }

  now(): number {
    return this.#runs ? this.#at + (Date.now() - this.#setAt) : this.#at;
  }

  /** Puts the clock to an instant. Only a restored snapshot may move it backwards. */
  set(instant: number): void {
    this.#at = instant;
    this.#setAt = Date.now();
  }
}

const PARTS =
  /^P(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const PART_MS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000] as const;

/**
 * Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds: `PT1H30M` is 5400000.
 * Months and years have no fixed length and are refused.
 * @throws RangeError on anything else
 */
export function durationMs(duration: string): number {
  const match = PARTS.exec(duration);
  if (match === null || !/\d/.test(duration))
    throw new RangeError(`Not a duration in weeks, days, hours, minutes or seconds: ${duration}`);
  return PART_MS.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
}
