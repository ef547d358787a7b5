import { beforeEach, describe, expect, it } from 'vitest';
import { StalePageError } from '../../../src/usecases/ports/errors.ts';
import { reconcileRequests } from '../../../src/usecases/reconcile-requests.ts';
import { DAY, HOUR, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

const closedUnseen = (id: string): IssueLife =>
  world.add(
    new IssueLife({ id, at: world.now })
      .comment('agent', world.now + MINUTE)
      .move('resolved', 'agent', world.now + HOUR),
  );

it('makes up for a close that no event told of, once', async () => {
  const issue = closedUnseen('10001');
  world.now += 2 * HOUR;
  await world.reconcile();
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', invited: true });
  world.store.writes.length = 0;
  await world.reconcile();
  expect(world.store.writes).toEqual([]);
});

it('leaves the fields of all it found to one sweep', async () => {
  for (let index = 1; index <= 30; index += 1) closedUnseen(String(10_000 + index));
  world.now += 2 * HOUR;
  await world.reconcile();
  expect(world.jiraCalls).toEqual(['search']);
  world.now += 5 * MINUTE;
  await world.sweep();
  expect(world.jiraCalls).toEqual(['search', 'fields']);
  expect(world.fields.size).toBe(30);
});

it('opens no card for a close that lies further back than cards stay open', async () => {
  const issue = closedUnseen('10001');
  world.now += 20 * DAY;
  await world.reconcile();
  expect(world.record(issue)).toMatchObject({ closeNo: 1 });
  expect(world.store.invited.size).toBe(0);
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'expired' });
});

it('goes on where a killed run was', async () => {
  for (let index = 1; index <= 250; index += 1) closedUnseen(String(10_000 + index));
  world.now += 2 * HOUR;
  let pages = 0;
  world.store.beforeWrite = (kind) => {
    if (kind !== 'mark') return;
    pages += 1;
    if (pages === 2) throw new Error('killed');
  };
  await expect(world.reconcile()).rejects.toThrow('killed');
  world.store.beforeWrite = () => {};
  world.jiraCalls.length = 0;
  await world.reconcile();
  expect(world.jiraCalls).toEqual(['search', 'search']);
  expect(world.store.records.size).toBe(250);
});

describe('the walk', () => {
  const walks: { jql: string; after: string | null }[] = [];
  const run = (
    page: (query: { jql: string; after: string | null }) => Promise<{ issues: []; next: string | null }>,
  ) => {
    walks.length = 0;
    const { deps } = world;
    const issues = {
      ...deps.issues,
      page: (query: { jql: string; after: string | null }) => (walks.push(query), page(query)),
    };
    return reconcileRequests({ ...deps, issues })();
  };

  it('looks back to the last walk and a good half hour more, in relative minutes', async () => {
    await run(async () => ({ issues: [], next: null }));
    world.now += HOUR;
    await run(async () => ({ issues: [], next: null }));
    expect(walks).toMatchObject([
      { jql: 'project in (10700) AND updated >= "-96m" ORDER BY updated ASC', after: null },
    ]);
  });

  it('begins again when the page token has lapsed', async () => {
    let isFirst = true;
    await run(async ({ after }) => {
      if (after === null) return { issues: [], next: isFirst ? 'a' : null };
      isFirst = false;
      throw new StalePageError('lapsed');
    });
    expect(walks.map(({ after }) => after)).toEqual([null, 'a', null]);
  });

  it('walks the history when settings change how issues are read', async () => {
    await run(async () => ({ issues: [], next: null }));
    world.store.use({ waitingStatuses: ['On hold'] });
    await run(async () => ({ issues: [], next: null }));
    expect(walks[0]?.jql).toContain('updated >= "-1051201m"');
  });

  it('ends a run after so many pages and leaves the rest to the next', async () => {
    await run(async () => ({ issues: [], next: 'more' }));
    expect(walks).toHaveLength(20);
  });
});
