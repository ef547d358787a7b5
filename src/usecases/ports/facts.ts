import type { AccountId, Instant, IssueId, IssueKey, ProcessId, ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { RequestRecord } from '../../domain/experience/request-record';
import type { RequestFact } from '../../domain/request-fact';
import type { Withdrawal } from '../../domain/experience/plan-request';
import type { Answer } from '../../domain/survey/answer';
import type { CardFacts } from '../../domain/survey/card-standing';
import type { Sampling } from '../../domain/survey/sampling';
import type { PlannedPush } from '../../domain/survey/push';
import type { Invitation } from '../../domain/survey/invitation';

/** All methods of these ports reject with StorageUnavailableError when the store does not answer as it should. */

export interface VersionedSettings {
  /** 0: nobody has saved yet, the defaults hold. */
  readonly version: number;
  readonly settings: Settings;
  readonly savedBy: AccountId | null;
  readonly savedAt: Instant | null;
}

/** What the loop reads of one request, in one statement. The invitation is that of the newest close. */
export interface LoopState extends CardFacts, VersionedSettings {
  /** Name of the request's project; null until a read has told it. */
  readonly projectName: string | null;
  /** Key that the main request of a duplicate has now; null when it is not known. */
  readonly mainKey: IssueKey | null;
  readonly sampling: Sampling | null;
  /** Whether a write of fields for the current minute has been asked for. */
  readonly isWriteDue: boolean;
}

export interface LoopStates {
  /** The request that has this key now. `since`: a write asked for after it is still to come. */
  findByKey(key: IssueKey, since: Instant): Promise<LoopState>;
  findById(id: IssueId, since: Instant): Promise<LoopState>;
  /** Without settings; ids nobody has met are missing. Answers hold the scores only. */
  findMany(ids: readonly IssueId[]): Promise<ReadonlyMap<IssueId, CardFacts>>;
}

export interface Requests {
  /** Upserts by issue id; an older observation leaves a newer one as it is. One statement. */
  save(records: readonly RequestRecord[]): Promise<void>;
  /** A page of all requests by issue id, after `after`. */
  page(after: IssueId | null, limit: number): Promise<readonly RequestRecord[]>;
  /** How many there are, and how many with a department. */
  coverage(): Promise<{ readonly requests: number; readonly withDepartment: number }>;
  /** How many each process has closed since. */
  closesByProcess(since: Instant): Promise<readonly { readonly processId: ProcessId; readonly closes: number }[]>;
}

export interface Invitations {
  /** With the pushes of those that have one. Keeps what is there: the first draw of a close stands. One statement. */
  invite(invitations: readonly Invitation[], pushes: readonly PlannedPush[]): Promise<void>;
  withdraw(issueId: IssueId, withdrawal: Withdrawal): Promise<void>;
}

export interface Answers {
  /** Upserts by issue, close and item; `answeredAt` of an item already answered stays. One statement. */
  save(to: Pick<Invitation, 'issueId' | 'closeNo'>, answers: readonly Answer[]): Promise<void>;
}

/** One change of a request's facts; `before` null: there was no fact. */
export interface FactChange {
  readonly before: RequestFact | null;
  readonly after: RequestFact;
}

/** Makes stale what the facts before or after a change can touch. Called before the facts are written. One statement. */
export interface CellMarks {
  mark(changes: readonly FactChange[], settings: Settings): Promise<void>;
}

export interface PendingField {
  readonly issueId: IssueId;
  /** Names this very mark: a later mark has another. */
  readonly token: string;
  readonly facts: CardFacts;
}

/** Requests whose custom fields may differ from their facts. */
export interface PendingFields {
  /** Marks before the fact is written. */
  mark(issueIds: readonly IssueId[], at: Instant): Promise<void>;
  /** The oldest marks made before `before`, with what the fields follow from and the settings, in one statement. */
  read(
    before: Instant,
    limit: number,
  ): Promise<{ readonly settings: Settings; readonly pending: readonly PendingField[] }>;
  /** Removes exactly these marks; one made since stays. */
  settle(pending: readonly Pick<PendingField, 'issueId' | 'token'>[]): Promise<void>;
  /** Marks unanswered requests whose invitation expired in `[from, to)`. */
  markExpired(from: Instant, to: Instant): Promise<void>;
}

export interface Named {
  readonly kind: 'process' | 'department' | 'project';
  readonly id: string;
  readonly name: string;
  readonly projectId: ProjectId;
}

export interface Names {
  remember(names: readonly Named[]): Promise<void>;
  list(kind: Named['kind']): Promise<readonly Named[]>;
}

export interface SettingsStore {
  get(): Promise<VersionedSettings>;
  /** false, and nothing changed, when the stored version is not `version`. */
  trySave(
    version: number,
    next: { readonly settings: Settings; readonly by: AccountId | null; readonly at: Instant },
  ): Promise<boolean>;
}

/** Resumable work: a small JSON document a name. */
export interface Watermarks {
  find(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
}

export interface ManyWatermarks {
  /** The values of those names that have one, in one reading. */
  findMany(names: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
}

/** The store's own shape. */
export interface Schema {
  /** Brings the store to this release's shape; may run at any time and twice at once. */
  migrate(): Promise<void>;
}

/** The end of personal data. */
export interface Erasure {
  /** Takes comments, summaries and accounts off one deleted request, or off all that are still to be wiped. */
  wipeDeleted(issueId: IssueId | 'all'): Promise<void>;
  /** Takes away words by and about erased people that were on their way to the store while their person was erased. */
  wipeErased(): Promise<void>;
  /** Account ids stored anywhere, after `after`, in order. */
  accounts(after: AccountId | null, limit: number): Promise<readonly AccountId[]>;
  /** Takes an account off everything; its scale values stay, tied together by `alias`. */
  erase(accountId: AccountId, alias: string): Promise<void>;
}
