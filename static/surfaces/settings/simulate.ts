import type { Settings } from '../../../src/contract/settings';

/** A request that was closed, by whose it is and when. */
export interface PastClose {
  readonly requester: string;
  readonly at: number;
}

/** What the closes of the last thirty days would have meant for people. */
export interface Simulated {
  readonly people: number;
  readonly closes: number;
  readonly pushes: number;
  /** Pushes to the person who would have got most. */
  readonly most: number;
}

const DAY = 86_400_000;

/** Plays the budget over real closes, as if every process wrote a comment: the most that could happen. */
export function simulate(closes: readonly PastClose[], { perMonth, coolDownDays }: Settings['contact']): Simulated {
  const sent = new Map<string, number[]>();
  for (const { requester, at } of closes.toSorted((a, b) => a.at - b.at)) {
    const before = sent.get(requester) ?? [];
    const last = before.at(-1);
    const rested = last === undefined || at - last >= coolDownDays * DAY;
    const inMonth = before.filter((earlier) => at - earlier < 30 * DAY).length;
    sent.set(requester, rested && inMonth < perMonth ? [...before, at] : before);
  }
  const counts = [...sent.values()].map(({ length }) => length);
  return {
    people: counts.length,
    closes: closes.length,
    pushes: counts.reduce((sum, count) => sum + count, 0),
    most: Math.max(0, ...counts),
  };
}
