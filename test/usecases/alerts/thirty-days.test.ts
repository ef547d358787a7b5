import { describe, expect, it } from 'vitest';
import { crossingsOf, keyOf, wasTrue, type TrueCrossing } from '../../support/alerts/alert-oracle.ts';
import { AlertWorld, NO_FAULTS, type Faults } from '../../support/alerts/alert-world.ts';
import { randomLives, seeded } from '../../support/alerts/random-lives.ts';
import { elapsedAt, isPausedAt, type RequestHistory, type Run } from '../../support/alerts/request-history.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Monday 5 October 2026, 00:00 UTC. */
const START = Date.UTC(2026, 9, 5);
const DAYS = 30;
/** On each of the twenty seeds, and in the two months without a fault. `ALERT_REQUESTS=5000` takes an hour. */
const REQUESTS = Number(process.env['ALERT_REQUESTS'] ?? 250);
/** Its hours are not those the app was told of. */
const FOREIGN = 'customfield_3';

const play = async (seed: number, faults: Faults) => {
  const random = seeded(seed);
  const histories = randomLives(REQUESTS, { start: START, days: DAYS - 3, random });
  const world = new AlertWorld(histories, { start: START, faults, random });
  await world.play(START + DAYS * DAY);
  const truth = histories.flatMap(crossingsOf).filter(({ at }) => at < START + (DAYS - 1) * DAY);
  return { world, histories: new Map(histories.map((each) => [each.id, each])), truth };
};
type Played = Awaited<ReturnType<typeof play>>;

/** Crossings that stay the furthest for longer than `grace`, so that they must have been raised. */
const lasting = (truth: readonly TrueCrossing[], grace: number): readonly TrueCrossing[] =>
  truth.filter((crossing) => crossing.until - crossing.at > grace);

const missing = ({ world }: Played, wanted: readonly TrueCrossing[]): readonly string[] =>
  wanted.map(keyOf).filter((key) => !world.store.raised.has(key));

const untrue = ({ world, histories }: Played): readonly string[] =>
  [...world.store.raised]
    .filter(([, alert]) => {
      const history = histories.get(alert.issueId);
      return history === undefined || !wasTrue(history, alert, alert.raisedAt);
    })
    .map(([key]) => key);

const lateness = ({ world }: Played, crossing: TrueCrossing): number =>
  (world.store.raised.get(keyOf(crossing))?.raisedAt ?? Infinity) - crossing.at;

const goalAt = (run: Run, now: number): number =>
  run.goals.find(({ from, to }) => from <= now && now < to)?.goalMs ?? 0;

/** The instant that Next breach should show, told by the history until now: nobody knows of a pause to come. */
const trueNextBreach = (history: RequestHistory, now: number): number | null => {
  const breaches = history
    .ongoing(now)
    .filter((run) => !isPausedAt(run, now) && elapsedAt(run, now) < goalAt(run, now))
    .map((run) => run.metric.week.after(now, goalAt(run, now) - elapsedAt(run, now)))
    .filter((at) => at > now && at <= now + DAY);
  return breaches.length === 0 ? null : Math.min(...breaches);
};

describe('thirty days without a fault', () => {
  it('miss nothing, invent nothing, raise nothing twice, and are at most a minute late', async () => {
    const played = await play(100, NO_FAULTS);
    const known = lasting(played.truth, MINUTE).filter(
      ({ at, steadySince, metric, threshold }) =>
        at - steadySince >= 10 * MINUTE && (metric !== FOREIGN || threshold === 'breach'),
    );
    expect(known.length).toBeGreaterThan(REQUESTS / 2);
    expect(missing(played, known)).toEqual([]);
    expect(untrue(played)).toEqual([]);
    expect(played.world.store.owned.length).toBe(new Set(played.world.store.owned).size);
    expect(known.filter((crossing) => lateness(played, crossing) > MINUTE)).toEqual([]);
  });

  it('raise a share in a calendar the app does not know within an hour of its opening', async () => {
    const played = await play(101, NO_FAULTS);
    const foreign = lasting(played.truth, 70 * MINUTE).filter(({ metric }) => metric === FOREIGN);
    expect(foreign.length).toBeGreaterThan(REQUESTS / 10);
    expect(missing(played, foreign)).toEqual([]);
    expect(Math.max(...foreign.map((crossing) => lateness(played, crossing)))).toBeLessThanOrEqual(65 * MINUTE);
  });
});

const faultsOf = (seed: number): Faults => {
  const random = seeded(seed * 7919);
  const outage = (of: 'app' | 'jira') => {
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
    outages: [outage('app'), outage('jira'), outage('app')],
  };
};
const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('thirty days of faults', () => {
  it.each(seeds)('seed %i: what lasts is raised, once and true, and the field ends up true', async (seed) => {
    const faults = faultsOf(seed);
    const played = await play(seed, faults);
    const outage = Math.max(...faults.outages.map(({ from, to }) => to - from));
    expect(missing(played, lasting(played.truth, outage + 3 * HOUR))).toEqual([]);
    expect(untrue(played)).toEqual([]);
    expect(played.world.store.owned.length).toBe(new Set(played.world.store.owned).size);
    const { world, histories } = played;
    const wrong = [...histories.values()].filter(
      (history) =>
        history.existsAt(world.now) &&
        // The next tick hears of the newest changes.
        history.updatedAt(world.now) < world.now - 10 * MINUTE &&
        (world.site.fields.get(history.id)?.nextBreach ?? null) !== trueNextBreach(history, world.now),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});
