import { beforeAll, describe, expect, test } from 'vitest';
import { DepartmentId, ProcessId } from '../../../src/contract/ids.ts';
import type { RequestRecord } from '../../../src/domain/experience/request-record.ts';
import { createRandomSource } from '../../../src/domain/statistics/random-source.ts';
import { NoAccessError } from '../../../src/usecases/ports/errors.ts';
import { aRequest, at, createFigureWorld, DAY, HOUR, IT, PAYROLL, type FigureWorld } from './figure-world.ts';

const NOW = at('2026-06-24T09:05:00Z'); // a Wednesday; weeks of an always-open calendar begin on Monday
const payslip = ProcessId.parse('payslip');
const sales = DepartmentId.parse('org:1');

const instant = (milliseconds: number) => at(new Date(milliseconds).toISOString());

/** Requests over half a year, with open ones, reopened ones and ones nobody has placed. */
const requests = (count: number, seed: number): readonly RequestRecord[] => {
  const random = createRandomSource(seed);
  const start = Date.parse('2025-12-28T00:00:00Z');
  return Array.from({ length: count }, (_, index) => {
    const created = instant(start + Math.floor(random() * (NOW - start - DAY)));
    const closed = created + Math.floor(random() ** 2 * 6 * DAY);
    return aRequest({
      id: index + 1,
      created,
      closed: random() < 0.9 && closed < NOW - HOUR ? instant(closed) : null,
      process: random() < 0.05 ? null : (['payslip', 'form-101', 'hours'][Math.floor(random() * 3)] ?? null),
      department: random() < 0.1 ? null : `org:${Math.floor(random() ** 2 * 8)}`,
      slaMet: random() < 0.2 ? null : random() < 0.8,
      responseMs: random() < 0.1 ? null : Math.floor(random() * 8 * HOUR),
      reopens: random() < 0.05 ? 1 : 0,
    });
  });
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.ceil(sorted.length / 2) - 1] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
};

const loaded = async (records: readonly RequestRecord[]): Promise<FigureWorld> => {
  const world = await createFigureWorld();
  await world.save(...records);
  world.goTo(NOW);
  await world.refresh();
  return world;
};

const cycle = (view: Awaited<ReturnType<FigureWorld['gadget']>>) => {
  const figure = view.tiles.find(({ id }) => id === 'cycle-time')?.figure;
  if (figure?.state !== 'ready') throw new Error('no cycle time');
  return figure;
};

describe('a gadget over some hundred requests', () => {
  const records = requests(700, 3);
  let world: FigureWorld;
  beforeAll(async () => {
    world = await loaded(records);
  });

  test.each(['4w', '13w', '26w', 'all'] as const)(
    'says for %s what a plain count over the requests says',
    async (period) => {
      const view = await world.gadget({ config: {}, period });
      const inside = records.filter(
        ({ closedAt }) => closedAt !== null && closedAt >= view.period.from && closedAt < view.period.to,
      );
      expect(view.totals).toEqual({
        closed: inside.length,
        open: records.filter(({ closedAt }) => closedAt === null).length,
        reopened: inside.filter(({ reopens }) => reopens > 0).length,
        slaMet: inside.filter(({ slaMet }) => slaMet === true).length,
        slaTotal: inside.filter(({ slaMet }) => slaMet !== null).length,
      });
      expect(cycle(view).value).toBe(Math.round(median(inside.map(({ cycleMs }) => cycleMs ?? 0))));
      for (const row of view.byDepartment) {
        const own = inside.filter(({ departmentId }) => (departmentId ?? 'none') === row.id);
        expect(row.closed).toBe(own.length);
        expect(row.open).toBe(
          records.filter(({ closedAt, departmentId }) => closedAt === null && (departmentId ?? 'none') === row.id)
            .length,
        );
      }
      expect(view.byProcess.reduce((sum, { closed }) => sum + closed, 0)).toBe(inside.length);
      expect(view.byDepartment.reduce((sum, { closed }) => sum + closed, 0)).toBe(inside.length);
    },
  );

  test('begins its weeks on the first working day and ends at the last midnight, all time at the reading', async () => {
    const weeks = await world.gadget({ config: {}, period: '4w' });
    expect(weeks.period).toEqual({ id: '4w', from: at('2026-05-25T00:00:00Z'), to: at('2026-06-24T00:00:00Z') });
    const ever = await world.gadget({ config: {}, period: 'all' });
    expect(ever.period.to).toBeGreaterThan(NOW);
    expect(ever.tiles.every(({ change }) => change.verdict === 'none')).toBe(true);
  });

  test('narrows to a process, a department, and both', async () => {
    for (const filter of [{ process: payslip }, { department: sales }, { process: payslip, department: sales }]) {
      const view = await world.gadget({ config: {}, period: '13w', ...filter });
      const inside = records.filter(
        ({ closedAt, processId, departmentId }) =>
          closedAt !== null &&
          closedAt >= view.period.from &&
          closedAt < view.period.to &&
          (filter.process === undefined || processId === filter.process) &&
          (filter.department === undefined || departmentId === filter.department),
      );
      expect(view.totals.closed).toBe(inside.length);
      expect(view.byProcess.reduce((sum, { closed }) => sum + closed, 0)).toBe(inside.length);
      expect(view.byDepartment.reduce((sum, { closed }) => sum + closed, 0)).toBe(inside.length);
      expect(cycle(view).value).toBe(Math.round(median(inside.map(({ cycleMs }) => cycleMs ?? 0))));
    }
  });

  test('draws open requests back from the count of now', async () => {
    const view = await world.gadget({ config: {}, period: '13w' });
    const trend = view.tiles.find(({ id }) => id === 'open-requests')?.trend ?? [];
    expect(trend).toHaveLength(14);
    const week = 7 * DAY;
    for (const point of trend.slice(0, -1)) {
      const end = point.from + week;
      const open = records.filter(
        ({ createdAt, closedAt }) => createdAt < end && (closedAt === null || closedAt >= end),
      );
      expect(point.value).toBe(open.length);
    }
  });

  test('reads at most five statements and shows the same figure in an opened tile', async () => {
    world.forget();
    const view = await world.gadget({ config: {} });
    expect(world.statements.length).toBeLessThanOrEqual(5);
    world.forget();
    const tile = await world.tile({ config: {}, tile: 'cycle-time' });
    expect(world.statements.length).toBeLessThanOrEqual(5);
    expect(tile.tile).toEqual(view.tiles.find(({ id }) => id === 'cycle-time'));
    expect(tile.jql).toBe(
      'project in (10001) AND statusCategory = Done AND statusCategoryChangedDate >= "2026/03/23" AND statusCategoryChangedDate < "2026/06/24" ORDER BY statusCategoryChangedDate DESC',
    );
    expect(tile.identified).toBe(false);
  });

  test('shows nothing of a project the person may not read, whatever the configuration says', async () => {
    const forged = { config: { projects: [IT] } };
    await expect(world.gadget(forged, [PAYROLL])).rejects.toThrow(NoAccessError);
    await expect(world.gadget({ config: {} }, [])).rejects.toThrow(NoAccessError);
    const both = await world.gadget({ config: { projects: [IT, PAYROLL] } }, [IT]);
    expect(both.totals.closed).toBe(0);
  });
});

describe('a gadget over thousands of requests', () => {
  const records = requests(4000, 9);
  let world: FigureWorld;
  beforeAll(async () => {
    world = await loaded(records);
  }, 60_000);

  test.each(['4w', '13w', '26w', 'all'] as const)('counts %s exactly and gives times within 1 %', async (period) => {
    world.forget();
    const view = await world.gadget({ config: {}, period });
    expect(world.statements.length).toBeLessThanOrEqual(5);
    expect(world.rows()).toBeLessThanOrEqual(3000);
    const inside = records.filter(
      ({ closedAt }) => closedAt !== null && closedAt >= view.period.from && closedAt < view.period.to,
    );
    expect(view.totals.closed).toBe(inside.length);
    expect(view.totals.open).toBe(records.filter(({ closedAt }) => closedAt === null).length);
    const exact = median(inside.map(({ cycleMs }) => cycleMs ?? 0));
    expect(Math.abs(cycle(view).value - exact)).toBeLessThanOrEqual(exact * 0.0101);
    expect(cycle(view).low).toBeLessThanOrEqual(exact);
    expect(cycle(view).high).toBeGreaterThanOrEqual(exact);
    for (const row of view.byProcess) {
      const own = inside.filter(({ processId }) => (processId ?? 'none') === row.id);
      expect(row.closed).toBe(own.length);
      const figure = row.figures['cycle-time'];
      const its = median(own.map(({ cycleMs }) => cycleMs ?? 0));
      expect(figure?.state === 'ready' && Math.abs(figure.value - its) <= its * 0.0101).toBe(true);
    }
  });

  test('counts one process by month where it is too large to be read one by one', async () => {
    const view = await world.gadget({ config: {}, period: '26w', process: payslip });
    const inside = records.filter(
      ({ closedAt, processId }) =>
        closedAt !== null && closedAt >= view.period.from && closedAt < view.period.to && processId === payslip,
    );
    expect(inside.length).toBeGreaterThan(1000);
    expect(new Date(view.period.from).getUTCDate()).toBe(1);
    expect(view.totals.closed).toBe(inside.length);
    expect(view.byDepartment.reduce((sum, { closed }) => sum + closed, 0)).toBe(inside.length);
  });
});

describe('a change', () => {
  const flow = (medianDays: (week: number) => number): readonly RequestRecord[] =>
    Array.from({ length: 26 * 12 }, (_, index) => {
      const week = Math.floor(index / 12);
      const closed = Date.parse('2025-12-22T00:00:00Z') + week * 7 * DAY + (index % 12) * 12 * HOUR;
      return aRequest({
        id: index + 1,
        created: instant(closed - medianDays(week) * DAY - (index % 12) * HOUR),
        closed: instant(closed),
      });
    });

  test('is proven where every week of the period was faster than every week before', async () => {
    const world = await loaded(flow((week) => (week < 13 ? 5 : 3)));
    world.goTo(at('2026-06-22T09:00:00Z'));
    const view = await world.gadget({ config: { tiles: ['cycle-time', 'open-requests'] }, period: '13w' });
    expect(view.tiles[0]?.change).toMatchObject({ verdict: 'better' });
    expect(view.tiles[1]?.change.verdict).not.toBe('better');
  });

  test('is not clear where weeks differ among themselves as much as the periods do', async () => {
    const world = await loaded(flow((week) => 3 + (week % 3)));
    world.goTo(at('2026-06-22T09:00:00Z'));
    const view = await world.gadget({ config: { tiles: ['cycle-time'] }, period: '13w' });
    expect(view.tiles[0]?.change).toMatchObject({ verdict: 'no-clear-change' });
  });

  test('is too early to tell where there is nothing before', async () => {
    const world = await loaded(flow(() => 3).slice(-4 * 12));
    world.goTo(at('2026-06-22T09:00:00Z'));
    const view = await world.gadget({ config: { tiles: ['cycle-time'] }, period: '4w' });
    expect(view.tiles[0]?.change).toEqual({ verdict: 'too-early' });
  });
});

test('a site without requests has no figures and no sentence', async () => {
  const world = await loaded([]);
  const view = await world.gadget({ config: { tiles: ['cycle-time', 'experience', 'reopened', 'open-requests'] } });
  expect(view.tiles.map(({ figure }) => figure.state)).toEqual(['none', 'none', 'none', 'ready']);
  expect(view.insight).toBeNull();
  expect(view.release).toEqual({ through: null, nextAt: at('2026-06-29T00:00:00Z') });
});
