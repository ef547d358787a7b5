import type { Clock } from '../../platform/ports.ts';
import type { IssueIndex } from './issue-index.ts';
import type { IssueRecord } from './issue-records.ts';

/** An issue as it was from an instant on; null once it is deleted. */
interface Version {
  readonly at: number;
  readonly issue: IssueRecord | null;
}

/**
 * What searches read while the index lags: each issue as it was so long ago, also one that is deleted since, and none that was
 * created since. Keeps versions only as long as there is a lag, which holds for what is written from then on.
 */
export class IndexedIssues {
  readonly #clock: Clock;
  readonly #lag: () => number;
  readonly #issues: () => IssueIndex;
  #versions: Map<string, Version[]> | null = null;

  constructor(site: { readonly clock: Clock; readonly lag: () => number; readonly issues: () => IssueIndex }) {
    this.#clock = site.clock;
    this.#lag = site.lag;
    this.#issues = site.issues;
  }

  /** To be called before anything may be written: keeps all issues as they are when a lag has begun. */
  beforeWrite(): void {
    if (this.#lag() === 0) this.#versions = null;
    else this.#versions ??= new Map([...this.#issues().all()].map((issue) => [issue.id, [firstVersion(issue)]]));
  }

  /** To be called after an issue was written. */
  wrote(issue: IssueRecord): void {
    if (this.#versions !== null) this.#add(issue.id, copyOf(issue));
  }

  removed(issue: IssueRecord): void {
    this.#add(issue.id, null);
  }

  /** After the site was put back to another state. */
  forget(): void {
    this.#versions = null;
  }

  /** All that a search finds now; `reconciled` as they are. Null while the index is as new as the issues. */
  stale(reconciled: readonly number[]): readonly IssueRecord[] | null {
    const lag = this.#lag();
    if (lag === 0 || this.#versions === null) return null;
    const named = new Set(reconciled.map(String));
    const until = this.#clock.now() - lag;
    return [...this.#versions].flatMap(([id, versions]) => {
      const issue = named.has(id) ? this.#issues().byId(id) : versions.findLast(({ at }) => at <= until)?.issue;
      return issue ? [issue] : [];
    });
  }

  #add(id: string, issue: IssueRecord | null): void {
    if (this.#versions === null) return;
    const now = this.#clock.now();
    const until = now - this.#lag();
    const before = this.#versions.get(id) ?? [];
    const oldest = before.findLastIndex(({ at }) => at <= until);
    this.#versions.set(id, [...before.slice(Math.max(0, oldest)), { at: now, issue }]);
  }
}

const firstVersion = (issue: IssueRecord): Version => ({ at: Number.NEGATIVE_INFINITY, issue: copyOf(issue) });

/** Records are changed in place. */
const copyOf = (issue: IssueRecord): IssueRecord => structuredClone(issue);
