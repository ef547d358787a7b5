import type { Instant } from '../contract/ids';
import type { ContactBudget } from '../contract/settings';
import { inScope } from '../domain/experience/scope';
import { BULK_WINDOW_MS, closeKeyOf, planPushes, type PlannedPush, type PushVerdict } from '../domain/survey/push';
import { DAY_MS } from '../domain/time/civil-date';
import { toInstant } from '../domain/time/instant';
import type { PendingFields, SettingsStore } from './ports/facts';
import type { DuePush, PushComments, Pushes } from './ports/pushes';
import type { Clock } from './ports/system';

export interface SendPushesDeps {
  readonly pushes: Pushes;
  readonly comments: PushComments;
  readonly pending: Pick<PendingFields, 'mark'>;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly clock: Clock;
}

const LIMIT = 100;
/** A function lives four minutes; whoever is silent for longer is dead. */
export const STUCK_AFTER_MS = 10 * 60_000;
/** Longest cool-down and longest window of the budget. */
const REMEMBERED_MS = 95 * DAY_MS;

/**
 * Settles the pushes that are due: takes the asking back for closes of one act and beyond the budget, and writes the
 * comment of the others, once. Claimed before it is written; cut off in between, the next run looks for the comment on
 * the request before it writes another.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; what is left is still due
 */
export const sendPushes = (deps: SendPushesDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const found = await deps.pushes.due(now, toInstant(now - STUCK_AFTER_MS), LIMIT);
  if (found.length === 0) return;
  const { settings } = await deps.settings.get();
  // Where the app is switched off nobody is asked, then or later.
  const isServed = ({ projectId }: DuePush): boolean => projectId !== null && inScope(settings, projectId);
  for (const push of found.filter((each) => !isServed(each))) await settle(deps, push, now);
  const due = found.filter(isServed);
  const waiting = due.filter(({ state }) => state === 'waiting');
  for (const push of waiting.filter(({ isOpen }) => !isOpen)) await settle(deps, push, now);
  await makeOpen(
    deps,
    waiting.filter(({ isOpen }) => isOpen),
    { budget: settings.contact, now },
  );
  for (const push of due.filter(({ state }) => state === 'sending')) await finish(deps, push, now);
};

const makeOpen = async (
  deps: SendPushesDeps,
  open: readonly DuePush[],
  context: { readonly budget: ContactBudget; readonly now: Instant },
): Promise<void> => {
  const verdicts = await decide(deps, open, context);
  const chosen = open.filter((push) => verdicts.get(closeKeyOf(push))?.kind === 'push');
  const done = chosen.length === 0 ? new Set() : await deps.comments.stillDone(chosen.map(({ issueId }) => issueId));
  for (const push of open) {
    const verdict = verdicts.get(closeKeyOf(push));
    if (verdict?.kind === 'not-asked') await unask(deps, push, { reason: verdict.reason, now: context.now });
    else if (verdict?.kind === 'push' && done.has(push.issueId)) await send(deps, push, context.now);
    else await settle(deps, push, context.now);
  }
};

const decide = async (
  { pushes }: SendPushesDeps,
  due: readonly PlannedPush[],
  { budget, now }: { readonly budget: ContactBudget; readonly now: Instant },
): Promise<ReadonlyMap<string, PushVerdict>> => {
  if (due.length === 0) return new Map();
  const closers = [...new Set(due.flatMap(({ closer }) => closer ?? []))];
  const closes = due.map(({ closedAt }) => closedAt);
  const from = toInstant(Math.min(...closes) - BULK_WINDOW_MS);
  const neighbours = await pushes.neighbours(closers, from, toInstant(Math.max(...closes) + BULK_WINDOW_MS));
  const people = [...new Set(due.map(({ requester }) => requester))];
  const asksContacts = due.some(({ channel }) => channel !== 'none');
  const contacts = asksContacts ? await pushes.contacts(people, toInstant(now - REMEMBERED_MS)) : [];
  return planPushes(due, { neighbours, contacts, budget, now });
};

const settle = async ({ pushes }: SendPushesDeps, push: DuePush, at: Instant): Promise<void> => {
  await pushes.tryMove(push, { from: push.state, to: 'settled', at });
};

/** The mark first: its field says "Awaiting rating" until the sweep has been there. */
const unask = async (
  deps: SendPushesDeps,
  push: DuePush,
  { reason, now }: { readonly reason: 'bulk-close' | 'contact-budget'; readonly now: Instant },
): Promise<void> => {
  await deps.pending.mark([push.issueId], now);
  await deps.pushes.unask(push, reason);
  await settle(deps, push, now);
};

const send = async (deps: SendPushesDeps, push: DuePush, at: Instant): Promise<void> => {
  if (!(await deps.pushes.tryMove(push, { from: 'waiting', to: 'sending', at }))) return;
  const isWritten = await deps.comments.tryWrite(push);
  await deps.pushes.tryMove(push, { from: 'sending', to: isWritten ? 'sent' : 'settled', at });
};

/** Claimed and cut off: written already, or to be written while the close stands. */
const finish = async (deps: SendPushesDeps, push: DuePush, at: Instant): Promise<void> => {
  const isThere = await deps.comments.isThere(push);
  const mayWrite = !isThere && push.isOpen && (await deps.comments.stillDone([push.issueId])).has(push.issueId);
  const isWritten = isThere || (mayWrite && (await deps.comments.tryWrite(push)));
  await deps.pushes.tryMove(push, { from: 'sending', to: isWritten ? 'sent' : 'settled', at });
};
