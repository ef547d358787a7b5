import { crossingsOf, keyOf, type TrueCrossing } from './alert-oracle.ts';
import { AlertWorld } from './alert-world.ts';
import type { Faults } from './faults.ts';
import { randomLives, seeded } from './random-lives.ts';
import type { RequestHistory } from './request-history.ts';
import { tellingRule } from './telling-rule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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

/** An event is lost, the hourly walk that would find the change is killed, and so is the next. */
const GRACE = 3 * HOUR;

/** By when a crossing has to be raised if it lasts: outages of the app and of Jira that come in between push it on. */
const owedBy = ({ at }: TrueCrossing, { outages }: Faults): number =>
  outages
    .filter(({ of }) => of !== 'mail')
    .toSorted((a, b) => a.from - b.from)
    .reduce((by, { from, to }) => (from < by && to > at ? by + to - Math.max(from, at) : by), at + GRACE);

/** Crossings that stay the furthest for longer than the faults allow them to go unnoticed. */
export const owed = (truth: readonly TrueCrossing[], faults: Faults): readonly TrueCrossing[] =>
  truth.filter((crossing) => crossing.until > owedBy(crossing, faults));

/** Crossings that were raised, but later than the faults allow; those that a pause hid for a while are left out. */
export const overdue = ({ world, truth }: Month, faults: Faults): readonly string[] =>
  truth
    .filter((crossing) => {
      const raisedAt = world.store.raised.get(keyOf(crossing))?.raisedAt ?? 0;
      return raisedAt <= crossing.until && raisedAt > owedBy(crossing, faults);
    })
    .map(keyOf);

/** Nothing went wrong with the request since its clock runs as it does, nor with any tick shortly before the crossing. */
export const isUndisturbed = (
  { world: { disturbances } }: Month,
  { issueId, at, steadySince }: TrueCrossing,
): boolean =>
  !(disturbances.get(issueId) ?? []).some((each) => each >= steadySince && each <= at + MINUTE) &&
  !(disturbances.get('') ?? []).some((each) => each >= at - 20 * MINUTE && each <= at + MINUTE);

export const missing = ({ world }: Month, wanted: readonly TrueCrossing[]): readonly string[] =>
  wanted.map(keyOf).filter((key) => !world.store.raised.has(key));
