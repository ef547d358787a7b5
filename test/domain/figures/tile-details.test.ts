import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TileId } from '../../../src/contract/gadget.ts';
import { groupOfFacts } from '../../../src/domain/figures/group-figures.ts';
import { isReadable, MEASURES } from '../../../src/domain/figures/measures.ts';
import { addTallies, NO_TALLY, tallyOf } from '../../../src/domain/figures/tally.ts';
import { tileDetails, type DetailSource } from '../../../src/domain/figures/tile-details.ts';
import type { ReleaseMeasure } from '../../../src/contract/release-measure.ts';
import type { ReleasedFigure } from '../../../src/domain/privacy/release.ts';
import { meanInterval } from '../../../src/domain/statistics/mean-interval.ts';
import { aClosedFact } from '../../support/closed-fact.ts';

const HOUR = 3_600_000;
const figure = (value: number): ReleasedFigure => ({
  figure: { state: 'ready', value, low: value, high: value, n: 40, people: 20 },
  change: null,
  volunteered: { state: 'none' },
  eligibleShare: null,
  asking: { closes: 200, asked: 100, answered: 30 },
  lost: null,
  until: null,
});

const source = (
  released: Partial<Record<ReleaseMeasure, ReleasedFigure>>,
  scores: readonly number[] = [],
): DetailSource => ({
  subject: groupOfFacts(
    'all',
    [
      aClosedFact({
        cycleMs: HOUR,
        outcome: 'solved',
        channel: 'portal',
        handovers: 3,
        metrics: [{ metric: 'Reply', met: true }],
      }),
      aClosedFact({
        cycleMs: 2 * HOUR,
        outcome: 'declined',
        channel: 'portal',
        metrics: [{ metric: 'Reply', met: false }],
      }),
      aClosedFact({ cycleMs: 9 * HOUR, outcome: 'solved', channel: 'email' }),
    ],
    4,
  ),
  released: {
    through: null,
    subject: (measure) => released[measure] ?? null,
    trend: () => [],
    process: (id) => figure(scores[Number(id)] ?? 0),
    department: () => null,
  },
  processes: scores.map((_, index) => ({ id: String(index), name: `Link ${index}` })),
  ages: { bands: [], oldest: null },
  staff: [],
});

describe('what a drill-down shows beside its figure', () => {
  test('is mean and high percentiles of times, and how the requests came in and ended', () => {
    const { spread, divisions } = tileDetails('cycle-time', source({}));
    expect(spread?.mean).toMatchObject({ value: 4 * HOUR, n: 3 });
    expect(spread?.p85).toMatchObject({ state: 'ready' });
    expect(divisions.map(({ by }) => by)).toEqual(['channel', 'outcome']);
    expect(divisions[0]?.rows.map(({ id, figure: share }) => [id, share.state === 'ready' && share.value])).toEqual([
      ['portal', 2 / 3],
      ['email', 1 / 3],
    ]);
  });

  test('is the service clocks one by one', () => {
    const [clocks] = tileDetails('sla-met', source({})).divisions;
    expect(clocks).toMatchObject({ by: 'metric', rows: [{ id: 'Reply', figure: { value: 0.5, n: 2 } }] });
  });

  test('is handovers a request', () => {
    expect(tileDetails('handed-over', source({})).handovers).toBe(1);
  });

  test('is what the satisfied share can be whatever the silent think: 90 % of 30 % is 27 to 97 %', () => {
    const { bounds } = tileDetails('satisfaction', source({ satisfaction: figure(0.9), experience: figure(4) }));
    expect(bounds?.low).toBeCloseTo(0.27, 10);
    expect(bounds?.high).toBeCloseTo(0.97, 10);
    expect(tileDetails('satisfaction', source({ satisfaction: figure(0.9) })).bounds).toBeNull();
  });

  test('is the narrowest step of a chain with its means', () => {
    const { chain } = tileDetails('chain', source({}, [4.4, 4.1, 2.6, 4.5]));
    expect(chain).toMatchObject({ narrowest: 'Link 2', links: 4, mean: 3.9 });
    expect(chain?.geometricMean).toBeCloseTo(3.812, 3);
    expect(tileDetails('chain', source({})).chain).toBeNull();
  });

  test('is reasons by how often they were named, and declined requests apart', () => {
    const { divisions } = tileDetails(
      'experience',
      source({ 'reason:too-long': figure(0.1), 'reason:not-solved': figure(0.4), declined: figure(2) }),
    );
    expect(divisions[0]?.rows.slice(0, 2).map(({ id }) => id)).toEqual(['not-solved', 'too-long']);
    expect(divisions[1]).toMatchObject({ by: 'outcome', rows: [{ id: 'declined', unit: 'score' }] });
  });
});

test('the mean of R’s sleep, drug 1, is 0.75 between −0.5298 and 2.0298', () => {
  const values = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const found = meanInterval(values.map((value) => [value, 1]));
  expect(found?.mean).toBeCloseTo(0.75, 10);
  expect(found?.low).toBeCloseTo(-0.5298, 4);
  expect(found?.high).toBeCloseTo(2.0298, 4);
  expect(meanInterval([])).toBeNull();
});

test('tallies add up: of all closes at once, or of parts of them in any order', () => {
  const fact = fc
    .record({
      outcome: fc.constantFrom('solved', 'declined', null),
      channel: fc.constantFrom('portal', '__proto__', null),
      met: fc.boolean(),
    })
    .map(({ outcome, channel, met }) => aClosedFact({ outcome, channel, metrics: [{ metric: 'constructor', met }] }));
  fc.assert(
    fc.property(fc.array(fact), fc.array(fact), (some, others) => {
      const apart = addTallies([tallyOf(others), NO_TALLY, tallyOf(some)]);
      expect(JSON.stringify(apart)).toBe(JSON.stringify(tallyOf([...some, ...others])));
    }),
  );
});

test('every measure says how it is read; only what comes from waves and staff lists is not there yet', () => {
  expect(TileId.options.filter((id) => !isReadable(id))).toEqual(['enps']);
  for (const id of TileId.options) expect(MEASURES[id].unit).toMatch(/./);
});
