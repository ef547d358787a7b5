import type { AccountId, Instant, IssueId } from '../../contract/ids';
import type { ContactBudget, ProcessSettings } from '../../contract/settings';
import { shortHash } from '../experience/short-hash';
import { DAY_MS, MINUTE_MS } from '../time/civil-date';
import { toInstant } from '../time/instant';

/** So many closes by one person … */
const BULK_CLOSES = 5;
/** … inside so long are one act, not so many conversations. */
export const BULK_WINDOW_MS = 10 * MINUTE_MS;
const MONTH_MS = 30 * DAY_MS;

/** One close that somebody is asked about, on its way to be pushed. Natural key: issue and number of the close. */
export interface PlannedPush {
  readonly issueId: IssueId;
  readonly closeNo: number;
  /** Account of the requester; empty once it is gone. */
  readonly requester: string;
  /** Names whoever closed it here and nowhere else, see {@link pseudonymOf}; null when nobody did. */
  readonly closer: string | null;
  readonly closedAt: Instant;
  readonly dueAt: Instant;
  readonly channel: ProcessSettings['push'];
}

/** A push that has been made, or is being made. */
export interface Contact {
  readonly requester: string;
  readonly at: Instant;
}

export type PushVerdict =
  | { readonly kind: 'push' }
  /** Asked by the open card and Jira's own mail alone. */
  | { readonly kind: 'no-channel' }
  | { readonly kind: 'not-asked'; readonly reason: 'bulk-close' | 'contact-budget' };

/** When a push may be made: at the asking, and not before it can be seen whether the close was one of many. */
export const dueAtOf = (closedAt: Instant, opensAt: Instant): Instant =>
  toInstant(Math.max(opensAt, closedAt + BULK_WINDOW_MS));

/** Heard of so late, a close is asked about on its card alone: what was closed before the start, or while a project was paused. */
const OLD_NEWS_MS = DAY_MS;

export const isOldNews = (closedAt: Instant, now: Instant): boolean => now - closedAt > OLD_NEWS_MS;

/** Stands for an account where only sameness counts: the store then holds nothing to report or erase. */
export const pseudonymOf = (accountId: AccountId): string => shortHash(accountId);

/** Natural key of a close as text. */
export const closeKeyOf = ({ issueId, closeNo }: Pick<PlannedPush, 'issueId' | 'closeNo'>): string =>
  `${issueId}.${closeNo}`;

/**
 * Of pushes that are due, which are made. `neighbours`: every push, of any state, by the same closers around them.
 * `contacts`: what the same people got before. The order they are given in does not matter, and over any thirty days
 * nobody gets more than the budget, nor two inside the cool-down.
 */
export const planPushes = (
  due: readonly PlannedPush[],
  known: {
    readonly neighbours: readonly PlannedPush[];
    readonly contacts: readonly Contact[];
    readonly budget: ContactBudget;
    readonly now: Instant;
  },
): ReadonlyMap<string, PushVerdict> => {
  const superfluous = superfluousInBulk([...known.neighbours, ...due]);
  const contacts = [...known.contacts];
  const verdicts = new Map<string, PushVerdict>();
  for (const push of due.toSorted(byClose)) {
    const verdict = verdictOf(push, { ...known, contacts, superfluous });
    if (verdict.kind === 'push') contacts.push({ requester: push.requester, at: known.now });
    verdicts.set(closeKeyOf(push), verdict);
  }
  return verdicts;
};

const verdictOf = (
  push: PlannedPush,
  known: {
    readonly superfluous: ReadonlySet<string>;
    readonly contacts: readonly Contact[];
    readonly budget: ContactBudget;
    readonly now: Instant;
  },
): PushVerdict => {
  if (known.superfluous.has(closeKeyOf(push))) return { kind: 'not-asked', reason: 'bulk-close' };
  if (push.channel === 'none') return { kind: 'no-channel' };
  const own = known.contacts.filter(({ requester }) => requester === push.requester);
  return mayContact(own, known.budget, known.now) ? { kind: 'push' } : { kind: 'not-asked', reason: 'contact-budget' };
};

/** Whether one more contact now keeps inside the budget. A contact exactly as old as a window is outside of it. */
export const mayContact = (contacts: readonly Pick<Contact, 'at'>[], budget: ContactBudget, now: Instant): boolean =>
  contacts.filter(({ at }) => now - at < MONTH_MS).length < budget.perMonth &&
  contacts.every(({ at }) => now - at >= budget.coolDownDays * DAY_MS);

/** Closes of one act beside the first of each requester. */
const superfluousInBulk = (pushes: readonly PlannedPush[]): ReadonlySet<string> => {
  const closers = new Map<string, Map<string, PlannedPush>>();
  for (const push of pushes) {
    if (push.closer === null) continue;
    const closes = closers.get(push.closer) ?? new Map<string, PlannedPush>();
    closers.set(push.closer, closes.set(closeKeyOf(push), push));
  }
  const superfluous = new Set<string>();
  for (const closes of closers.values()) {
    const asked = new Set<string>();
    for (const push of bulkOf([...closes.values()].toSorted(byClose))) {
      if (asked.has(push.requester)) superfluous.add(closeKeyOf(push));
      asked.add(push.requester);
    }
  }
  return superfluous;
};

/** Closes that stand with four others inside one window. */
const bulkOf = (closes: readonly PlannedPush[]): readonly PlannedPush[] => {
  const bulk = new Set<PlannedPush>();
  closes.forEach((first, index) => {
    const window = closes.slice(index).filter(({ closedAt }) => closedAt - first.closedAt <= BULK_WINDOW_MS);
    if (window.length >= BULK_CLOSES) window.forEach((push) => bulk.add(push));
  });
  return [...bulk];
};

const byClose = (a: PlannedPush, b: PlannedPush): number =>
  a.closedAt - b.closedAt || Number(a.issueId) - Number(b.issueId) || a.closeNo - b.closeNo;
