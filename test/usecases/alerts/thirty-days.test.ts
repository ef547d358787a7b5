import { describe, expect, it } from 'vitest';
import { keyOf, wasTrue, type TrueCrossing } from '../../support/alerts/alert-oracle.ts';
import { NO_FAULTS } from '../../support/alerts/faults.ts';
import {
  faultsOf,
  isUndisturbed,
  lasting,
  missing,
  overdue,
  owed,
  playMonth,
  type Month,
} from '../../support/alerts/played-month.ts';
import { reachedAt } from '../../support/alerts/request-history.ts';
import { FOREIGN, lingering, misdated, wrongFields } from '../../support/alerts/shown-truly.ts';
import { cutOff, leaked, miscounted, untold, wrongThreads } from '../../support/alerts/told-truly.ts';

const MINUTE = 60_000;
/** On each of the twenty seeds, and in the two months without a fault; `npm run test:alerts` plays 5,000, as CI does. */
const REQUESTS = Number(process.env['ALERT_REQUESTS'] ?? 100);

const untrue = ({ world, histories }: Month): readonly string[] =>
  [...world.store.raised]
    .filter(([, alert]) => {
      const history = histories.get(alert.issueId);
      return history === undefined || !wasTrue(history, alert, alert.raisedAt);
    })
    .map(([key]) => key);

const lateness = ({ world }: Month, crossing: TrueCrossing): number =>
  (world.store.raised.get(keyOf(crossing))?.raisedAt ?? Infinity) - crossing.at;

/**
 * Whether Jira's instant of the breach is the one. A goal used up to the second as its calendar closes is missed when that
 * opens, and nobody tells when it does.
 */
const isToldExactly = ({ histories }: Month, { issueId, metric, startedAt, goalMs, at }: TrueCrossing): boolean => {
  const runs = histories.get(issueId)?.runs ?? [];
  const run = runs.find((each) => each.metric.id === metric && each.startedAt === startedAt);
  return run !== undefined && at - reachedAt(run, goalMs) <= 1;
};

/** Thresholds that were known ten minutes ahead, exactly. */
const knownAhead = (played: Month): readonly TrueCrossing[] =>
  lasting(played.truth, MINUTE).filter(
    (crossing) =>
      crossing.at - crossing.steadySince >= 10 * MINUTE &&
      (crossing.metric !== FOREIGN || (crossing.threshold === 'breach' && isToldExactly(played, crossing))),
  );

describe('thirty days without a fault', () => {
  it('miss nothing, invent nothing, raise nothing twice, and are at most a minute late', async () => {
    const played = await playMonth(100, { requests: REQUESTS, faults: NO_FAULTS });
    const known = knownAhead(played);
    expect(known.length).toBeGreaterThan(REQUESTS / 2);
    expect(missing(played, known)).toEqual([]);
    expect(untrue(played)).toEqual([]);
    expect(played.world.store.owned.length).toBe(new Set(played.world.store.owned).size);
    expect(known.filter((crossing) => lateness(played, crossing) > MINUTE)).toEqual([]);
    expect([wrongFields(played), lingering(played), misdated(played)]).toEqual([[], [], []]);
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
  it.each(seeds)('seed %i: what lasts is raised, once and true, and the fields end up true', async (seed) => {
    const faults = faultsOf(seed);
    const played = await playMonth(seed, { requests: REQUESTS, faults });
    const { raised, owned } = played.world.store;
    expect(missing(played, owed(played.truth, faults))).toEqual([]);
    expect(overdue(played, faults)).toEqual([]);
    expect(untrue(played)).toEqual([]);
    expect(misdated(played)).toEqual([]);
    expect(owned.length).toBe(new Set(owned).size);
    const spared = knownAhead(played).filter((crossing) => isUndisturbed(played, crossing));
    expect(spared.length).toBeGreaterThan(REQUESTS / 10);
    expect(spared.filter((crossing) => lateness(played, crossing) > MINUTE)).toEqual([]);
    expect(wrongFields(played)).toEqual([]);
    expect(lingering(played)).toEqual([]);
    const wanted = owed(played.truth, faults);
    expect(untold(played, wanted)).toEqual([]);
    expect(miscounted(played)).toEqual([]);
    expect(leaked(played)).toEqual([]);
    expect(wrongThreads(played, wanted)).toEqual([]);
    // At most what was cut off by a kill or by the outage of mail; the figure an admin sees.
    expect(cutOff(played)).toBeLessThan(raised.size / 10);
  });
});
