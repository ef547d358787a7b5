import { expect, it } from 'vitest';
import { backFill, controlBackFill, readBackFill } from '../../../src/usecases/sources/back-fill.ts';
import { account, HOUR, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

/** History from before the app, read in runs that may die anywhere. */

class BackFilled {
  readonly world = new LoopWorld();

  constructor(requests: number) {
    for (let n = 0; n < requests; n += 1) {
      const at = this.world.now;
      this.world.add(new IssueLife({ at, id: String(20_000 + n) }).move('resolved', 'agent', at + HOUR));
    }
    this.world.now += 24 * HOUR;
  }

  get deps() {
    return { ...this.world.deps, newToken: () => 'token' };
  }

  control(action: 'start' | 'pause' | 'resume') {
    return controlBackFill(this.deps)({ accountId: account('admin'), payload: { action } });
  }

  async run(): Promise<void> {
    this.world.now += 5 * MINUTE;
    await backFill(this.deps)();
  }

  /** Runs until it is done; answers how many runs that took. */
  async finish(): Promise<number> {
    for (let runs = 1; runs <= 50; runs += 1) {
      await this.run();
      if ((await readBackFill(this.deps)()).work?.state === 'done') return runs;
    }
    throw new Error('the back-fill never ends');
  }
}

it('reads a thousand requests in ten searches, two hundred a run, and asks nobody', async () => {
  const site = new BackFilled(1_000);
  await site.control('start');
  expect(await site.finish()).toBe(5);
  expect(site.world.store.records.size).toBe(1_000);
  expect(site.world.store.invited.size).toBe(0);
  expect(site.world.jiraCalls).toEqual(Array.from({ length: 10 }, () => 'search'));
});

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'killed at write %i it goes on, and reads at most a page twice',
  async (write) => {
    const site = new BackFilled(450);
    await site.control('start');
    let made = 0;
    site.world.store.beforeWrite = () => {
      made += 1;
      if (made >= write) throw new Error('killed');
    };
    await site.run().catch(() => {});
    site.world.store.beforeWrite = () => {};
    await site.finish();
    expect(site.world.store.records.size).toBe(450);
    expect(site.world.store.invited.size).toBe(0);
    expect(site.world.jiraCalls.length).toBeLessThanOrEqual(6);
  },
);

it('leaves requests that are known as they are', async () => {
  const site = new BackFilled(3);
  const known = await site.world.closed();
  const before = site.world.record(known);
  await site.control('start');
  await site.finish();
  expect(site.world.record(known)).toEqual(before);
  expect((await readBackFill(site.deps)()).work).toMatchObject({ read: 4, added: 3, share: 1 });
});

it('does nothing while it is paused, and nothing that nobody asked for', async () => {
  const site = new BackFilled(300);
  await site.run();
  await site.control('start');
  await site.run();
  await site.control('pause');
  await site.run();
  expect(site.world.jiraCalls).toHaveLength(2);
  expect((await readBackFill(site.deps)()).work).toMatchObject({ state: 'paused', read: 200 });
  await site.control('resume');
  await site.finish();
  expect(site.world.store.records.size).toBe(300);
});
