import type { IssueRecord } from './issue-records.ts';

interface Touch {
  readonly id: string;
  readonly at: number;
}

/** Finds issues by id, key, project, status and order of update without reading all of them. */
export class IssueIndex {
  readonly #byId = new Map<string, IssueRecord>();
  readonly #idByKey = new Map<string, string>();
  readonly #buckets = new Map<string, Map<string, Set<IssueRecord>>>();
  readonly #placed = new Map<string, { projectId: string; statusId: string }>();
  #touches: Touch[] = [];

  get size(): number {
    return this.#byId.size;
  }

  byId(id: string): IssueRecord | undefined {
    return this.#byId.get(id);
  }

  /** A key the issue had before it was moved still finds it. */
  byKey(key: string): IssueRecord | undefined {
    const id = this.#idByKey.get(key.toUpperCase());
    return id === undefined ? undefined : this.#byId.get(id);
  }

  all(): IterableIterator<IssueRecord> {
    return this.#byId.values();
  }

  /** Adds the issue, or places it anew after project, status, key or time of update changed. */
  put(issue: IssueRecord): void {
    this.#byId.set(issue.id, issue);
    this.#idByKey.set(issue.key, issue.id);
    const placed = this.#placed.get(issue.id);
    if (placed?.projectId !== issue.projectId || placed.statusId !== issue.statusId) {
      if (placed !== undefined) this.#bucket(placed.projectId, placed.statusId).delete(issue);
      this.#bucket(issue.projectId, issue.statusId).add(issue);
      this.#placed.set(issue.id, { projectId: issue.projectId, statusId: issue.statusId });
    }
    const last = this.#touches.at(-1);
    if (last?.id !== issue.id || last.at !== issue.updatedAt) this.#touches.push({ id: issue.id, at: issue.updatedAt });
    if (this.#touches.length > 2 * this.#byId.size + 1000) this.#compact();
  }

  remove(issue: IssueRecord): void {
    this.#byId.delete(issue.id);
    const placed = this.#placed.get(issue.id);
    if (placed !== undefined) this.#bucket(placed.projectId, placed.statusId).delete(issue);
    this.#placed.delete(issue.id);
    for (const [key, id] of this.#idByKey) if (id === issue.id) this.#idByKey.delete(key);
  }

  /** Keys of moved issues, for a snapshot: the current key of an issue is not among them. */
  formerKeys(): [string, string][] {
    return [...this.#idByKey].filter(([key, id]) => this.#byId.get(id)?.key !== key);
  }

  rememberKey(key: string, id: string): void {
    this.#idByKey.set(key, id);
  }

  /** The issues of each project and status. Sets, because walking them is much quicker than a generator. */
  inProjects(projectIds: Iterable<string>, statusIds: ReadonlySet<string> | null): readonly ReadonlySet<IssueRecord>[] {
    return [...projectIds].flatMap((projectId) =>
      [...(this.#buckets.get(projectId) ?? [])]
        .filter(([statusId]) => statusIds === null || statusIds.has(statusId))
        .map(([, issues]) => issues),
    );
  }

  /** Issues updated at or after the instant, newest first. */
  *updatedSince(from: number): Generator<IssueRecord> {
    const seen = new Set<string>();
    for (let i = this.#touches.length - 1; i >= 0; i--) {
      const touch = this.#touches[i];
      if (touch === undefined || touch.at < from) return;
      const issue = this.#byId.get(touch.id);
      if (issue === undefined || seen.has(touch.id)) continue;
      seen.add(touch.id);
      yield issue;
    }
  }

  /** How many touches lie at or after the instant: an upper bound of what `updatedSince` yields. */
  countUpdatedSince(from: number): number {
    let low = 0;
    let high = this.#touches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#touches[middle]?.at ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return this.#touches.length - low;
  }

  #bucket(projectId: string, statusId: string): Set<IssueRecord> {
    let statuses = this.#buckets.get(projectId);
    if (statuses === undefined) this.#buckets.set(projectId, (statuses = new Map<string, Set<IssueRecord>>()));
    let issues = statuses.get(statusId);
    if (issues === undefined) statuses.set(statusId, (issues = new Set()));
    return issues;
  }

  #compact(): void {
    this.#touches = [...this.#byId.values()]
      .map((issue) => ({ id: issue.id, at: issue.updatedAt }))
      .toSorted((a, b) => a.at - b.at);
  }
}
