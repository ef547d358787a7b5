import { expect, test } from 'vitest';
import { DepartmentId, ProcessId } from '../../../src/contract/ids.ts';
import { COMPARED } from '../../../src/domain/privacy/released-measures.ts';
import { aRequest, at, createFigureWorld, DAY, PAYROLL, type FigureWorld } from './figure-world.ts';

const MONDAY = at('2026-01-05T09:00:00Z');
const WEEKS = 31;
const PERIODS = ['4w', '13w', '26w', 'all'] as const;
const instant = (milliseconds: number) => at(new Date(milliseconds).toISOString());

/** A week of ratings: one unit of seven people, and one of two, of whom nothing may be told for weeks. */
const liveWeek = async (world: FigureWorld, week: number): Promise<void> => {
  for (const person of Array.from({ length: 9 }, (_, index) => index)) {
    const when = instant(MONDAY + week * 7 * DAY + (person % 5) * DAY);
    const id = week * 100 + person + 1;
    const department = person < 7 ? 'org:1' : 'org:2';
    await world.save(aRequest({ id, created: when, closed: when, department, process: 'payslip' }));
    const score = 1 + ((person + week) % 5);
    await world.rate({ requestId: id, person: `p${person}`, score, at: when });
    await world.rate({ requestId: id, person: `p${person}`, score, at: when, item: 'ease' });
  }
};

const allRows = (world: FigureWorld) => world.db.selectFrom('releases').selectAll().execute();
type Rows = Awaited<ReturnType<typeof allRows>>;

const keyOf = ({ period, through, scope, scope_id: id, measure }: Rows[number]): string =>
  [period, through, scope, id, measure].join(' ');

/** Puts back what the app took away. */
const putBack = async (world: FigureWorld, published: ReadonlyMap<string, Rows[number]>): Promise<void> => {
  const left = new Set((await allRows(world)).map(keyOf));
  const rows = [...published.values()].filter((row) => !left.has(keyOf(row)));
  for (let first = 0; first < rows.length; first += 500)
    await world.db
      .insertInto('releases')
      .values(rows.slice(first, first + 500))
      .execute();
};

const everyView = async (world: FigureWorld) => {
  const parts = [{}, { process: ProcessId.parse('payslip') }, { department: DepartmentId.parse('org:2') }];
  const payloads = PERIODS.flatMap((period) => parts.map((part) => ({ period, ...part })));
  const config = { tiles: ['experience' as const, 'ease' as const, 'response-share' as const] };
  const views: unknown[] = [];
  for (const payload of payloads) views.push(await world.gadget({ config, ...payload }, [PAYROLL]));
  return views;
};

test('what is taken away of earlier releases is in no view, no trend and no later comparison', async () => {
  const [thinned, whole] = await Promise.all([createFigureWorld(), createFigureWorld()]);
  const published = new Map<string, Rows[number]>();
  for (let week = 0; week < WEEKS; week += 1) {
    await putBack(whole, published);
    for (const world of [thinned, whole]) {
      await liveWeek(world, week);
      world.goTo(instant(MONDAY + (week + 1) * 7 * DAY));
      await world.publish();
    }
    for (const row of await allRows(whole)) published.set(keyOf(row), row);
  }
  await putBack(whole, published);
  for (const world of [thinned, whole]) await world.refresh();

  expect(await everyView(thinned)).toEqual(await everyView(whole));
  const left = await allRows(thinned);
  const newest = Math.max(...left.map(({ through }) => Number(through)));
  const ofNewest = (rows: Rows) => rows.filter(({ through }) => Number(through) === newest);
  expect(ofNewest(left)).toEqual(ofNewest(await allRows(whole)));
  const older = left.filter(({ through, scope }) => Number(through) < newest && scope !== 'complete');
  expect(older.length).toBeGreaterThan(0);
  for (const { measure, figure } of older) {
    expect([...COMPARED]).toContain(measure);
    expect(figure).toContain('"figure":[');
  }
  const ends = PERIODS.map((of) => left.filter(({ period, scope }) => period === of && scope === 'complete').length);
  expect(ends).toEqual([5, 14, 27, 27]);
}, 120_000);
