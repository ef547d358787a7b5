import { beforeAll, describe, expect, test } from 'vitest';
import { ProcessId } from '../../../src/contract/ids.ts';
import type { RequestRecord } from '../../../src/domain/experience/request-record.ts';
import { createRandomSource } from '../../../src/domain/statistics/random-source.ts';
import { readMatrix } from '../../../src/usecases/read-matrix.ts';
import { aRequest, at, createFigureWorld, DAY, HOUR, PAYROLL, type FigureWorld } from './figure-world.ts';

const NOW = at('2026-06-24T09:05:00Z');
const TODAY = Date.parse('2026-06-24T00:00:00Z');
const instant = (milliseconds: number) => at(new Date(milliseconds).toISOString());

/** Requests over five months of two processes and three departments, with everything that is measured of them. */
const requests = (count: number): readonly RequestRecord[] => {
  const random = createRandomSource(11);
  const start = Date.parse('2026-02-01T00:00:00Z');
  return Array.from({ length: count }, (_, index) => {
    const created = instant(start + Math.floor(random() * (NOW - start - DAY)));
    const closed = created + Math.floor(random() ** 2 * 6 * DAY);
    const isClosed = random() < 0.9 && closed < NOW - HOUR;
    return aRequest({
      id: index + 1,
      created,
      closed: isClosed ? instant(closed) : null,
      process: random() < 0.5 ? 'payslip' : 'hours',
      department: `org:${Math.floor(random() * 3)}`,
      slaMet: random() < 0.7,
      metrics: [{ metric: 'Time to resolution', met: random() < 0.5 }],
      responseMs: Math.floor(random() * 8 * HOUR),
      silenceMs: isClosed ? Math.floor(random() * 20 * HOUR) : null,
      waitingMs: isClosed ? Math.floor(random() * 9 * HOUR) : null,
      returns: Math.floor(random() * 2.5),
      handovers: Math.floor(random() * 2.2),
      complete: random() < 0.4 ? null : random() < 0.8,
      channel: random() < 0.6 ? 'portal' : 'email',
      outcome: random() < 0.1 ? 'declined' : 'solved',
    });
  });
};

const loaded = async (records: readonly RequestRecord[]): Promise<FigureWorld> => {
  const world = await createFigureWorld();
  await world.save(...records);
  world.goTo(NOW);
  await world.refresh();
  return world;
};

const TILES = ['returned', 'handed-over', 'sla-met', 'complete', 'silence'] as const;

describe.each([
  ['one by one', 500, 0],
  ['from cells', 2500, 0.0101],
])('measures of requests read %s', (_, count, off) => {
  const records = requests(count);
  let world: FigureWorld;
  beforeAll(async () => {
    world = await loaded(records);
  }, 60_000);

  const inside = (from: number, to: number) =>
    records.filter(({ closedAt }) => closedAt !== null && closedAt >= from && closedAt < to);

  test('are what a plain count gives', async () => {
    const view = await world.gadget({ config: { tiles: [...TILES] }, period: '13w' });
    const closed = inside(view.period.from, view.period.to);
    const judged = closed.filter(({ complete }) => complete !== null);
    const silences = closed.map(({ silenceMs }) => silenceMs ?? 0).toSorted((a, b) => a - b);
    const middle = ((silences[Math.ceil(silences.length / 2) - 1] ?? 0) + (silences[silences.length >> 1] ?? 0)) / 2;
    const value = (id: (typeof TILES)[number]): number => {
      const figure = view.tiles.find((tile) => tile.id === id)?.figure;
      return figure?.state === 'ready' ? figure.value : Number.NaN;
    };
    const share = (part: number, whole: readonly unknown[]): number => part / whole.length;
    expect(value('returned')).toBeCloseTo(share(closed.filter(({ returns }) => returns > 0).length, closed), 10);
    expect(value('handed-over')).toBeCloseTo(share(closed.filter(({ handovers }) => handovers > 0).length, closed), 10);
    expect(value('sla-met')).toBeCloseTo(share(closed.filter(({ slaMet }) => slaMet === true).length, closed), 10);
    expect(value('complete')).toBeCloseTo(share(judged.filter(({ complete }) => complete === true).length, judged), 10);
    expect(Math.abs(value('silence') - middle)).toBeLessThanOrEqual(off * middle + 1);
  });

  test('are divided by service clock and channel in their drill-down', async () => {
    const { details } = await world.tile({ config: {}, tile: 'sla-met', period: '13w' });
    const view = await world.gadget({ config: {}, period: '13w' });
    const closed = inside(view.period.from, view.period.to);
    const met = closed.filter(({ metrics }) => metrics[0]?.met === true).length;
    expect(details.divisions).toMatchObject([
      { by: 'metric', rows: [{ id: 'Time to resolution', figure: { value: met / closed.length, n: closed.length } }] },
    ]);
    const times = await world.tile({ config: {}, tile: 'cycle-time', period: '13w' });
    const sum = closed.reduce((total, { cycleMs }) => total + (cycleMs ?? 0), 0);
    const mean = times.details.spread?.mean;
    expect(
      mean?.state === 'ready' && Math.abs(mean.value - sum / closed.length) <= (off * sum) / closed.length + 1,
    ).toBe(true);
  });

  test('tell how old open requests are', async () => {
    const { details } = await world.tile({ config: {}, tile: 'open-requests' });
    const open = records.filter(({ closedAt }) => closedAt === null);
    const younger = (days: number) => open.filter(({ createdAt }) => createdAt >= TODAY - days * DAY).length;
    expect(details.ages?.bands.map(({ n }) => n)).toEqual([
      younger(7),
      younger(14) - younger(7),
      younger(28) - younger(14),
      younger(56) - younger(28),
      open.length - younger(56),
    ]);
    expect(details.ages?.oldest).toBe(Math.min(...open.map(({ createdAt }) => createdAt)));
  });

  test('show both sides of every interface by month', async () => {
    const { figures, settings } = world;
    const call = { payload: { config: {}, period: '13w' as const }, projectIds: [PAYROLL], language: 'en' as const };
    const view = await readMatrix({ figures })({ ...call, now: NOW, settings });
    const closed = inside(view.period.from, view.period.to);
    expect(view.interfaces.reduce((sum, each) => sum + each.closed, 0)).toBe(closed.length);
    for (const each of view.interfaces) {
      const own = closed.filter(
        ({ processId, departmentId }) => processId === each.process && departmentId === each.department,
      );
      expect(each).toMatchObject({
        closed: own.length,
        waitingMs: own.reduce((sum, { waitingMs }) => sum + (waitingMs ?? 0), 0),
        returned: own.filter(({ returns }) => returns > 0).length,
        complete: own.filter(({ complete }) => complete === true).length,
        judged: own.filter(({ complete }) => complete !== null).length,
        slaTotal: own.length,
        cycleMs: Math.round(own.reduce((sum, { cycleMs }) => sum + (cycleMs ?? 0), 0) / own.length),
      });
    }
    expect(view.isCut).toBe(false);
  });
});

describe('a baseline', () => {
  /** Twelve closes a week over 39 weeks: slow, then slower, then fast. */
  const records = Array.from({ length: 39 * 12 }, (_, index) => {
    const week = Math.floor(index / 12);
    const closed = Date.parse('2025-09-22T00:00:00Z') + week * 7 * DAY + (index % 12) * 12 * HOUR;
    const days = week < 13 ? 5 : week < 26 ? 8 : 3;
    return aRequest({
      id: index + 1,
      created: instant(closed - days * DAY - (index % 12) * HOUR),
      closed: instant(closed),
    });
  });
  const config = { tiles: ['cycle-time' as const, 'experience' as const], baseline: at('2025-12-19T12:00:00Z') };

  const from = (view: Awaited<ReturnType<FigureWorld['gadget']>>): number => {
    const change = view.tiles[0]?.change;
    return change !== undefined && 'from' in change ? change.from / DAY : Number.NaN;
  };

  test('is compared with where it is chosen, and the period before where not', async () => {
    const world = await loaded(records);
    world.goTo(at('2026-06-22T09:00:00Z'));
    const before = await world.gadget({ config, period: '13w' });
    const baseline = await world.gadget({ config, period: '13w', compare: 'baseline' });
    expect(Math.round(from(before))).toBe(8);
    expect(Math.round(from(baseline))).toBe(5);
    expect(baseline.tiles[0]?.change.verdict).toBe('better');
    expect(baseline.tiles[1]?.change).toEqual({ verdict: 'none' });
    expect(baseline.period).toEqual(before.period);
  });

  test('that reaches into the period is the period before', async () => {
    const world = await loaded(records);
    world.goTo(at('2026-06-22T09:00:00Z'));
    const late = { ...config, baseline: at('2026-06-20T12:00:00Z') };
    const one = await world.gadget({ config: late, period: '13w', compare: 'baseline' });
    const other = await world.gadget({ config, period: '13w' });
    // The one is read from bins of 2 %, the other request by request.
    expect(Math.abs(from(one) / from(other) - 1)).toBeLessThanOrEqual(0.0101);
  });
});

test('tiles nobody can read yet are left out of a view and of the choices', async () => {
  const world = await loaded(requests(50));
  const view = await world.gadget({ config: { tiles: ['cycle-time', 'enps', 'attrition', 'ease'] } });
  expect(view.tiles.map(({ id }) => id)).toEqual(['cycle-time', 'ease']);
  const narrowed = await world.gadget({ config: { tiles: ['returned'] }, process: ProcessId.parse('payslip') });
  expect(narrowed.tiles[0]?.figure.state).toBe('ready');
});
