/** One call to the platform, or one invocation (`kind: 'invocation'`, written when it ends). */
export interface CallRecord {
  readonly seq: number;
  /** Epoch ms by the sandbox's clock. */
  readonly at: number;
  readonly kind: 'jira' | 'sql' | 'kvs' | 'queue' | 'privacy' | 'egress' | 'other' | 'invocation';
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Points of Jira's hourly quota; 0 for everything that is not Jira. */
  readonly points: number;
  /** Real milliseconds. */
  readonly ms: number;
  /** Request and answer together. */
  readonly bytes: number;
  /** Rows a statement answered; 0 for everything that is not a SELECT. */
  readonly rows: number;
  /** Number of the invocation on its site, from 1. */
  readonly invocation: number;
  readonly moduleKey: string;
  readonly functionKey: string;
  /** Scope the call needed, as far as the emulator said. */
  readonly scopes: readonly string[];
}

/** Older records are dropped, so that loading a large world does not fill the memory. */
const KEPT = 250_000;

/** Every platform call of one site in the order in which it was answered. */
export class CallLog {
  #records: CallRecord[] = [];
  #lastSeq = 0;
  #scopes = new Set<string>();

  add(record: Omit<CallRecord, 'seq'>): CallRecord {
    this.#lastSeq += 1;
    const full = { seq: this.#lastSeq, ...record };
    this.#records.push(full);
    for (const scope of record.scopes) this.#scopes.add(scope);
    if (this.#records.length > KEPT * 1.2) this.#records = this.#records.slice(-KEPT);
    return full;
  }

  /** Records after `seq`. */
  since(seq: number): readonly CallRecord[] {
    const oldest = this.#records[0]?.seq ?? 0;
    return this.#records.slice(Math.max(0, seq - oldest + 1));
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Scopes that calls so far needed, dropped records included. */
  usedScopes(): readonly string[] {
    return [...this.#scopes].toSorted();
  }

  useScope(scope: string): void {
    this.#scopes.add(scope);
  }
}
