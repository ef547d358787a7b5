import { describe, expect, it } from 'vitest';
import { keyOf, wasTrue, type TrueCrossing } from '../../support/alerts/alert-oracle.ts';
import { NO_FAULTS } from '../../support/alerts/alert-world.ts';
import { faultsOf, graceOf, lasting, missing, playMonth, type Month } from '../../support/alerts/played-month.ts';
import { cutOff, leaked, miscounted, untold, wrongThreads } from '../../support/alerts/told-truly.ts';
import { elapsedAt, isPausedAt, type RequestHistory, type Run } from '../../support/alerts/request-history.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** On each of the twenty seeds, and in the two months without a fault; `node scripts/alert-oracle.ts` plays 5,000. */
const REQUESTS = Number(process.env['ALERT_REQUESTS'] ?? 100);
/** Its hours are not those the app was told of. */
const FOREIGN = 'customfield_3';

const untrue = ({ world, histories }: Month): readonly string[] =>
  [...world.store.raised]
    .filter(([, alert]) => {
      const history = histories.get(alert.issueId);
      return history === undefined || !wasTrue(history, alert, alert.raisedAt);
    })
    .map(([key]) => key);

const lateness = ({ world }: Month, crossing: TrueCrossing): number =>
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
    const played = await playMonth(100, { requests: REQUESTS, faults: NO_FAULTS });
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
    const played = await playMonth(101, { requests: REQUESTS, faults: NO_FAULTS });
    const foreign = lasting(played.truth, 70 * MINUTE).filter(({ metric }) => metric === FOREIGN);
    expect(foreign.length).toBeGreaterThan(REQUESTS / 10);
    expect(missing(played, foreign)).toEqual([]);
    expect(Math.max(...foreign.map((crossing) => lateness(played, crossing)))).toBeLessThanOrEqual(65 * MINUTE);
  });
});

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('thirty days of faults', () => {
  it.each(seeds)('seed %i: what lasts is raised, once and true, and the field ends up true', async (seed) => {
    const faults = faultsOf(seed);
    const played = await playMonth(seed, { requests: REQUESTS, faults });
    expect(missing(played, lasting(played.truth, graceOf(faults)))).toEqual([]);
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
    expect(untold(played, lasting(played.truth, graceOf(faults)))).toEqual([]);
    expect(miscounted(played)).toEqual([]);
    expect(leaked(played)).toEqual([]);
    expect(wrongThreads(played)).toEqual([]);
    // At most what was cut off by a kill or by the outage of mail; the figure an admin sees.
    expect(cutOff(played)).toBeLessThan(world.store.raised.size / 10);
  });
});
