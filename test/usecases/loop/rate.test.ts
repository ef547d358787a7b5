import { beforeEach, expect, it } from 'vitest';
import type { IssueLife } from '../../support/memory/issue-life.ts';
import { DAY, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
let issue: IssueLife;
beforeEach(async () => {
  world = new LoopWorld();
  issue = await world.closed();
});

it('asks the requester after the close, and nobody else', async () => {
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', invited: true, declined: false });
  expect(await world.card('moti', issue.key)).toEqual({ kind: 'not-yours', asOf: world.now });
});

it('stores one click, marks the field first and asks for one write a minute', async () => {
  world.store.writes.length = 0;
  world.now += 10_000;
  expect(await world.rate('dana', issue.key, 5)).toMatchObject({
    kind: 'answered',
    answer: { score: 5, mode: 'invited' },
  });
  expect(world.store.writes).toEqual(['pending', 'answer']);
  expect(world.pushes).toEqual([50]);
});

it('pushes once for all the answers of a minute', async () => {
  const other = await world.closed({ id: '10002' });
  await world.rate('dana', issue.key, 4);
  await world.rate('dana', other.key, 2);
  expect(world.pushes).toHaveLength(1);
  world.now += 2 * MINUTE;
  world.jiraCalls.length = 0;
  await world.writeFields();
  expect(world.jiraCalls).toEqual(['fields']);
  expect(world.fields.get(issue.id)).toEqual({ xlaScore: 4, xlaStatus: 'Met', ease: null });
  expect(world.fields.get(other.id)).toEqual({ xlaScore: 2, xlaStatus: 'Missed', ease: null });
});

it('answers all the same when the queue refuses, and leaves the field to the sweep', async () => {
  world.isQueueClosed = true;
  expect(await world.rate('dana', issue.key, 4)).toMatchObject({ kind: 'answered', answer: { score: 4 } });
  expect(world.logged).toContain('fields-left-to-sweep');
  world.now += 5 * MINUTE;
  await world.sweep();
  expect(world.fields.get(issue.id)).toMatchObject({ xlaScore: 4 });
});

it('keeps the later of two scores and the time of the first', async () => {
  await world.rate('dana', issue.key, 1);
  const first = world.now;
  world.now += DAY;
  expect(await world.rate('dana', issue.key, 4)).toMatchObject({
    answer: { score: 4 },
    editableUntil: first + 14 * DAY,
  });
});

it('refuses a change after the fourteen days of an answer', async () => {
  await world.rate('dana', issue.key, 4);
  world.now += 14 * DAY;
  await expect(world.rate('dana', issue.key, 1)).rejects.toMatchObject({ code: 'INVITATION_EXPIRED' });
  expect(await world.card('dana', issue.key)).toMatchObject({
    kind: 'answered',
    editable: false,
    answer: { score: 4 },
  });
});

it('refuses a first answer after the card has expired', async () => {
  world.now += 14 * DAY;
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'expired' });
  await expect(world.rate('dana', issue.key, 4)).rejects.toMatchObject({ code: 'INVITATION_EXPIRED' });
});

it.each(['moti', 'agent'])('refuses %s, who is not the requester', async (person) => {
  await expect(world.rate(person, issue.key, 4)).rejects.toMatchObject({ code: 'NOT_YOUR_REQUEST' });
});

it('takes details only after the score, and only for the driver that was drawn', async () => {
  await expect(world.details('dana', issue.key, { reasons: ['too-long'] })).rejects.toMatchObject({ field: 'score' });
  await world.rate('dana', issue.key, 2);
  await expect(world.details('dana', issue.key, { driver: { item: 'trust', value: 1 } })).rejects.toMatchObject({
    field: 'driver',
  });
  expect(
    await world.details('dana', issue.key, { driver: { item: 'ease', value: 1 }, reasons: ['not-solved', 'too-long'] }),
  ).toMatchObject({
    answer: { score: 2, driver: { item: 'ease', value: 1 }, reasons: ['too-long', 'not-solved'] },
  });
});

it('leaves out what is left out, clears what is null and lets the tick alone change the readers', async () => {
  await world.rate('dana', issue.key, 2);
  await world.details('dana', issue.key, { comment: 'Three phone calls', lostMinutes: 30 });
  expect(await world.details('dana', issue.key, { commentForTeam: true })).toMatchObject({
    answer: { comment: 'Three phone calls', commentForTeam: true, lostMinutes: 30 },
  });
  expect(await world.details('dana', issue.key, { comment: null })).toMatchObject({
    answer: { comment: null, lostMinutes: 30 },
  });
});

it('stores nothing of the details when one part is wrong', async () => {
  await world.rate('dana', issue.key, 2);
  world.store.writes.length = 0;
  await expect(
    world.details('dana', issue.key, { reasons: ['too-long'], comment: 'x'.repeat(2001) }),
  ).rejects.toMatchObject({
    code: 'BAD_INPUT',
    field: 'comment',
  });
  expect(world.store.writes).toEqual([]);
});

it('stores with each answer how likely it was to be asked', async () => {
  await world.rate('dana', issue.key, 2);
  await world.details('dana', issue.key, { driver: { item: 'ease', value: 3 }, lostMinutes: 15 });
  const answers = [...(world.store.answered.get(`${issue.id}.1`)?.values() ?? [])];
  expect(Object.fromEntries(answers.map(({ item, probability }) => [item, probability]))).toEqual({
    experience: 1,
    ease: 1 / 3,
    'lost-time': 1 / 3,
  });
});

it('does not ask for lost time where the draw did not, and refuses it there', async () => {
  world.draws = [0.9];
  const other = await world.closed({ id: '10002' });
  expect(await world.rate('dana', other.key, 3)).toMatchObject({ asksLostTime: false, driverItem: 'trust' });
  await expect(world.details('dana', other.key, { lostMinutes: 15 })).rejects.toMatchObject({ field: 'lostMinutes' });
});

it('finds a moved request under its new key', async () => {
  const moved = Object.create(issue, { key: { value: 'PAY-7' } }) as IssueLife;
  world.issues.set(issue.id, moved);
  expect(await world.card('dana', moved.key)).toMatchObject({ kind: 'ask' });
});
