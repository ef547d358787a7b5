import { ROUND_TRIP } from '../limits.ts';
import type { Clock } from './ports.ts';

/**
 * The clock of rates. Virtual time stands still while functions work, so every busy instant would count as a busy second;
 * here a call that waited for the answer of the one before it happens a round trip later. Calls sent side by side happen at
 * one instant. Never behind virtual time, ahead of it while the app works.
 */
export class CallTime {
  readonly #clock: Clock;
  #last = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Epoch ms of the next call. @param beside it was sent while another call of its invocation or client was unanswered */
  next(beside: boolean, roundTrip = ROUND_TRIP): number {
    this.#last = Math.max(this.#clock.now(), this.#last + (beside ? 0 : roundTrip));
    return this.#last;
  }

  /** The call took as long as this itself. */
  passes(ms: number): void {
    this.#last += ms;
  }

  /** Forgets the calls so far: the site was put back to another instant. */
  restart(): void {
    this.#last = Number.NEGATIVE_INFINITY;
  }
}
