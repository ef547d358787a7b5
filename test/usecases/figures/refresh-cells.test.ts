import { describe, expect, test } from 'vitest';
import type { CalendarSettings } from '../../../src/contract/settings.ts';
import { createRebuildProgress } from '../../../src/usecases/rebuild-figures.ts';
import { refreshCells } from '../../../src/usecases/refresh-cells.ts';
import { aRequest, at, createFigureWorld, DAY, HOUR, IT, type FigureWorld } from './figure-world.ts';

const ISRAEL: CalendarSettings = {
  zone: 'Asia/Jerusalem',
  weekdays: [0, 1, 2, 3, 4],
  hours: { from: 540, to: 1080 },
  holidays: 'israel',
};

const cellsOf = async (world: FigureWorld, grain: string, scope = 'whole') =>
  world.db
    .selectFrom('cells')
    .selectAll()
    .where('grain', '=', grain)
    .where('scope', '=', scope)
    .orderBy('starts_at')
    .execute();

describe('a refresh', () => {
  test('counts a request where it was created and where it was closed', async () => {
    const world = await createFigureWorld();
    const created = at('2026-03-30T10:00:00Z');
    await world.save(
      aRequest({ id: 1, created, closed: at('2026-04-02T10:00:00Z'), slaMet: true, responseMs: HOUR, reopens: 1 }),
    );
    world.goTo(at('2026-04-02T10:10:00Z'));
    await world.refresh();

    expect(await cellsOf(world, 'month')).toMatchObject([
      { starts_at: String(at('2026-03-01T00:00:00Z')), created: 1, closed: 0, cycle_n: 0 },
      {
        starts_at: String(at('2026-04-01T00:00:00Z')),
        created: 0,
        closed: 1,
        reopened: 1,
        sla_met: 1,
        sla_total: 1,
        cycle_n: 1,
        response_n: 1,
      },
    ]);
    expect(await cellsOf(world, 'month', 'interface')).toMatchObject([
      { scope_id: 'payslip|org:1' },
      { scope_id: 'payslip|org:1' },
    ]);
    expect(await cellsOf(world, 'week')).toHaveLength(1);
    expect(await cellsOf(world, 'day')).toHaveLength(2);
    expect(await world.marksLeft()).toBe(0);
  });

  test('empties the cells a request has left, whatever made it leave', async () => {
    const world = await createFigureWorld();
    const created = at('2026-03-02T10:00:00Z');
    const closed = at('2026-03-03T10:00:00Z');
    await world.save(aRequest({ id: 1, created, closed, department: 'org:1' }));
    world.goTo(at('2026-03-03T11:00:00Z'));
    await world.refresh();
    await world.save(
      aRequest({ id: 1, created, closed: null, department: 'org:2', project: IT, seen: at('2026-03-03T11:30:00Z') }),
    );
    world.goTo(at('2026-03-03T12:00:00Z'));
    await world.refresh();

    const left = await world.db.selectFrom('cells').selectAll().execute();
    expect(new Set(left.map((cell) => cell.project_id))).toEqual(new Set([IT]));
    expect(left.every((cell) => cell.closed === 0 && cell.created === 1)).toBe(true);
  });

  test('forgets a request deleted while open, and keeps the figures of one deleted after its close', async () => {
    const world = await createFigureWorld();
    const created = at('2026-03-02T10:00:00Z');
    await world.save(
      aRequest({ id: 1, created, deleted: true }),
      aRequest({ id: 2, created, closed: at('2026-03-03T10:00:00Z'), deleted: true }),
    );
    world.goTo(at('2026-03-03T11:00:00Z'));
    await world.refresh();
    expect(await cellsOf(world, 'month')).toMatchObject([{ created: 1, closed: 1 }]);
  });

  test('keeps a mark whose fact may still be on its way, and computes it again', async () => {
    const world = await createFigureWorld();
    const created = at('2026-03-02T10:00:00Z');
    world.goTo(at('2026-03-02T10:00:30Z'));
    await world.save(aRequest({ id: 1, created }));
    world.goTo(at('2026-03-02T10:01:00Z'));
    await world.refresh();
    expect(await cellsOf(world, 'month')).toHaveLength(1);
    expect(await world.marksLeft()).toBe(10);
    world.goTo(at('2026-03-02T10:05:00Z'));
    await world.refresh();
    expect(await world.marksLeft()).toBe(0);
  });

  test('leaves a mark made again while it ran', async () => {
    const world = await createFigureWorld();
    await world.save(aRequest({ id: 1, created: at('2026-03-02T10:00:00Z') }));
    const read = await world.marks.read(null, 100);
    world.goTo(at('2026-03-02T11:00:00Z'));
    await world.marks.mark(read.slice(0, 3));
    await world.marks.remove(read);
    expect(await world.marksLeft()).toBe(3);
  });

  test('costs a handful of statements for hundreds of requests', async () => {
    const world = await createFigureWorld(ISRAEL);
    const start = at('2026-03-02T10:00:00Z');
    await world.save(
      ...Array.from({ length: 600 }, (_, index) =>
        aRequest({
          id: index + 1,
          created: at(new Date(start + (index % 20) * DAY).toISOString()),
          closed: at(new Date(start + (index % 20) * DAY + HOUR).toISOString()),
          department: `org:${index % 30}`,
        }),
      ),
    );
    world.goTo(at('2026-03-25T00:00:00Z'));
    world.forget();
    await world.refresh();
    expect(world.statements.length).toBeLessThanOrEqual(12);
  });

  test('keeps no day older than a hundred days', async () => {
    const world = await createFigureWorld();
    await world.save(aRequest({ id: 1, created: at('2016-03-02T10:00:00Z'), closed: at('2016-03-03T10:00:00Z') }));
    world.goTo(at('2026-03-25T00:00:00Z'));
    await world.refresh();
    expect(await cellsOf(world, 'day')).toEqual([]);
    expect(await cellsOf(world, 'week')).toEqual([]);
    expect(await cellsOf(world, 'month')).toHaveLength(1);
  });

  test('stops when its time is up and goes on where it stopped', async () => {
    const world = await createFigureWorld();
    await world.save(aRequest({ id: 1, created: at('2026-03-02T10:00:00Z') }));
    world.goTo(at('2026-03-03T10:00:00Z'));
    const stopped = await refreshCells(world)({
      calendar: world.settings.calendar,
      now: at('2026-03-03T10:00:00Z'),
      timeLeft: () => 0,
    });
    expect(stopped).toEqual({ isDone: false });
    expect(await world.marksLeft()).toBe(10);
    expect(await world.refresh()).toEqual({ isDone: true });
  });
});

describe('a rebuild from scratch', () => {
  const populate = async (world: FigureWorld): Promise<void> => {
    for (let id = 1; id <= 60; id += 1) {
      const created = at(new Date(Date.parse('2026-01-05T08:00:00Z') + id * 34 * HOUR).toISOString());
      const isClosed = id % 5 !== 0;
      const closed = isClosed ? at(new Date(created + (id % 11) * 9 * HOUR).toISOString()) : null;
      const record = {
        id,
        created,
        closed,
        process: id % 3 === 0 ? 'rt:9' : null,
        department: id % 4 === 0 ? null : `org:${id % 6}`,
        slaMet: id % 7 > 1,
        responseMs: id * 1000,
        reopens: id % 10 === 1 ? 1 : 0,
        project: id % 2 === 0 ? IT : undefined,
      };
      const { project, ...rest } = record;
      await world.save(aRequest(project === undefined ? rest : { ...rest, project }));
      if (id % 6 === 0)
        await world.save(aRequest({ ...rest, closed: null, process: 'payslip', seen: at('2026-04-09T00:00:00Z') }));
      if (id % 20 === 0) {
        world.goTo(at(new Date(created + DAY).toISOString()));
        await world.refresh();
      }
    }
    world.goTo(at('2026-04-10T00:00:00Z'));
    await world.refresh();
  };

  test('gives the cells that marks and refreshes have given', async () => {
    const world = await createFigureWorld(ISRAEL);
    await populate(world);
    const before = await world.allCells();
    expect(before.length).toBeGreaterThan(100);
    expect(before).toContainEqual(expect.objectContaining({ scope: 'interface', scope_id: 'none|none' }));
    await world.db.deleteFrom('cells').execute();
    expect(await world.rebuild()).toEqual({ isDone: true });
    await world.refresh();
    expect(await world.allCells()).toEqual(before);
  });

  test('repairs cells that are wrong and removes those that should not be', async () => {
    const world = await createFigureWorld();
    await populate(world);
    const before = await world.allCells();
    await world.db.updateTable('cells').set({ closed: 99 }).where('scope_id', '=', 'org:1').execute();
    await world.db
      .updateTable('cells')
      .set({ scope_id: 'org:gone' })
      .where('scope_id', '=', 'org:2')
      .where('grain', '=', 'month')
      .execute();
    expect(await world.allCells()).not.toEqual(before);
    await world.rebuild();
    await world.refresh();
    expect(await world.allCells()).toEqual(before);
  });

  test('goes on after it was stopped, and tells how far it has come', async () => {
    const world = await createFigureWorld();
    await populate(world);
    let calls = 0;
    const stopAfterOnePage = (): number => ((calls += 1) > 1 ? 0 : 60_000);
    expect(await world.rebuild(stopAfterOnePage)).toEqual({ isDone: false });
    expect(await createRebuildProgress(world.watermarks).find()).toMatchObject({
      startedAt: at('2026-04-10T00:00:00Z'),
    });
    expect(await world.rebuild()).toEqual({ isDone: true });
    expect(await createRebuildProgress(world.watermarks).find()).toBeNull();
  });
});
