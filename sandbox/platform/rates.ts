/** What a rate says of a call: 0 lets it pass, else the ms until the rate would. */
export type Wait = number;

/** At most `limit` in any window of `windowMs`, in calls or in whatever else is counted. */
export class SlidingWindow {
  readonly #windowMs: number;
  readonly #limit: number;
  #taken: { readonly at: number; readonly amount: number }[] = [];
  #sum = 0;

  constructor(windowMs: number, limit: number) {
    this.#windowMs = windowMs;
    this.#limit = limit;
  }

  /** How long until there is room for one more. */
  wait(now: number, limit = this.#limit): Wait {
    this.#forget(now);
    if (this.#sum < limit) return 0;
    let over = this.#sum - limit;
    for (const { at, amount } of this.#taken) {
      over -= amount;
      if (over < 0) return at + this.#windowMs - now;
    }
    return this.#windowMs;
  }

  add(now: number, amount = 1): void {
    this.#taken.push({ at: now, amount });
    this.#sum += amount;
  }

  /** Nothing is left of it in the window. */
  isIdle(now: number): boolean {
    this.#forget(now);
    return this.#taken.length === 0;
  }

  #forget(now: number): void {
    let gone = 0;
    for (const { at, amount } of this.#taken) {
      if (at > now - this.#windowMs) break;
      gone += 1;
      this.#sum -= amount;
    }
    if (gone > 0) this.#taken = this.#taken.slice(gone);
  }
}

/** A bucket that holds `perSecond` tokens and gets as many back in a second. */
export class TokenBucket {
  readonly #perSecond: number;
  #tokens: number;
  #at = Number.NEGATIVE_INFINITY;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond;
  }

  /** Takes a token if there is one. */
  take(now: number): Wait {
    const earned = ((now - this.#at) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#perSecond, this.#tokens + Math.max(0, earned));
    this.#at = now;
    if (this.#tokens < 1) return Math.ceil(((1 - this.#tokens) / this.#perSecond) * 1000);
    this.#tokens -= 1;
    return 0;
  }
}
