import type { AlertRule } from '../../contract/alert-rules';
import type { AccountId } from '../../contract/ids';
import type { TrialCounts } from '../../contract/trial';
import type { PastRun } from '../sla/past-run';
import { MINUTE_MS } from '../time/civil-date';
import { instantAfter, type Reading } from './next-look';
import { HELD_UP_MS } from './plan-mails';
import type { TellingHours } from './telling-hours';

/** What of a rule decides when its messages go out. */
export type ToldWhen = Pick<AlertRule, 'workingHoursOnly' | 'quietHours' | 'digestAt' | 'budgetPerDay'>;

/** Nobody knows who was assigned then; everybody else is known by account. */
export const ASSIGNEE = '+assignee';
export type Told = AccountId | typeof ASSIGNEE;

type ToldCounts = TrialCounts['told'];

/** The day of what has no instant. No limit of a day holds for it. */
const NO_DAY = -1;

/**
 * When a stopped run had used so much time: exact where our calendar is that of the clock and nothing paused it, else as if
 * all that our calendar counts beyond the clock's own time had come first. null: nobody kept when it ran.
 */
export const pastCrossing = (
  { span, elapsedMs: used }: PastRun,
  elapsedMs: number,
  working: Reading['working'],
): number | null => {
  if (span === null) return null;
  const idle = Math.max(0, working(span.startedAt, span.stoppedAt) - used);
  return instantAfter(span.startedAt, elapsedMs + idle, { working, limit: span.stoppedAt });
};

type Sending =
  | { readonly kind: 'single' | 'summary'; readonly minute: number }
  /** The clock had stopped by then. */
  | { readonly kind: 'ended' };

/** How and when a message about an alert of that instant would have gone out. */
export const sendingOf = (
  at: number | null,
  run: PastRun,
  { rule, hours }: { readonly rule: ToldWhen; readonly hours: TellingHours },
): Sending => {
  if (at === null || run.span === null) return { kind: 'single', minute: NO_DAY };
  const { digestAt } = rule;
  const sentAt = digestAt === null ? hours.openFrom(at, rule) : hours.digestAfter(at, { ...rule, digestAt });
  if (sentAt > at && sentAt >= run.span.stoppedAt) return { kind: 'ended' };
  const isJoined = digestAt !== null || sentAt - at > HELD_UP_MS;
  return isJoined
    ? { kind: 'summary', minute: Math.floor(sentAt / MINUTE_MS) }
    : { kind: 'single', minute: Math.floor(hours.startOfDay(sentAt) / MINUTE_MS) };
};

/** Adds up whom alerts would have been told, from where a portion before has ended. */
export const toldSoFar = (before: ToldCounts) => {
  const people = [...before.people];
  const singles = counter(before.singles);
  const summaries = counter(before.summaries);
  const sum = { assignee: before.assignee, nobody: before.nobody, ended: before.ended };
  const indexOf = (account: AccountId): number =>
    people.includes(account) ? people.indexOf(account) : people.push(account) - 1;
  return {
    add: (to: readonly Told[], sending: Sending): void => {
      if (sending.kind === 'ended') sum.ended += 1;
      else if (to.length === 0) sum.nobody += 1;
      else
        for (const one of to) {
          if (one === ASSIGNEE) sum.assignee += 1;
          else (sending.kind === 'single' ? singles : summaries).add(indexOf(one), sending.minute);
        }
    },
    counts: (): ToldCounts => ({ ...sum, people, singles: singles.list(), summaries: summaries.list() }),
  };
};

type Row = ToldCounts['singles'][number];

const counter = (rows: readonly Row[]) => {
  const counts = new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row]));
  return {
    add: (person: number, minute: number): void => {
      const key = `${person} ${minute}`;
      counts.set(key, [person, minute, (counts.get(key)?.[2] ?? 0) + 1]);
    },
    list: (): Row[] => [...counts.values()],
  };
};

/** Messages by person, and how many more a day's limit kept back. A summary is one message, and a digest is never kept back. */
export const messagesOf = (
  { people, singles, summaries }: ToldCounts,
  { rule, hours }: { readonly rule: ToldWhen; readonly hours: TellingHours },
): { readonly people: readonly (readonly [AccountId, number])[]; readonly over: number } => {
  const dayOf = (minute: number): number => Math.floor(hours.startOfDay(minute * MINUTE_MS) / MINUTE_MS);
  const wanted = [
    ...singles.map(([person, day, count]) => ({ person, day, count })),
    ...summaries.map(([person, minute]) => ({ person, day: dayOf(minute), count: 1 })),
  ];
  const days = Map.groupBy(wanted, ({ person, day }) => `${person} ${day}`);
  const sent = people.map(() => 0);
  let over = 0;
  for (const [first, ...rest] of days.values()) {
    if (first === undefined) continue;
    const all = rest.reduce((sum, { count }) => sum + count, first.count);
    const isLimited = rule.digestAt === null && first.day !== NO_DAY;
    const told = isLimited ? Math.min(all, rule.budgetPerDay) : all;
    sent[first.person] = (sent[first.person] ?? 0) + told;
    over += all - told;
  }
  return { people: people.map((account, index) => [account, sent[index] ?? 0]), over };
};
