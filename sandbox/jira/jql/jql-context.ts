import type { Actor, Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';

/** Who asks, when and where: `currentUser()`, relative dates and `startOfDay()` depend on it. */
export interface JqlContext {
  readonly site: Site;
  /** `null`: the site itself, for goals of SLAs; it sees everything. */
  readonly actor: Actor | null;
  readonly now: number;
  readonly zone: string;
}

/** What a clause rules out before any issue is read. `null` rules out nothing. */
export interface Narrowing {
  readonly projectIds: ReadonlySet<string> | null;
  readonly statusIds: ReadonlySet<string> | null;
  readonly issueIds: ReadonlySet<string> | null;
  readonly updatedSince: number | null;
}

export const NO_NARROWING: Narrowing = { projectIds: null, statusIds: null, issueIds: null, updatedSince: null };

/** A compiled clause. `cost` orders the members of an AND, cheapest first. */
export interface Condition {
  readonly test: (issue: IssueRecord) => boolean;
  readonly cost: number;
  readonly narrowing: Narrowing;
}

export const condition = (
  test: (issue: IssueRecord) => boolean,
  more: { readonly cost?: number; readonly narrowing?: Partial<Narrowing> } = {},
): Condition => ({
  test,
  cost: more.cost ?? 1,
  narrowing: { ...NO_NARROWING, ...more.narrowing },
});
