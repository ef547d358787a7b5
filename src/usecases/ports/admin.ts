import type { AuditKind } from '../../contract/audit';
import type { AccountId, Instant, IssueId } from '../../contract/ids';

/** All methods of these ports reject with StorageUnavailableError when the store does not answer as it should. */

/** Names, numbers and issue ids: never an account, never a text of a person. */
export type AuditDetail = Readonly<Record<string, string | number | readonly string[]>>;

export interface AuditNote {
  /** The same act noted twice is one entry. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: AuditKind;
  /** null: the app itself, or somebody who was erased since. */
  readonly by: AccountId | null;
  readonly detail: AuditDetail;
}

export interface Audit {
  note(entry: AuditNote): Promise<void>;
  /** Newest first, those before `before`. */
  page(before: Pick<AuditNote, 'at' | 'id'> | null, limit: number): Promise<readonly AuditNote[]>;
}

/** What is stored about one person, as rows under the names of their tables. */
export type Holdings = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export interface People {
  /** Requests this person has been invited to rate. */
  requestsOf(accountId: AccountId): Promise<readonly IssueId[]>;
  /** Every stored row that names this person, and the answers given. */
  holdings(accountId: AccountId): Promise<Holdings>;
}

/** The end of what has been kept long enough. Each takes at most `limit` and answers how many it took. */
export interface Forgetting {
  /** Requests closed, or deleted, before; with everything stored of them. */
  requests(before: Instant, limit: number): Promise<number>;
  /** Words of comments given before, summaries of requests closed before, notes and replies of follow-ups done before. */
  words(before: Instant, limit: number): Promise<number>;
  /** What nothing asks for any more: summaries on cards that expired before, runs of clocks of requests closed before. */
  details(before: Instant, limit: number): Promise<number>;
  /** Pushes that were made, or came to nothing, before. */
  pushes(before: Instant, limit: number): Promise<number>;
  /** Numbers of people whom no request, invitation or imported rating names any more, at most so many. */
  unnamed(limit: number): Promise<readonly number[]>;
  /** People with these numbers. Takes no limit: they were found one by one. */
  people(ids: readonly number[]): Promise<void>;
  /** Imported ratings given before. */
  ratings(before: Instant, limit: number): Promise<number>;
  audit(before: Instant, limit: number): Promise<number>;
}

/** How far behind the app is. */
export interface Waiting {
  /** When the newest request was seen last; null while there is none. */
  newestRequestAt(): Promise<Instant | null>;
  /** Since when the oldest work waits; null when nothing does. */
  oldestAt(): Promise<Instant | null>;
}
