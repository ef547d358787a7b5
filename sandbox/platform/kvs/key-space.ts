/** One stored value. Times in epoch milliseconds of the sandbox's clock. */
export interface StoredValue {
  readonly key: string;
  /** JSON text. */
  readonly json: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | null;
}

/** Values under keys, with the keys in order for prefix queries. */
export class KeySpace {
  readonly #values = new Map<string, StoredValue>();
  #ordered: string[] | null = null;

  /** A value that has not expired at `now`. An expired one is dropped. */
  find(key: string, now: number): StoredValue | null {
    const found = this.#values.get(key);
    if (found === undefined) return null;
    if (found.expiresAt === null || found.expiresAt > now) return found;
    this.delete(key);
    return null;
  }

  set(value: StoredValue): void {
    if (!this.#values.has(value.key)) this.#ordered = null;
    this.#values.set(value.key, value);
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#ordered = null;
  }

  /** Live values whose key begins with the prefix and follows `after`, in order of keys. */
  *scan(range: { readonly prefix: string; readonly after: string | null }, now: number): Generator<StoredValue> {
    const keys = this.#keys();
    let at = lowerBound(keys, range.prefix);
    if (range.after !== null) at = Math.max(at, lowerBound(keys, range.after));
    for (; at < keys.length; at += 1) {
      const key = keys[at] ?? '';
      if (!key.startsWith(range.prefix)) return;
      if (key === range.after) continue;
      const value = this.#values.get(key);
      if (value !== undefined && (value.expiresAt === null || value.expiresAt > now)) yield value;
    }
  }

  entries(): readonly StoredValue[] {
    return [...this.#values.values()];
  }

  load(values: readonly StoredValue[]): void {
    this.#values.clear();
    this.#ordered = null;
    for (const value of values) this.#values.set(value.key, value);
  }

  #keys(): readonly string[] {
    this.#ordered ??= [...this.#values.keys()].toSorted();
    return this.#ordered;
  }
}

/** The first place whose key is not below the given one. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
