import { beforeEach, describe, expect, test } from 'vitest';
import { DepartmentId, ProcessId } from '../../../src/contract/ids.ts';
import { NoAccessError } from '../../../src/usecases/ports/errors.ts';
import { aRequest, at, createFigureWorld, DAY, IT, PAYROLL, type FigureWorld, type Rating } from './figure-world.ts';

const MONDAY = at('2026-06-01T09:00:00Z');
const instant = (milliseconds: number) => at(new Date(milliseconds).toISOString());
const payslip = ProcessId.parse('payslip');

const experienceOf = async (
  world: FigureWorld,
  payload: Partial<Parameters<FigureWorld['gadget']>[0]> = {},
  projects = [PAYROLL],
) => {
  const view = await world.gadget({ config: { tiles: ['experience', 'ease'] }, period: '4w', ...payload }, projects);
  return { view, tile: view.tiles[0], ease: view.tiles[1] };
};

/** Closed requests 1…n, each rated by its own person the day it was closed. */
const rated = async (
  world: FigureWorld,
  scores: readonly number[],
  options: {
    from: number;
    firstId?: number;
    department?: string;
    process?: string;
    project?: typeof IT;
    mode?: Rating['mode'];
    isStaff?: boolean;
  },
): Promise<void> => {
  const first = options.firstId ?? 1;
  const { department = 'org:1', process = 'payslip', project = PAYROLL } = options;
  const times = scores.map((_, index) => instant(options.from + (index % 5) * DAY));
  await world.save(
    ...scores.map((_, index) =>
      aRequest({
        id: first + index,
        created: times[index] ?? MONDAY,
        closed: times[index] ?? null,
        department,
        process,
        project,
      }),
    ),
  );
  await world.rate(
    ...scores.map((score, index) => ({
      requestId: first + index,
      person: `p${first + index}`,
      score,
      at: times[index] ?? MONDAY,
      isStaff: options.isStaff ?? false,
      ...(options.mode === undefined ? {} : { mode: options.mode }),
    })),
  );
};

describe('a release', () => {
  let world: FigureWorld;
  beforeEach(async () => {
    world = await createFigureWorld();
  });

  test('waits for the end of the week, then shows the mean of invited answers with people and range', async () => {
    await rated(world, [5, 4, 3, 4, 5, 4], { from: MONDAY });
    world.goTo(instant(MONDAY + 6 * DAY));
    await world.publish();
    expect((await experienceOf(world)).tile?.figure).toEqual({ state: 'none' });

    world.goTo(instant(MONDAY + 7 * DAY));
    expect(await world.publish()).toEqual({ published: at('2026-06-08T00:00:00Z') });
    const { view, tile } = await experienceOf(world);
    expect(tile?.figure).toMatchObject({ state: 'ready', value: 4.17, n: 6, people: 6 });
    expect(view.release).toEqual({ through: at('2026-06-08T00:00:00Z'), nextAt: at('2026-06-15T00:00:00Z') });
    expect(tile?.change).toEqual({ verdict: 'too-early' });
    expect(view.byDepartment.find(({ id }) => id === 'org:1')?.figures.experience).toMatchObject({ value: 4.17 });
  });

  test('is frozen: a second publication and a later edit change nothing until the next one', async () => {
    await rated(world, [5, 4, 3, 4, 5], { from: MONDAY });
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    const before = (await experienceOf(world)).tile;
    await world.db.updateTable('answers').set({ value: 1 }).where('issue_id', '=', 1).execute();
    world.forget();
    expect(await world.publish()).toEqual({ published: null });
    expect(world.statements).toHaveLength(1);
    expect((await experienceOf(world)).tile).toEqual(before);

    world.goTo(instant(MONDAY + 14 * DAY));
    await world.publish();
    expect((await experienceOf(world)).tile?.figure).toMatchObject({ value: 3.4 });
  });

  test('shows nobody a release that was not finished, and finishes it', async () => {
    await rated(world, [5, 4, 3, 4, 5], { from: MONDAY });
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    const { db } = world;
    await db.deleteFrom('releases').where('scope', '=', 'complete').execute();
    const { view, tile } = await experienceOf(world);
    expect(tile?.figure).toEqual({ state: 'none' });
    expect(view.release.through).toBeNull();
    await world.publish();
    expect((await experienceOf(world)).tile?.figure).toMatchObject({ state: 'ready' });
  });

  test('says of four people that they are too few, without saying that they are four', async () => {
    await rated(world, [5, 4, 3, 4], { from: MONDAY });
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    const { view, tile } = await experienceOf(world);
    expect(tile?.figure).toEqual({ state: 'too-few' });
    expect(view.byDepartment[0]?.figures.experience).toEqual({ state: 'too-few' });
  });

  test('hides the department that would give a small one away, and keeps the total', async () => {
    await rated(world, [5, 4, 3, 4], { from: MONDAY, department: 'org:1' });
    await rated(world, [3, 3, 3, 4, 4, 5, 5, 4, 3], { from: MONDAY, department: 'org:2', firstId: 50 });
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    const { view, tile } = await experienceOf(world);
    expect(tile?.figure).toMatchObject({ state: 'ready', people: 13 });
    expect(view.byDepartment.map(({ figures }) => figures.experience)).toEqual([
      { state: 'too-few' },
      { state: 'too-few' },
    ]);
  });

  test('counts people, however often one of them answers', async () => {
    await rated(world, [5, 4, 3, 4], { from: MONDAY });
    await world.save(...[90, 91, 92].map((id) => aRequest({ id, created: MONDAY, closed: MONDAY })));
    await world.rate(...[90, 91, 92].map((requestId) => ({ requestId, person: 'p1', score: 1, at: MONDAY })));
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    expect((await experienceOf(world)).tile?.figure).toEqual({ state: 'too-few' });
  });

  test('keeps volunteered answers out of the headline and beside it, with the share of closes that were asked', async () => {
    await rated(world, [5, 5, 5, 5, 4], { from: MONDAY });
    await rated(world, [1, 1, 2, 1, 1], { from: MONDAY, firstId: 50, mode: 'volunteered' });
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    const { tile } = await experienceOf(world);
    expect(tile?.figure).toMatchObject({ value: 4.8, n: 5 });
    expect(tile?.aside?.volunteered).toMatchObject({ state: 'ready', value: 1.2 });
    expect(tile?.aside?.eligibleShare).toBe(0.5);
  });

  test.each(['invited', 'volunteered'] as const)(
    'leaves what the staff of the desk said, %s, out of every figure and out of the people',
    async (mode) => {
      await rated(world, [2, 2, 3, 2, 2], { from: MONDAY });
      await rated(world, [1, 1, 2, 1, 1], { from: MONDAY, firstId: 20, mode: 'volunteered' });
      await rated(world, [2, 2, 2, 2], { from: MONDAY, firstId: 30, department: 'org:2' });
      await rated(world, [5, 5, 5, 5, 5, 5], { from: MONDAY, firstId: 50, mode, isStaff: true });
      await rated(world, [5, 5], { from: MONDAY, firstId: 70, mode, department: 'org:2', isStaff: true });
      world.goTo(instant(MONDAY + 7 * DAY));
      await world.publish();
      const { view, tile } = await experienceOf(world);
      expect(tile?.figure).toMatchObject({ value: 2.11, n: 9, people: 9 });
      expect(tile?.aside?.volunteered).toMatchObject({ value: 1.2, n: 5 });
      // Nine of fourteen closes were asked about; the eight of the staff are no closes here.
      expect(tile?.aside?.eligibleShare).toBe(9 / 14);
      // With the two of the staff it would have had enough people.
      expect(view.byDepartment.find(({ id }) => id === 'org:2')?.figures.experience).toEqual({ state: 'too-few' });
    },
  );

  test('takes ease from the ease item alone', async () => {
    await rated(world, [5, 5, 5, 5, 5], { from: MONDAY });
    await world.rate(
      ...[1, 2, 3, 4, 5].map((requestId) => ({
        requestId,
        person: `p${requestId}`,
        score: 2,
        at: MONDAY,
        item: 'ease' as const,
      })),
    );
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    expect((await experienceOf(world)).ease?.figure).toMatchObject({ state: 'ready', value: 2, n: 5 });
  });

  test('shows a person with one desk that desk, and never what was said in others', async () => {
    await rated(world, [5, 5, 5, 5, 5], { from: MONDAY });
    await rated(world, [1, 1, 1, 1, 1], { from: MONDAY, firstId: 50, project: IT, process: 'rt:9' });
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.refresh();
    await world.publish();
    const mine = await experienceOf(world, {}, [PAYROLL]);
    expect(mine.tile?.figure).toMatchObject({ value: 5 });
    expect(mine.view.byDepartment[0]?.figures.experience).toEqual({ state: 'none' });
    const both = await experienceOf(world, {}, [PAYROLL, IT]);
    expect(both.tile?.figure).toMatchObject({ value: 3, n: 10, people: 10 });
    expect(both.view.byDepartment[0]?.figures.experience).toMatchObject({ value: 3 });
    await expect(experienceOf(world, { process: ProcessId.parse('rt:9') }, [PAYROLL])).rejects.toThrow(NoAccessError);
    const one = await experienceOf(world, { process: payslip }, [PAYROLL, IT]);
    expect(one.tile?.figure).toMatchObject({ value: 5 });
    expect(
      (await experienceOf(world, { process: payslip, department: DepartmentId.parse('org:1') })).tile?.figure,
    ).toEqual({ state: 'none' });
  });

  test('calls a rise proven after thirteen good weeks upon thirteen bad ones, and draws it', async () => {
    for (let week = 0; week < 26; week += 1) {
      const scores = week < 13 ? [2, 3, 2, 3, 2, 3] : [4, 5, 4, 5, 4, 4];
      await rated(world, scores, { from: MONDAY + week * 7 * DAY, firstId: 1 + week * 10 });
      if (week === 12 || week > 21) {
        world.goTo(instant(MONDAY + (week + 1) * 7 * DAY));
        await world.publish();
      }
    }
    const view = await world.gadget({ config: { tiles: ['experience'] }, period: '13w' });
    expect(view.tiles[0]?.change).toMatchObject({ verdict: 'better', from: 2.5 });
    expect(view.tiles[0]?.trend.map(({ value }) => value)).toHaveLength(5);
    const four = await world.gadget({ config: { tiles: ['experience'] }, period: '4w' });
    expect(four.tiles[0]?.change.verdict).toBe('too-early');
  });

  test('names an answer without a person as one person, not as many', async () => {
    await rated(world, [5, 4, 3, 4, 5, 4], { from: MONDAY });
    await world.db.updateTable('invitations').set({ requester_id: null }).where('issue_id', 'in', [1, 2]).execute();
    world.goTo(instant(MONDAY + 7 * DAY));
    await world.publish();
    expect((await experienceOf(world)).tile?.figure).toMatchObject({ people: 5, n: 6 });
  });
});
