import type { AccountId, Instant, IssueId, IssueKey, ProjectId } from '../../contract/ids';
import type { Language } from '../../contract/words';
import type { Delivery } from '../../domain/alerts/deliveries';
import type { Crossing } from '../../domain/alerts/plan-clocks';
import type { Touch } from './alerts';

/** An alert as it is stored; the key of its request is Jira's to say. */
export interface RaisedAlert extends Omit<Crossing, 'issueKey'> {
  readonly raisedAt: Instant;
}

/** Alerts with something still to be told. All methods reject with StorageUnavailableError when the store does not answer as it should. */
export interface UntoldAlerts {
  /** Alerts that have not ended and have something to be told by `until`, the oldest first. */
  due(until: Instant, limit: number): Promise<readonly RaisedAlert[]>;
  /** Alerts of these requests that have not ended, told or not, the oldest first. */
  standing(issueIds: readonly IssueId[]): Promise<readonly RaisedAlert[]>;
  /** When the alerts have something to be told again; null: never. */
  remember(alerts: readonly RaisedAlert[], at: Instant | null): Promise<void>;
}

/** What became of a message. `unknown`: cut off while it was sent, so it may have arrived; it is never sent again. */
export type MailState = 'sending' | 'sent' | 'unknown' | 'refused' | 'dropped';

export type MailCounts = Readonly<Record<Exclude<MailState, 'sending'>, number>>;

/**
 * Messages to people, by alert and person: who inserts one first sends it. All methods reject with StorageUnavailableError
 * when the store does not answer as it should.
 */
export interface AlertMails {
  /** Claims what nobody has claimed yet, under a token of this very message, and answers what this caller owns. */
  claim(
    deliveries: readonly Delivery[],
    claim: { readonly token: string; readonly at: Instant; readonly state: MailState },
  ): Promise<readonly Delivery[]>;
  /** Says what became of the message; null takes the claim back, for it was surely not sent. */
  settle(token: string, state: MailState | null): Promise<void>;
  /** Messages that each of these people was sent since, a summary counted once. */
  toldSince(accountIds: readonly AccountId[], since: Instant): Promise<ReadonlyMap<AccountId, number>>;
  /** Messages since; those still being sent that began before `stuckSince` are `unknown`. */
  counts(since: Instant, stuckSince: Instant): Promise<MailCounts>;
}

/** Jira's own mail. */
export interface Mailer {
  /**
   * Sends one message about the issue to the person, once. `refused`: Jira does not take it. `busy`: surely not sent.
   * `unknown`: no answer, so it may have been sent. Never rejects because of Jira.
   */
  send(mail: {
    readonly issueId: IssueId;
    readonly to: AccountId;
    readonly subject: string;
    readonly paragraphs: readonly string[];
    readonly language: Language;
  }): Promise<'sent' | 'refused' | 'busy' | 'unknown'>;
}

/** Who stands for a role, and what they may see. Methods reject with JiraBusyError or JiraUnavailableError. */
export interface AlertPeople {
  /** Whether the person is active and may browse the issue, as Jira says it now. */
  canBrowse(issueKey: IssueKey, accountId: AccountId): Promise<boolean>;
  /** null: nobody leads the project, or the app may not see it. */
  findLead(projectId: ProjectId): Promise<AccountId | null>;
  /** The language of the person's own account. */
  languageOf(accountId: AccountId): Promise<Language>;
}

/** The one internal comment of a request that speaks of its alerts, as far as we know it. */
export interface AlertThread {
  readonly issueId: IssueId;
  /** null: about to be written for the first time, or cut off while it was. */
  readonly commentId: string | null;
  /** Hash of what it says; null: nobody knows. */
  readonly written: string | null;
}

/** All methods reject with StorageUnavailableError when the store does not answer as it should. */
export interface AlertThreads {
  find(issueIds: readonly IssueId[]): Promise<readonly AlertThread[]>;
  save(thread: AlertThread): Promise<void>;
  /** Notes that what the comments say may not be true any more. */
  mark(issueIds: readonly IssueId[], at: Instant): Promise<void>;
  /** The oldest marks. */
  read(limit: number): Promise<readonly Touch[]>;
  /** Removes exactly these; a mark made since stays. */
  settle(marks: readonly Touch[]): Promise<void>;
}

/** Internal comments, told from others by a property. Methods reject with JiraBusyError or JiraUnavailableError. */
export interface ThreadComments {
  /** The comment of alerts on the request; null: there is none. */
  find(issueId: IssueId): Promise<string | null>;
  /** Writes it; null where Jira refuses for good. */
  add(issueId: IssueId, paragraphs: readonly string[]): Promise<string | null>;
  /** Changes what it says; false when it is not there any more. */
  tryEdit(
    comment: { readonly issueId: IssueId; readonly commentId: string },
    paragraphs: readonly string[],
  ): Promise<boolean>;
}
