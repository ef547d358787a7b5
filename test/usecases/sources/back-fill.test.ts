import { expect, it } from 'vitest';
import { backFill, controlBackFill, readBackFill } from '../../../src/usecases/sources/back-fill.ts';
import type { HistoryKind } from '../../../src/contract/back-fill.ts';
import type { ObservedIssue } from '../../../src/domain/experience/observed-issue.ts';
import type { NativeRating } from '../../../src/domain/sources/native-rating.ts';
import type { RatedRequest } from '../../../src/usecases/ports/jira.ts';
import { account, HOUR, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

/** History from before the app, read in runs that may die anywhere. */

const ratedOf = ({ id, observed }: Pick<IssueLife, 'id'> & { readonly observed: ObservedIssue }): RatedRequest => ({
  issueId: id,
  projectId: observed.projectId,
  requestTypeId: observed.requestType?.id ?? null,
  departmentSource: null,
  requesterId: observed.requester?.accountId ?? null,
  rating: 4,
  ratedAt: observed.createdAt,
  createdAt: observed.createdAt,
});

class BackFilled {
  readonly world = new LoopWorld();
  /** What Jira says of the points it has left. */
  isNearLimit = false;
  readonly ratings = new Map<string, number>();

  constructor(requests: number) {
    for (let n = 0; n < requests; n += 1) {
      const at = this.world.now;
      this.world.add(new IssueLife({ at, id: String(20_000 + n) }).move('resolved', 'agent', at + HOUR));
    }
    this.world.now += 24 * HOUR;
  }

  get deps() {
    return {
      ...this.world.deps,
      newToken: () => 'token',
      points: { isNearLimit: () => this.isNearLimit },
      nativeRatings: {
        save: async (ratings: readonly NativeRating[]) =>
          ratings.forEach((rating) => this.ratings.set(rating.issueId, rating.rating)),
        countHeld: async (ids: readonly string[]) => ids.filter((id) => this.ratings.has(id)).length,
      },
      ratingReader: {
        page: async ({ after, limit }: { readonly after: string | null; readonly limit: number }) => {
          this.world.jiraCalls.push('ratings');
          const all = [...this.world.issues.values()];
          const from = Number(after ?? 0);
          const rated = all
            .slice(from, from + limit)
            .map((issue) => ratedOf({ id: issue.id, observed: issue.observed() }));
          return { rated, next: from + limit < all.length ? String(from + limit) : null };
        },
      },
    };
  }

  control(action: 'start' | 'pause' | 'resume', of: HistoryKind = 'requests') {
    return controlBackFill(this.deps)({ accountId: account('admin'), payload: { action, of } });
  }

  async run(): Promise<void> {
    this.world.now += 5 * MINUTE;
    await backFill(this.deps)();
  }

  async work(of: HistoryKind = 'requests') {
    return (await readBackFill(this.deps)({ payload: { of } })).work;
  }

  /** Runs until it is done; answers how many runs that took. */
  async finish(of: HistoryKind = 'requests'): Promise<number> {
    for (let runs = 1; runs <= 50; runs += 1) {
      await this.run();
      if ((await this.work(of))?.state === 'done') return runs;
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
  expect(await site.work()).toMatchObject({ read: 4, added: 3, share: 1 });
});

it('does nothing while it is paused, and nothing that nobody asked for', async () => {
  const site = new BackFilled(300);
  await site.run();
  await site.control('start');
  await site.run();
  await site.control('pause');
  await site.run();
  expect(site.world.jiraCalls).toHaveLength(2);
  expect(await site.work()).toMatchObject({ state: 'paused', read: 200 });
  await site.control('resume');
  await site.finish();
  expect(site.world.store.records.size).toBe(300);
});

it('reads half as fast while Jira says that the points of the hour are nearly spent', async () => {
  const site = new BackFilled(400);
  await site.control('start');
  site.isNearLimit = true;
  await site.run();
  expect(await site.work()).toMatchObject({ read: 100 });
  await site.run();
  expect(await site.work()).toMatchObject({ read: 200 });
  site.isNearLimit = false;
  expect(await site.finish()).toBe(1);
});

it('reads ratings in a walk of their own, which touches no request', async () => {
  const site = new BackFilled(250);
  await site.control('start', 'ratings');
  expect(await site.work('requests')).toBeNull();
  expect(await site.finish('ratings')).toBe(2);
  expect(await site.work('ratings')).toMatchObject({ read: 250, added: 250, share: 1 });
  expect(site.ratings.size).toBe(250);
  expect(site.world.store.records.size).toBe(0);
  await site.control('start', 'ratings');
  await site.finish('ratings');
  expect(await site.work('ratings')).toMatchObject({ read: 250, added: 0 });
});

it('lets two walks take turns inside what one may spend', async () => {
  const site = new BackFilled(150);
  await site.control('start');
  await site.control('start', 'ratings');
  await site.run();
  expect(site.world.jiraCalls).toEqual(['search', 'ratings']);
  await site.control('pause', 'ratings');
  await site.run();
  expect(await site.work()).toMatchObject({ state: 'done', read: 150 });
  expect(await site.work('ratings')).toMatchObject({ state: 'paused', read: 100 });
  await site.control('resume', 'ratings');
  expect(await site.finish('ratings')).toBe(1);
});
