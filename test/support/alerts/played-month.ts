import { crossingsOf, keyOf, type TrueCrossing } from './alert-oracle.ts';
import { AlertWorld, type Faults } from './alert-world.ts';
import { randomLives, seeded } from './random-lives.ts';
import type { RequestHistory } from './request-history.ts';
import { tellingRule } from './telling-rule.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Monday 5 October 2026, 00:00 UTC. */
export const START = Date.UTC(2026, 9, 5);
const DAYS = 30;

export interface Month {
  readonly world: AlertWorld;
  readonly histories: ReadonlyMap<string, RequestHistory>;
  /** Crossings until a day before the end, by the histories alone. */
  readonly truth: readonly TrueCrossing[];
}

/** Thirty days of so many requests, told by mail and comment as well. */
export const playMonth = async (
  seed: number,
  { requests, faults }: { readonly requests: number; readonly faults: Faults },
): Promise<Month> => {
  const random = seeded(seed);
  const histories = randomLives(requests, { start: START, days: DAYS - 3, random });
  const world = new AlertWorld(histories, { start: START, faults, random, rules: [tellingRule()] });
  await world.play(START + DAYS * DAY);
  const truth = histories.flatMap(crossingsOf).filter(({ at }) => at < START + (DAYS - 1) * DAY);
  return { world, histories: new Map(histories.map((each) => [each.id, each])), truth };
};

/** Events and looks lost, doubled and late, functions killed, and three outages, from one seed. */
export const faultsOf = (seed: number): Faults => {
  const random = seeded(seed * 7919);
  const outage = (of: 'app' | 'jira' | 'mail') => {
    const from = START + Math.floor((3 + random() * 20) * DAY);
    return { from, to: from + Math.floor((0.5 + random() * 2) * HOUR), of };
  };
  return {
    dropEvent: 0.1,
    doubleEvent: 0.1,
    delayEvent: 0.3,
    dropLook: 0.1,
    delayLook: 0.2,
    kill: 0.05,
    until: START + (DAYS - 1) * DAY,
    outages: [outage('app'), outage('jira'), outage('app'), outage('mail')],
  };
};

/** Crossings that stay the furthest for longer than `grace`, so that they must have been raised. */
export const lasting = (truth: readonly TrueCrossing[], grace: number): readonly TrueCrossing[] =>
  truth.filter((crossing) => crossing.until - crossing.at > grace);

/** Longest outage and what the app may take after it. */
export const graceOf = ({ outages }: Faults): number =>
  Math.max(...outages.map(({ from, to }) => to - from)) + 3 * HOUR;

export const missing = ({ world }: Month, wanted: readonly TrueCrossing[]): readonly string[] =>
  wanted.map(keyOf).filter((key) => !world.store.raised.has(key));
