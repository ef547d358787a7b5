import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarSettings } from '../../../src/contract/settings.ts';
import type { RequestRecord } from '../../../src/domain/experience/request-record.ts';
import { checkCells } from '../../../src/usecases/check-cells.ts';
import { ALWAYS, aRequest, at, createFigureWorld, DAY, HOUR, type FigureWorld } from './figure-world.ts';

const START = Date.parse('2026-03-02T00:00:00Z'); // a Monday
const instant = (milliseconds: number) => at(new Date(milliseconds).toISOString());

/** One observation of one request: what it says, and how many observations later it arrives. */
const observation = fc.record({
  request: fc.nat(7),
  closedAfterHours: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
  reopens: fc.nat(2),
  returns: fc.nat(2),
  handovers: fc.nat(3),
  slaMet: fc.option(fc.boolean(), { nil: null }),
  complete: fc.option(fc.boolean(), { nil: null }),
  waitingHours: fc.nat(40),
  department: fc.constantFrom('org:1', 'org:2', null),
  process: fc.constantFrom('payslip', 'hours', null),
  channel: fc.constantFrom('portal', 'email', null),
  deleted: fc.boolean(),
  late: fc.nat(5),
  copies: fc.integer({ min: 1, max: 2 }),
  refreshes: fc.boolean(),
});
type Observation = typeof observation extends fc.Arbitrary<infer Seen> ? Seen : never;

const recordOf = (seen: Observation, order: number): RequestRecord => {
  const created = START + seen.request * 50 * HOUR;
  return aRequest({
    id: seen.request + 1,
    created: instant(created),
    closed: seen.closedAfterHours === null ? null : instant(created + seen.closedAfterHours * HOUR),
    reopens: seen.reopens,
    returns: seen.returns,
    handovers: seen.handovers,
    slaMet: seen.slaMet,
    complete: seen.complete,
    waitingMs: seen.waitingHours * HOUR,
    silenceMs: seen.closedAfterHours === null ? null : seen.waitingHours * HOUR,
    department: seen.department,
    process: seen.process,
    channel: seen.channel,
    metrics: seen.slaMet === null ? [] : [{ metric: 'Time to resolution', met: seen.slaMet }],
    deleted: seen.deleted && order % 5 === 0,
    seen: instant(START + order * HOUR),
  });
};

/** What is true in the end: of each request its newest observation; deleted once is deleted for ever. */
const endOf = (records: readonly RequestRecord[]): readonly RequestRecord[] => {
  const newest = new Map<string, RequestRecord>();
  for (const record of records.toSorted((a, b) => a.seenAt - b.seenAt)) newest.set(record.issueId, record);
  const deleted = new Set(records.filter((record) => record.deleted).map(({ issueId }) => issueId));
  return [...newest.values()].map((record) => ({ ...record, deleted: deleted.has(record.issueId) }));
};

const monthOf = (time: number): string => new Date(time).toISOString().slice(0, 7);
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
const mondayOf = (time: number): string => dayOf(time - ((Math.floor(time / DAY) + 3) % 7) * DAY);
const GRAINS = { month: monthOf, day: dayOf, week: mondayOf } as const;

type Row = Record<string, number>;

/** Counted in plain words from the requests; it knows nothing of cells, marks or calendars but days of UTC. */
const counted = (records: readonly RequestRecord[]): Record<string, Row> => {
  const cells: Record<string, Row> = {};
  const add = (record: RequestRecord, time: number, counts: Row): void => {
    const process = record.processId ?? 'none';
    const department = record.departmentId ?? 'none';
    const groups = [
      ['whole', 'all'],
      ['process', process],
      ['department', department],
      ['interface', `${process}|${department}`],
    ] as const;
    for (const [scope, id] of groups) {
      for (const [grain, nameOf] of Object.entries(GRAINS)) {
        if (scope === 'interface' && grain !== 'month') continue;
        const cell = (cells[`${grain} ${nameOf(time)} ${scope} ${id}`] ??= {});
        for (const [name, n] of Object.entries(counts)) cell[name] = (cell[name] ?? 0) + n;
      }
    }
  };
  for (const record of records) {
    if (!record.deleted || record.closedAt !== null) add(record, record.createdAt, { created: 1 });
    if (record.closedAt === null) continue;
    add(record, record.closedAt, {
      closed: 1,
      reopened: Number(record.reopens > 0),
      returned: Number(record.returns > 0),
      handed_over: Number(record.handovers > 0),
      handovers: record.handovers,
      sla_met: Number(record.slaMet === true),
      sla_total: Number(record.slaMet !== null),
      complete: Number(record.complete === true),
      judged: Number(record.complete !== null),
      waiting_sum: record.waitingMs ?? 0,
      cycle_sum: record.cycleMs ?? 0,
    });
  }
  return cells;
};

const NAMES = [
  'created',
  'closed',
  'reopened',
  'returned',
  'handed_over',
  'handovers',
  'sla_met',
  'sla_total',
  'complete',
  'judged',
  'waiting_sum',
  'cycle_sum',
] as const;

const storedCells = async (world: FigureWorld): Promise<Record<string, Row>> => {
  const rows = await world.db.selectFrom('cells').selectAll().execute();
  return Object.fromEntries(
    rows.map((row) => [
      `${row.grain} ${GRAINS[row.grain as 'month'](Number(row.starts_at))} ${row.scope} ${row.scope_id}`,
      Object.fromEntries(NAMES.map((name) => [name, Number(row[name])])),
    ]),
  );
};

const filled = (cells: Record<string, Row>): Record<string, Row> =>
  Object.fromEntries(
    Object.entries(cells).map(([key, row]) => [key, Object.fromEntries(NAMES.map((name) => [name, row[name] ?? 0]))]),
  );

/** Lets every observation arrive when it does: late ones after newer ones, each as often as it comes. */
const arrive = async (world: FigureWorld, seen: readonly Observation[]): Promise<readonly RequestRecord[]> => {
  const records = seen.map((each, index) => recordOf(each, index));
  const arrivals = seen
    .flatMap((each, index) =>
      Array.from({ length: each.copies }, (_, copy) => ({ index, at: index + each.late + copy })),
    )
    .toSorted((a, b) => a.at - b.at);
  for (const { index } of arrivals) {
    const record = records[index];
    if (record === undefined) continue;
    world.goTo(instant(START + 40 * DAY + index * HOUR));
    await world.save(record);
    if (seen[index]?.refreshes === true) await world.refresh();
  }
  world.goTo(instant(START + 60 * DAY));
  await world.refresh();
  return records;
};

const observations = fc.array(observation, { minLength: 1, maxLength: 14 });

describe('cells', () => {
  test('are what a plain count of the newest observations gives, in whatever order and number they come', async () => {
    await fc.assert(
      fc.asyncProperty(observations, async (seen) => {
        const world = await createFigureWorld();
        const records = await arrive(world, seen);
        expect(await storedCells(world)).toEqual(filled(counted(endOf(records))));
        expect(await world.marksLeft()).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  test('are the same when made anew from the facts, also under another calendar', async () => {
    const sunday: CalendarSettings = { ...ALWAYS, weekdays: [0, 1, 2, 3, 4], hours: { from: 540, to: 1080 } };
    await fc.assert(
      fc.asyncProperty(observations, async (seen) => {
        const world = await createFigureWorld();
        await arrive(world, seen);
        const before = await world.allCells();
        await world.db.deleteFrom('cells').execute();
        await world.rebuild();
        await world.refresh();
        expect(await world.allCells()).toEqual(before);
        world.useCalendar(sunday);
        await world.rebuild();
        await world.refresh();
        world.useCalendar(ALWAYS);
        await world.rebuild();
        await world.refresh();
        expect(await world.allCells()).toEqual(before);
      }),
      { numRuns: 4 },
    );
  });
});

describe('the daily self-check', () => {
  const checked = (world: FigureWorld, chance: number) => {
    const lines: unknown[] = [];
    const log = (...line: readonly unknown[]): void => void lines.push(line);
    return checkCells({ ...world, chance: () => chance, log })({
      calendar: ALWAYS,
      now: instant(START + 60 * DAY),
    });
  };
  const seen = fc.sample(observation, { numRuns: 12, seed: 20_261_122 });

  test('finds nothing to put right in cells that are right', async () => {
    const world = await createFigureWorld();
    await arrive(world, seen);
    for (const chance of [0, 0.3, 0.6, 0.99]) await checked(world, chance);
    const total = await checked(world, 0.5);
    expect(total.checked).toBeGreaterThan(20);
    expect(total.repaired).toBe(0);
  });

  test('puts right what was changed, brings back what is missing, and counts both', async () => {
    const world = await createFigureWorld();
    await arrive(world, seen);
    const right = await world.allCells();
    const month = String(Date.parse('2026-03-01T00:00:00Z'));
    const ofMarch = (scope: string) => ({ grain: 'month', scope, starts_at: month }) as const;
    await world.db
      .updateTable('cells')
      .set({ closed: 99 })
      .where('grain', '=', 'month')
      .where('scope', '=', 'whole')
      .where('starts_at', '=', month)
      .execute();
    await world.db
      .deleteFrom('cells')
      .where((eb) => eb.and(ofMarch('department')))
      .execute();
    expect(await world.allCells()).not.toEqual(right);
    const places = await world.cells.count();
    let repaired = 0;
    for (let place = 0; place < places; place += 1) repaired = (await checked(world, place / places)).repaired;
    expect(await world.allCells()).toEqual(right);
    expect(repaired).toBeGreaterThanOrEqual(2);
  });

  test('leaves to the refresh what a mark names', async () => {
    const world = await createFigureWorld();
    await arrive(world, seen);
    await world.db.updateTable('cells').set({ closed: 99 }).execute();
    await world.rebuild();
    expect((await checked(world, 0)).repaired).toBe(0);
  });
});
