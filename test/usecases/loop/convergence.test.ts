import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ObservedEvent } from '../../../src/domain/experience/observed-event.ts';
import { IssueLife, MINUTE, START, type StatusName } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

/** One thing that happens to a request, and what becomes of the event that tells of it. */
const step = fc.record({
  act: fc.oneof(
    fc
      .constantFrom<StatusName>('open', 'progress', 'waiting', 'resolved', 'closed')
      .map((to) => ({ kind: 'move', to }) as const),
    fc.constantFrom('adi', 'ben', null).map((to) => ({ kind: 'assign', to }) as const),
    fc.constantFrom('dana', 'moti').map((by) => ({ kind: 'report', by }) as const),
    fc.constant({ kind: 'comment' } as const),
  ),
  copies: fc.integer({ min: 0, max: 2 }),
  delay: fc.integer({ min: 0, max: 4 }),
});
type Step = {
  act:
    | { kind: 'move'; to: StatusName }
    | { kind: 'assign'; to: string | null }
    | { kind: 'report'; by: string }
    | { kind: 'comment' };
  copies: number;
  delay: number;
};

const perform = (issue: IssueLife, { act }: Step, at: number): void => {
  switch (act.kind) {
    case 'move':
      issue.move(act.to, 'agent', at);
      return;
    case 'assign':
      issue.assign(act.to, at);
      return;
    case 'report':
      issue.report(act.by, at);
      return;
    case 'comment':
      issue.comment('agent', at);
      return;
  }
};

/** Plays the steps; events are lost, doubled and come up to four steps late, so also in another order. */
const play = async (steps: readonly Step[]): Promise<{ world: LoopWorld; issue: IssueLife }> => {
  const world = new LoopWorld();
  const issue = world.add(new IssueLife());
  const due: { at: number; event: ObservedEvent }[] = [{ at: 0, event: issue.event('created') }];
  for (const [index, each] of steps.entries()) {
    world.now = START + (index + 1) * 11 * MINUTE;
    perform(issue, each, world.now);
    for (let copy = 0; copy < each.copies; copy += 1)
      due.push({ at: index + each.delay + copy, event: issue.event('updated') });
    for (const { event } of due.filter(({ at }) => at === index)) await world.observe(event);
  }
  for (const { event } of due.filter(({ at }) => at >= steps.length)) await world.observe(event);
  world.now += 60 * MINUTE;
  await world.reconcile();
  world.now += 5 * MINUTE;
  await world.sweep();
  return { world, issue };
};

it('ends in the same facts whatever became of the events', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps: Step[]) => {
      const faulted = await play(steps);
      const orderly = await play(steps.map((each) => ({ ...each, copies: 1, delay: 0 })));
      expect(faulted.world.record(faulted.issue)).toEqual(orderly.world.record(orderly.issue));
    }),
    { numRuns: 300 },
  );
});

it('invites for the newest close exactly while the request is closed', async () => {
  const withoutReports = step.filter(({ act }) => act.kind !== 'report');
  await fc.assert(
    fc.asyncProperty(fc.array(withoutReports, { minLength: 1, maxLength: 12 }), async (steps: Step[]) => {
      const { world, issue } = await play(steps);
      const record = world.record(issue);
      const invitation = world.store.invited.get(`${issue.id}.${record?.closeNo}`);
      const isClosed = record?.closedAt !== null;
      if (isClosed) expect(invitation).toBeDefined();
      if (invitation !== undefined) expect(invitation.status).toBe(isClosed ? 'open' : 'withdrawn');
      expect(world.fields.get(issue.id)?.xlaStatus ?? null).toBe(
        statusOf(isClosed, invitation?.notAskedReason === null),
      );
    }),
    { numRuns: 300 },
  );
});

it('never leaves an invitation open for somebody who is not the reporter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps: Step[]) => {
      const { world, issue } = await play(steps);
      const record = world.record(issue);
      const invitation = world.store.invited.get(`${issue.id}.${record?.closeNo}`);
      if (invitation?.status === 'open') expect(invitation.requesterId).toBe(record?.requesterId);
      if (invitation?.status !== 'open') expect(world.fields.get(issue.id)?.xlaStatus).not.toBe('Awaiting rating');
    }),
    { numRuns: 300 },
  );
});

const statusOf = (isClosed: boolean, invited: boolean): string | null => {
  if (!isClosed) return null;
  return invited ? 'Awaiting rating' : 'Not asked';
};

it('changes nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps: Step[]) => {
      const { world, issue } = await play(steps);
      world.store.writes.length = 0;
      await world.observe(issue.event('updated'));
      await world.reconcile();
      expect(world.store.writes).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
