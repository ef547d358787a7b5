const HOUR = 3_600_000;

/** Keys by the instant they wait for, found without looking at all of them. */
export class Agenda {
  readonly #instants = new Map<string, number>();
  readonly #hours = new Map<number, Set<string>>();

  /** null takes the key off. */
  set(key: string, at: number | null): void {
    const before = this.#instants.get(key);
    if (before === at) return;
    if (before !== undefined) this.#leave(key, before);
    if (at === null) return;
    this.#instants.set(key, at);
    const hour = Math.floor(at / HOUR);
    this.#hours.set(hour, (this.#hours.get(hour) ?? new Set()).add(key));
  }

  /** Keys with an instant in `(after, until]`, the soonest first. */
  between(after: number, until: number): readonly string[] {
    const found: [string, number][] = [];
    for (const [hour, keys] of this.#hours) {
      if ((hour + 1) * HOUR <= after || hour * HOUR > until) continue;
      for (const key of keys) {
        const at = this.#instants.get(key) ?? 0;
        if (at > after && at <= until) found.push([key, at]);
      }
    }
    return found.toSorted(([, a], [, b]) => a - b).map(([key]) => key);
  }

  #leave(key: string, at: number): void {
    this.#instants.delete(key);
    const hour = Math.floor(at / HOUR);
    const keys = this.#hours.get(hour);
    keys?.delete(key);
    if (keys?.size === 0) this.#hours.delete(hour);
  }
}
