import { beforeEach, describe, expect, it } from 'vitest';
import type { IssueId } from '../../../src/contract/ids.ts';
import { forgetLostRequests } from '../../../src/usecases/forget-lost-requests.ts';
import { JiraBusyError } from '../../../src/usecases/ports/errors.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

describe('a deletion that nobody told of', () => {
  /** As Jira answers: what is deleted is missing. */
  const lookup = {
    missing: async (ids: readonly IssueId[]) => {
      looked.push(ids.length);
      return new Set(ids.filter((id) => world.issues.get(id)?.isDeleted !== false));
    },
  };
  let looked: number[] = [];
  let touched: IssueId[] = [];
  beforeEach(() => {
    looked = [];
    touched = [];
  });
  const touches = {
    mark: async (ids: readonly IssueId[]) => {
      touched.push(...ids);
    },
  };
  const look = (more: object = {}) => forgetLostRequests({ ...world.deps, lookup, touches, ...more })();

  it('takes person, key and words away at the second look, and nothing of what is there', async () => {
    const lost = await world.closed();
    const kept = await world.closed({ id: '10002' });
    for (const issue of [lost, kept]) {
      await world.rate('dana', issue.key, 4);
      await world.details('dana', issue.key, { comment: 'my words' });
    }
    lost.isDeleted = true;
    await look();
    expect(world.record(lost)).toMatchObject({ deleted: false, requesterId: 'dana' });
    expect(touched).toEqual([]);
    await look();
    // Its alerts end when its clocks are read next.
    expect(touched).toEqual([lost.id]);
    expect(world.record(lost)).toMatchObject({ deleted: true, requesterId: null, issueKey: 'DELETED-0' });
    expect(world.store.invited.get('10001.1')).toMatchObject({ requesterId: null, summary: '' });
    expect(world.store.answered.get('10001.1')?.get('comment')).toMatchObject({ body: null });
    expect(world.store.answered.get('10001.1')?.get('experience')).toMatchObject({ value: 4 });
    expect(world.record(kept)).toMatchObject({ deleted: false, requesterId: 'dana' });
    expect(world.store.answered.get('10002.1')?.get('comment')).toMatchObject({ body: 'my words' });
  });

  it('keeps what was missing once and is back', async () => {
    const issue = await world.closed();
    issue.isDeleted = true;
    await look();
    issue.isDeleted = false;
    await look();
    issue.isDeleted = true;
    await look();
    expect(world.record(issue)).toMatchObject({ deleted: false, requesterId: 'dana' });
  });

  it('keeps the requests of a project that the app does not see any more', async () => {
    const issue = await world.closed();
    issue.isDeleted = true;
    for (const _ of [1, 2, 3]) await look({ projects: { list: async () => [] } });
    expect(looked.every((count) => count === 0)).toBe(true);
    expect(world.record(issue)).toMatchObject({ deleted: false, requesterId: 'dana' });
  });

  it('keeps the requests of a project whose security shuts the app out', async () => {
    const issues = [];
    for (let id = 20_000; id < 20_012; id += 1) issues.push(await world.closed({ id: String(id) }));
    for (const issue of issues) issue.isDeleted = true;
    for (const _ of [1, 2, 3]) await look();
    expect(issues.every((issue) => world.record(issue)?.deleted === false)).toBe(true);
  });

  it('goes through all of them in bounded portions, and begins again', async () => {
    const issues = [];
    for (let id = 20_000; id < 20_650; id += 1) issues.push(await world.closed({ id: String(id) }));
    for (const issue of issues) issue.isDeleted = Number(issue.id) % 10 === 0;
    for (const _ of [1, 2, 3, 4, 5, 6]) await look();
    expect(Math.max(...looked)).toBeLessThanOrEqual(300);
    expect(issues.every((issue) => world.record(issue)?.deleted === issue.isDeleted)).toBe(true);
  });

  it('looks at the same portion again when Jira is busy, and forgets nothing', async () => {
    const issue = await world.closed();
    issue.isDeleted = true;
    await look();
    const busy = { missing: () => Promise.reject(new JiraBusyError('slow down')) };
    await expect(look({ lookup: busy })).rejects.toMatchObject({ code: 'JIRA_BUSY' });
    expect(world.record(issue)).toMatchObject({ deleted: false });
    await look();
    expect(world.record(issue)).toMatchObject({ deleted: true });
  });
});
