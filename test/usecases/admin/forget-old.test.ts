import { expect, it } from 'vitest';
import { z } from 'zod';
import { createAudit } from '../../../src/adapters/sql/audit.ts';
import { createForgetting } from '../../../src/adapters/sql/forgetting.ts';
import { createPushes } from '../../../src/adapters/sql/pushes.ts';
import { DepartmentId, IssueId } from '../../../src/contract/ids.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/contract/settings.ts';
import { DAY_MS } from '../../../src/domain/time/civil-date.ts';
import { checkCells } from '../../../src/usecases/check-cells.ts';
import { forgetOld } from '../../../src/usecases/admin/forget-old.ts';
import { createFrozenCells } from '../../../src/usecases/ports/frozen-cells.ts';
import { ALWAYS, aRequest, at, createFigureWorld, type FigureWorld } from '../figures/figure-world.ts';

const NOW = at('2026-11-22T07:00:00Z');

const forgetIn = async (
  world: FigureWorld,
  now = NOW,
  retention: Partial<Settings['retention']> = {},
): Promise<void> => {
  const settings = { ...DEFAULT_SETTINGS, retention: { ...DEFAULT_SETTINGS.retention, ...retention } };
  let tokens = 0;
  await forgetOld({
    forgetting: createForgetting(world.db),
    settings: { get: async () => ({ version: 1, settings, savedBy: null, savedAt: null }) },
    watermarks: world.watermarks,
    frozen: createFrozenCells(world.watermarks),
    audit: createAudit(world.db),
    clock: { now: () => now },
    newToken: () => `${now}.${(tokens += 1)}`,
  })();
};

const idsIn = async (world: FigureWorld, table: 'requests' | 'invitations' | 'answers'): Promise<readonly number[]> => {
  const rows = await world.db.selectFrom(table).select('issue_id').distinct().orderBy('issue_id').execute();
  return rows.map(({ issue_id: id }) => Number(id));
};

const lived = async (): Promise<FigureWorld> => {
  const world = await createFigureWorld(ALWAYS);
  const closed = ['2024-10-31T23:00:00Z', '2024-11-01T01:00:00Z', '2025-10-30T10:00:00Z', '2026-11-20T10:00:00Z'].map(
    at,
  );
  await world.save(
    ...closed.map((close, index) => aRequest({ id: index + 1, created: at('2024-09-05T10:00:00Z'), closed: close })),
    aRequest({ id: 9, created: at('2024-01-05T10:00:00Z') }),
  );
  for (const [index, close] of closed.entries()) {
    await world.rate({ requestId: index + 1, person: `person-${index}`, score: 4, at: close });
  }
  world.goTo(NOW);
  await world.refresh();
  return world;
};

it('takes requests with everything of them after their months, and leaves what is younger or still open', async () => {
  const world = await lived();
  await forgetIn(world);
  expect(await idsIn(world, 'requests')).toEqual([2, 3, 4, 9]);
  expect(await idsIn(world, 'invitations')).toEqual([2, 3, 4]);
  expect(await idsIn(world, 'answers')).toEqual([2, 3, 4]);
});

it('takes notes and replies of follow-ups that were done so long ago, and leaves the others', async () => {
  const world = await lived();
  const done = (issueId: number, doneAt: string | null) => ({
    issue_id: issueId,
    cause: 'answer',
    project_id: 10_700,
    process_id: null,
    state: doneAt === null ? 'open' : 'done',
    owner_id: null,
    opened_at: at('2025-01-05T10:00:00Z'),
    due_at: at('2025-01-06T10:00:00Z'),
    outcome: null,
    note: `a note on ${issueId}`,
    reply: `a reply on ${issueId}`,
    done_at: doneAt === null ? null : at(doneAt),
    changed_by: null,
    changed_at: at('2025-01-06T10:00:00Z'),
    version: 1,
  });
  const rows = [done(2, '2025-10-30T07:00:00Z'), done(3, '2025-12-01T07:00:00Z'), done(9, null)];
  await world.db.insertInto('follow_ups').values(rows).execute();
  await forgetIn(world);
  const left = await world.db.selectFrom('follow_ups').select(['note', 'reply']).orderBy('issue_id').execute();
  expect(left).toEqual([
    { note: null, reply: null },
    { note: 'a note on 3', reply: 'a reply on 3' },
    { note: 'a note on 9', reply: 'a reply on 9' },
  ]);
});

it('leaves every figure as it was, also when all of them are computed again', async () => {
  const world = await lived();
  const before = await world.allCells();
  await forgetIn(world);
  await world.rebuild();
  world.goTo(at('2026-11-22T08:00:00Z'));
  await world.refresh();
  expect(await world.allCells()).toEqual(before);
  expect(await world.marksLeft()).toBe(0);
});

it('counts what history brings from a month that had no figures, and leaves those it had', async () => {
  const world = await lived();
  await forgetIn(world);
  const before = await world.allCells();
  // Created before the first day whose requests are kept, and closed after it; of a unit that had none there.
  const late = { created: at('2024-10-30T10:00:00Z'), closed: at('2024-11-05T10:00:00Z') };
  await world.save(...[20, 21].map((id) => aRequest({ id, ...late, department: 'org:7' })));
  await world.refresh();
  const after = await world.allCells();
  expect(after.filter((cell) => before.some((known) => sameCell(known, cell) && isOctober(cell)))).toEqual(
    before.filter(isOctober),
  );
  const view = await world.gadget({ config: {}, period: 'all', department: DepartmentId.parse('org:7') });
  expect(view.totals).toMatchObject({ closed: 2, open: 0 });
  // The one open request and two creations that October could not take in any more.
  expect((await world.gadget({ config: {}, period: 'all' })).totals.open).toBe(0);
});

it('proves no month whose facts are gone', async () => {
  const world = await lived();
  const before = await world.allCells();
  await forgetIn(world);
  for (let draw = 0; draw < 1; draw += 0.05) {
    await checkCells({ ...world, chance: () => draw, log: () => {} })({ calendar: ALWAYS, now: NOW });
  }
  expect(await world.allCells()).toEqual(before);
});

it('keeps figures still when data is kept longer again than it was', async () => {
  const world = await lived();
  const before = await world.allCells();
  await forgetIn(world, NOW, { requestMonths: 6 });
  await forgetIn(world, NOW, { requestMonths: 120 });
  await world.rebuild();
  world.goTo(at('2026-11-22T08:00:00Z'));
  await world.refresh();
  expect(await world.allCells()).toEqual(before);
});

it('takes words after their own months and keeps the scores', async () => {
  const world = await lived();
  const words = {
    item: 'comment',
    value: null,
    direction: 'ltr',
    language: 'en',
    mode: 'invited',
    probability: 1,
  };
  for (const id of [3, 4]) {
    const given = id === 3 ? at('2025-10-30T11:00:00Z') : at('2026-11-20T11:00:00Z');
    await world.db
      .insertInto('answers')
      .values({ ...words, issue_id: id, close_no: 1, body: `words of ${id}`, for_team: 0, answered_at: given })
      .execute();
  }
  await forgetIn(world);
  const left = await world.db
    .selectFrom('answers')
    .select(['issue_id', 'body'])
    .where('item', '=', 'comment')
    .orderBy('issue_id')
    .execute();
  expect(left).toMatchObject([
    { issue_id: '3', body: null },
    { issue_id: '4', body: 'words of 4' },
  ]);
  const summaries = await world.db
    .selectFrom('invitations')
    .select(['issue_id', 'summary'])
    .orderBy('issue_id')
    .execute();
  expect(summaries.map(({ summary }) => summary)).toEqual(['', '', 'Payslip']);
  expect(await idsIn(world, 'answers')).toEqual([2, 3, 4]);
});

it('takes of pushes that were made or came to nothing three months ago what they were, and lets a rule ask all the same', async () => {
  const world = await lived();
  const push = { closer: 'c1', channel: 'none', due_at: 0, expires_at: NOW + DAY_MS };
  for (const [id, state, moved] of [
    [2, 'waiting', '2026-08-24T06:59:00Z'],
    [3, 'settled', '2026-08-24T06:59:00Z'],
    [4, 'sent', '2026-08-24T07:01:00Z'],
  ] as const) {
    const moves = { push_state: state, push_moved_at: at(moved) };
    await world.db
      .updateTable('invitations')
      .set({ ...push, ...moves })
      .where('issue_id', '=', id)
      .execute();
  }
  await forgetIn(world);
  const left = await world.db
    .selectFrom('invitations')
    .select(['issue_id', 'closer', 'push_state'])
    .orderBy('issue_id')
    .execute();
  expect(left).toEqual([
    { issue_id: '2', closer: 'c1', push_state: 'waiting' },
    { issue_id: '3', closer: null, push_state: null },
    { issue_id: '4', closer: 'c1', push_state: 'sent' },
  ]);
  const pushes = createPushes(world.db);
  const close = { issueId: IssueId.parse('3'), closeNo: 1 };
  expect(await pushes.tryAsk(close, NOW)).toBe(true);
  expect(await pushes.due(NOW, NOW, 10)).toContainEqual(
    expect.objectContaining({ ...close, dueAt: NOW, channel: 'comment' }),
  );
  expect(await pushes.tryAsk(close, NOW)).toBe(false);
});

it('asks about no close whose card can no longer be answered', async () => {
  const world = await lived();
  const closed = { expires_at: NOW };
  await world.db.updateTable('invitations').set(closed).where('issue_id', '=', 3).execute();
  expect(await createPushes(world.db).tryAsk({ issueId: IssueId.parse('3'), closeNo: 1 }, NOW)).toBe(false);
});

it('finds nothing to do the second time', async () => {
  const world = await lived();
  await forgetIn(world);
  const notes = async () => (await world.db.selectFrom('audit').selectAll().execute()).length;
  const before = await notes();
  await forgetIn(world, at('2026-11-23T07:00:00Z'));
  expect(await notes()).toBe(before);
});

it('works off more than a portion in one run', async () => {
  const world = await createFigureWorld(ALWAYS);
  const closed = at('2024-03-03T10:00:00Z');
  await world.save(
    ...Array.from({ length: 1_201 }, (_, index) =>
      aRequest({ id: index + 1, created: at('2024-03-01T10:00:00Z'), closed }),
    ),
  );
  world.goTo(at('2026-11-22T07:00:00Z'));
  await forgetIn(world);
  expect(await idsIn(world, 'requests')).toEqual([]);
});

const Key = z.looseObject({ scope: z.string(), scope_id: z.string(), grain: z.string(), starts_at: z.string() });

const sameCell = (one: unknown, other: unknown): boolean => {
  const [a, b] = [Key.parse(one), Key.parse(other)];
  return a.scope === b.scope && a.scope_id === b.scope_id && a.grain === b.grain && a.starts_at === b.starts_at;
};

const isOctober = (cell: unknown): boolean => Key.parse(cell).starts_at === String(at('2024-10-01T00:00:00Z'));

const peopleIn = async (world: FigureWorld): Promise<readonly string[]> => {
  const rows = await world.db.selectFrom('people').select('account_id').orderBy('account_id').execute();
  return rows.map(({ account_id: account }) => account);
};

it('takes people whom nothing names on two days, and leaves who was named again between them', async () => {
  const world = await lived();
  await world.db
    .insertInto('people')
    .values(['back', 'gone'].map((account) => ({ account_id: account })))
    .execute();
  const named = ['person-1', 'person-2', 'person-3', 'person-4', 'person-9'];
  await forgetIn(world);
  expect(await peopleIn(world)).toEqual(expect.arrayContaining(['back', 'gone', ...named]));
  await world.save(aRequest({ id: 30, created: NOW, requester: 'back' }));
  const nextDay = at('2026-11-23T07:00:00Z');
  await forgetIn(world, nextDay);
  expect(await peopleIn(world)).toEqual(expect.arrayContaining(['back', ...named]));
  expect(await peopleIn(world)).not.toContain('gone');
  await forgetIn(world, at('2026-11-24T07:00:00Z'));
  expect(await peopleIn(world)).toEqual(expect.arrayContaining(['back', ...named]));
});
