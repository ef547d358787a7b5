import { AccountId, type IssueId, type IssueKey } from '../../../src/contract/ids.ts';
import { JiraUnavailableError } from '../../../src/usecases/ports/errors.ts';
import type { AlertPeople, Mailer, ThreadComments } from '../../../src/usecases/ports/telling.ts';

/** Works on every request. */
export const ASSIGNEE = AccountId.parse('adi');
/** Leads the project, and may not see every request. */
export const LEAD = AccountId.parse('lea');

export interface SentMail {
  readonly at: number;
  readonly issueId: IssueId;
  readonly to: AccountId;
  readonly paragraphs: readonly string[];
}

/** Whether a request has a security level that the lead is not in: every third one. */
export const isConfidential = (issueId: string): boolean => Number(issueId) % 3 === 0;

interface Jira {
  readonly now: () => number;
  /** Asked before anything is done; may throw. */
  readonly call: () => void;
  /** Asked before mail is sent; may throw. */
  readonly mail: () => void;
  /** Asked after it was done; may throw. */
  readonly answer: () => void;
  readonly exists: (issueId: IssueId) => boolean;
}

/** Mail and comments of a Jira in memory. */
export class TellingSite {
  readonly outbox: SentMail[] = [];
  /** Comments of each request, in the order in which they were written. */
  readonly comments = new Map<IssueId, { readonly id: string; paragraphs: readonly string[] }[]>();
  readonly #jira: Jira;
  #ids = 0;

  constructor(jira: Jira) {
    this.#jira = jira;
  }

  readonly mailer: Mailer = {
    send: async ({ issueId, to, paragraphs }) => {
      try {
        this.#jira.mail();
      } catch (error) {
        // A kill ends the function whatever it would do about an error.
        if (error instanceof JiraUnavailableError) return 'unknown';
        throw error;
      }
      if (!this.#jira.exists(issueId)) return 'refused';
      this.outbox.push({ at: this.#jira.now(), issueId, to, paragraphs });
      this.#jira.answer();
      return 'sent';
    },
  };

  readonly alertPeople: AlertPeople = {
    canBrowse: async (issueKey: IssueKey, accountId: AccountId) => {
      this.#jira.call();
      return accountId === ASSIGNEE || !isConfidential(issueKey.split('-')[1] ?? '');
    },
    findLead: async () => {
      this.#jira.call();
      return LEAD;
    },
    languageOf: async () => 'en',
  };

  readonly threadComments: ThreadComments = {
    find: async (issueId) => {
      this.#jira.call();
      return this.comments.get(issueId)?.[0]?.id ?? null;
    },
    add: async (issueId, paragraphs) => {
      this.#jira.call();
      if (!this.#jira.exists(issueId)) return null;
      const comment = { id: String((this.#ids += 1)), paragraphs };
      this.comments.set(issueId, [...(this.comments.get(issueId) ?? []), comment]);
      this.#jira.answer();
      return comment.id;
    },
    tryEdit: async ({ issueId, commentId }, paragraphs) => {
      this.#jira.call();
      const comment = this.comments.get(issueId)?.find(({ id }) => id === commentId);
      if (comment === undefined || !this.#jira.exists(issueId)) return false;
      comment.paragraphs = paragraphs;
      this.#jira.answer();
      return true;
    },
  };
}
