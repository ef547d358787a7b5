import { describe, expect, it } from 'vitest';
import { HOUR, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

/** Lets the n-th write and every one after it fail, as when the function is killed there. */
const killAt = (world: LoopWorld, write: number): void => {
  let made = 0;
  const die = (): void => {
    made += 1;
    if (made >= write) throw new Error('killed');
  };
  world.store.beforeWrite = die;
  world.beforeFieldWrite = die;
};
const revive = (world: LoopWorld): void => {
  world.store.beforeWrite = () => {};
  world.beforeFieldWrite = () => {};
};

const writes = [1, 2, 3, 4, 5, 6, 7];

describe('a close that is killed', () => {
  it.each(writes)('at write %i is repaired by the reconcile and doubles nothing', async (write) => {
    const world = new LoopWorld();
    const issue = world.add(new IssueLife());
    await world.happen(issue, 'created');
    world.now += HOUR;
    issue.comment('agent', world.now).move('resolved', 'agent', world.now);
    killAt(world, write);
    await world.happen(issue).catch(() => {});
    revive(world);
    world.now += HOUR;
    await world.reconcile();
    world.now += 5 * MINUTE;
    await world.sweep();
    expect(world.record(issue)).toMatchObject({ closeNo: 1, reopens: 0 });
    expect([...world.store.invited.keys()]).toEqual(['10001.1']);
    expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: 'Awaiting rating' });
    expect(world.store.pendings.size).toBe(0);
  });
});

describe('a rating that is killed', () => {
  it.each(writes)('at write %i is there with its field or can be given again', async (write) => {
    const world = new LoopWorld();
    const issue = await world.closed();
    killAt(world, write);
    await world.rate('dana', issue.key, 5).catch(() => {});
    revive(world);
    world.now += 10 * MINUTE;
    await world.sweep();
    const card = await world.card('dana', issue.key);
    const fields = world.fields.get(issue.id);
    expect(fields?.xlaStatus).toBe(card.kind === 'answered' ? 'Met' : 'Awaiting rating');
    expect(await world.rate('dana', issue.key, 2)).toMatchObject({ answer: { score: 2 } });
  });
});

describe('a no to "Is it solved?" that is killed', () => {
  it.each(writes)('at write %i reopens the request once, however often it is said', async (write) => {
    const world = new LoopWorld();
    const issue = world.add(new IssueLife());
    await world.happen(issue, 'created');
    issue.comment('agent', world.now + MINUTE).move('waiting', 'agent', world.now + MINUTE);
    world.now += HOUR;
    await world.happen(issue.move('resolved', 'automation', world.now));
    killAt(world, write);
    await world.solved('dana', issue.key, false).catch(() => {});
    revive(world);
    for (const _ of [1, 2])
      expect(await world.solved('dana', issue.key, false)).toMatchObject({ kind: 'withdrawn', why: 'reopened' });
    expect(world.jiraCalls.filter((call) => call === 'reopen')).toHaveLength(1);
    expect(world.record(issue)).toMatchObject({ closedAt: null, reopens: 1 });
  });
});
