/** The text of a bulk INSERT becomes some sixty times its size when parsed and compiled; this bounds all of them together. */
const CHARACTERS_MAX = 1_000_000;
const ENTRIES_MAX = 500;

/** Something worked out once for each text of a statement; the ones not used for longest are forgotten. */
export class StatementCache<T> {
  readonly #entries = new Map<string, T>();
  readonly #make: (text: string) => T;
  #characters = 0;

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  get(text: string): T {
    const known = this.#entries.get(text);
    const entry = known ?? this.#make(text);
    if (known === undefined) this.#characters += text.length;
    else this.#entries.delete(text);
    this.#entries.set(text, entry);
    for (const oldest of this.#entries.keys()) {
      if (oldest === text || (this.#entries.size <= ENTRIES_MAX && this.#characters <= CHARACTERS_MAX)) break;
      this.#entries.delete(oldest);
      this.#characters -= oldest.length;
    }
    return entry;
  }

  clear(): void {
    this.#entries.clear();
    this.#characters = 0;
  }
}
