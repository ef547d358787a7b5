import type { Instant } from '../../contract/ids';
import type { Settings } from '../../contract/settings';

/** One page of a search through the time before the app. */
export interface HistoryQuestion {
  readonly jql: string;
  /** Token of the page; null: the first. */
  readonly after: string | null;
  readonly limit: number;
  readonly settings: Settings;
}

/** What a page told, once it is stored. */
export interface HistoryPage {
  readonly read: number;
  /** Of them those that were not there. */
  readonly added: number;
  /** When the oldest request of the page was created; null of an empty page. */
  readonly oldest: Instant | null;
  /** null: the last page. */
  readonly next: string | null;
}

export const oldestOf = (requests: readonly { readonly createdAt: Instant }[]): Instant | null =>
  requests.reduce<Instant | null>(
    (oldest, { createdAt }) => (oldest === null || createdAt < oldest ? createdAt : oldest),
    null,
  );
