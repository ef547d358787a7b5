import type { MetricOutcome, Outcome } from '../request-fact';

/** Counts under names: how many there were, and of how many of them something held. */
export type Shares = Readonly<Record<string, readonly [part: number, whole: number]>>;

/** Counts of closed requests by what names them. Small: a desk has a handful of each. */
export interface Tally {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly channels: Readonly<Record<string, number>>;
  /** Of each SLA metric: requests that kept its goal, of those whose clock had stopped. */
  readonly metrics: Shares;
}

interface Tallied {
  readonly outcome: Outcome | null;
  readonly channel: string | null;
  readonly metrics: readonly MetricOutcome[];
}

export const NO_TALLY: Tally = { outcomes: {}, channels: {}, metrics: {} };

/** The tally of closed requests. */
export const tallyOf = (facts: readonly Tallied[]): Tally => ({
  outcomes: countsBy(facts.map(({ outcome }) => outcome)),
  channels: countsBy(facts.map(({ channel }) => channel)),
  metrics: addShares(facts.flatMap(({ metrics }) => metrics.map(({ metric, met }) => [metric, [Number(met), 1]]))),
});

/** The tally of several stretches together. */
export const addTallies = (tallies: readonly Tally[]): Tally => ({
  outcomes: addUp(tallies.flatMap(({ outcomes }) => Object.entries(outcomes))),
  channels: addUp(tallies.flatMap(({ channels }) => Object.entries(channels))),
  metrics: addShares(tallies.flatMap(({ metrics }) => Object.entries(metrics))),
});

const countsBy = (names: readonly (string | null)[]): Readonly<Record<string, number>> =>
  addUp(names.flatMap((name): readonly (readonly [string, number])[] => (name === null ? [] : [[name, 1]])));

/** In the order of the names, so that equal tallies are written equally. */
const sorted = <Value>(entries: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> =>
  Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));

const addUp = (entries: readonly (readonly [string, number])[]): Readonly<Record<string, number>> => {
  const sums = new Map<string, number>();
  for (const [name, n] of entries) sums.set(name, (sums.get(name) ?? 0) + n);
  return sorted(sums);
};

const addShares = (entries: readonly (readonly [string, readonly [number, number]])[]): Shares => {
  const sums = new Map<string, readonly [number, number]>();
  for (const [name, [part, whole]] of entries) {
    const [before, all] = sums.get(name) ?? [0, 0];
    sums.set(name, [before + part, all + whole]);
  }
  return sorted(sums);
};
