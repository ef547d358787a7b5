import type { AccountId, Instant, IssueId } from '../../../src/contract/ids.ts';
import type { Delivery } from '../../../src/domain/alerts/deliveries.ts';
import type { AlertMails, AlertThread, AlertThreads, MailState } from '../../../src/usecases/ports/telling.ts';
import { alertKey } from './alert-store.ts';

export interface StoredMail {
  readonly to: AccountId;
  readonly token: string;
  readonly at: Instant;
  state: MailState;
}

const mailKey = ({ alert, to }: Delivery): string => `${alertKey(alert)} ${to}`;

/** The tables of messages in memory. Each call first asks `call`, which may throw. */
export class TellingStore {
  readonly mails = new Map<string, StoredMail>();
  readonly threadRows = new Map<IssueId, AlertThread>();
  readonly marked = new Map<IssueId, string>();
  readonly #call: () => void;
  /** Keys of mails by their claim, and mails in the order in which they were claimed: time never goes back. */
  readonly #keys = new Map<string, string[]>();
  readonly #log: StoredMail[] = [];
  #tokens = 0;

  constructor(call: () => void) {
    this.#call = call;
  }

  readonly alertMails: AlertMails = {
    claim: async (deliveries, { token, at, state }) => {
      this.#call();
      for (const delivery of deliveries) {
        const key = mailKey(delivery);
        if (!this.mails.has(key)) this.#store(key, { to: delivery.to, token, at, state });
      }
      // Killed between insert and read, the claim stands and nobody knows of it.
      this.#call();
      return deliveries.filter((delivery) => this.mails.get(mailKey(delivery))?.token === token);
    },
    settle: async (token, state) => {
      this.#call();
      for (const key of this.#keys.get(token) ?? []) {
        const mail = this.mails.get(key);
        if (mail?.token !== token) continue;
        if (state === null) this.#forget(key, mail);
        else mail.state = state;
      }
    },
    toldSince: async (accountIds, since) => {
      this.#call();
      const told = this.#since(since).filter(({ state }) => state !== 'dropped' && state !== 'refused');
      return new Map(
        accountIds.map((id) => [id, new Set(told.filter(({ to }) => to === id).map(({ token }) => token)).size]),
      );
    },
    counts: async (since, stuckSince) => {
      this.#call();
      const counts = { sent: 0, unknown: 0, refused: 0, dropped: 0 };
      for (const { state, at } of new Map(this.#since(since).map((mail) => [mail.token, mail])).values()) {
        if (state !== 'sending') counts[state] += 1;
        else if (at < stuckSince) counts.unknown += 1;
      }
      return counts;
    },
  };

  readonly threads: AlertThreads = {
    find: async (ids) => {
      this.#call();
      return ids.flatMap((id) => this.threadRows.get(id) ?? []);
    },
    save: async (thread) => {
      this.#call();
      this.threadRows.set(thread.issueId, thread);
    },
    mark: async (ids) => {
      this.#call();
      for (const id of ids) this.marked.set(id, `m${(this.#tokens += 1)}`);
    },
    read: async (limit) => {
      this.#call();
      return [...this.marked].slice(0, limit).map(([issueId, token]) => ({ issueId, token }));
    },
    settle: async (marks) => {
      this.#call();
      for (const { issueId, token } of marks) if (this.marked.get(issueId) === token) this.marked.delete(issueId);
    },
  };

  #store(key: string, mail: StoredMail): void {
    this.mails.set(key, mail);
    this.#log.push(mail);
    this.#keys.set(mail.token, [...(this.#keys.get(mail.token) ?? []), key]);
  }

  #forget(key: string, mail: StoredMail): void {
    this.mails.delete(key);
    this.#log.splice(this.#log.lastIndexOf(mail), 1);
  }

  #since(since: number): readonly StoredMail[] {
    return this.#log.slice(this.#log.findLastIndex(({ at }) => at < since) + 1);
  }
}
