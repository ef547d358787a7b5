import { beforeEach, expect, it } from 'vitest';
import { ProcessSettings } from '../../../src/contract/settings.ts';
import { DAY, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

function push(channel: 'none' | 'comment', more: Readonly<Record<string, unknown>> = {}): void {
  const name = { en: 'Payslip fix', he: 'תיקון תלוש' };
  const process = ProcessSettings.parse({
    id: 'payslip',
    projectId: '10700',
    name,
    team: name,
    requestTypeIds: ['701'],
    visibility: 'team',
    target: 4,
    commentReader: null,
    meaningfulMinutes: 0,
    push: channel,
    ...more,
  });
  world.store.use({ processes: [process] });
}

/** Time passes and the tick comes by. */
async function pass(time: number): Promise<void> {
  world.now += time;
  await world.sendPushes();
}

it('pushes nothing by default', async () => {
  const issue = await world.closed();
  world.jiraCalls.length = 0;
  await pass(DAY);
  expect(world.jiraCalls).toEqual([]);
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', invited: true });
});

it('writes one comment where the process says so, ten minutes after the close, and never a second one', async () => {
  push('comment');
  const issue = await world.closed();
  await pass(5 * MINUTE);
  expect(world.comments).toEqual([]);
  await pass(5 * MINUTE);
  await pass(5 * MINUTE);
  await pass(20 * DAY);
  expect(world.comments).toEqual([`${issue.id}.1`]);
});

it('waits with the comment for the time of asking', async () => {
  push('comment', { askWhen: { kind: 'after-days', days: 7 } });
  await world.closed();
  await pass(6 * DAY);
  expect(world.comments).toEqual([]);
  await pass(DAY);
  expect(world.comments).toHaveLength(1);
});

it('writes none to who has rated, nor on a request that is open again, even if its event was lost', async () => {
  push('comment');
  const rated = await world.closed();
  await world.rate('dana', rated.key, 4);
  const reopened = await world.closed({ id: '10002' });
  reopened.move('progress', 'agent', world.now);
  await pass(10 * MINUTE);
  expect(world.comments).toEqual([]);
});

it('writes none while a service clock still runs', async () => {
  push('comment');
  const issue = world.add(new IssueLife({ at: world.now }));
  const ongoing = {
    startedAt: 0,
    goalMs: 1,
    elapsedMs: 0,
    remainingMs: 1,
    breached: false,
    paused: false,
    withinCalendarHours: true,
    breachAt: null,
  };
  issue.clocks = [{ name: 'Time to first response', completed: [], ongoing }] as unknown as IssueLife['clocks'];
  issue.comment('agent', world.now).move('resolved', 'agent', world.now + 20 * MINUTE);
  world.now += 20 * MINUTE;
  await world.happen(issue);
  await pass(DAY);
  expect(world.comments).toEqual([]);
});

it('keeps to the contact budget over all requests of a person, and tells the card', async () => {
  push('comment');
  const first = await world.closed();
  await pass(10 * MINUTE);
  const second = await world.closed({ id: '10002' });
  await pass(10 * MINUTE);
  expect(world.comments).toEqual([`${first.id}.1`]);
  expect(await world.card('dana', second.key)).toMatchObject({ invited: false, notAskedReason: 'contact-budget' });
  expect(world.store.pendings.has(second.id)).toBe(true);
  expect(await world.rate('dana', second.key, 5)).toMatchObject({ answer: { mode: 'volunteered' } });
});

it('asks about one of five that one person closed together', async () => {
  const issues = ['10001', '10002', '10003', '10004', '10005'].map((id) =>
    world.add(new IssueLife({ id, at: world.now })),
  );
  world.now += 60 * MINUTE;
  for (const issue of issues) {
    world.now += MINUTE;
    await world.happen(issue.comment('agent', world.now).move('resolved', 'agent', world.now));
    await world.sendPushes();
  }
  for (let tick = 0; tick < 4; tick += 1) await pass(5 * MINUTE);
  const reasons = await Promise.all(issues.map(({ key }) => world.card('dana', key)));
  expect(reasons.map((card) => card.kind === 'ask' && card.notAskedReason)).toEqual([
    null,
    'bulk-close',
    'bulk-close',
    'bulk-close',
    'bulk-close',
  ]);
});

it.each([
  ['before the comment was written', 'beforeComment'],
  ['after it was written', 'afterComment'],
] as const)('writes exactly one comment when the function dies %s', async (_when, moment) => {
  push('comment');
  await world.closed();
  world[moment] = () => {
    throw new Error('killed');
  };
  await expect(pass(10 * MINUTE)).rejects.toThrow('killed');
  world[moment] = () => {};
  await pass(5 * MINUTE);
  await pass(10 * MINUTE);
  expect(world.comments).toHaveLength(1);
});
