import { beforeEach, expect, it } from 'vitest';
import { ProcessSettings } from '../../../src/contract/settings.ts';
import { ProjectId } from '../../../src/contract/ids.ts';
import { aPerson, HOUR, IssueLife, MINUTE } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

const invitationOf = (issue: IssueLife, closeNo = 1) => world.store.invited.get(`${issue.id}.${closeNo}`);

it('stores a new request without asking Jira', async () => {
  const issue = world.add(new IssueLife());
  await world.happen(issue, 'created');
  expect(world.record(issue)).toMatchObject({ requesterId: 'dana', closedAt: null, processId: null });
  expect(world.jiraCalls).toEqual([]);
});

it('closes with one read and one write of fields, marks before facts and the record last', async () => {
  const issue = await world.closed();
  expect(world.jiraCalls).toEqual(['issue', 'fields']);
  expect(world.store.writes.slice(-3)).toEqual(['mark', 'invitation', 'request']);
  expect(world.record(issue)).toMatchObject({
    closeNo: 1,
    processId: 'rt:701',
    departmentId: 'org:71',
    cycleMs: HOUR,
    responseMs: HOUR,
  });
  expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: 'Awaiting rating', xlaScore: null });
});

it('takes Done to Done for no second close', async () => {
  const issue = await world.closed();
  await world.rate('dana', issue.key, 4);
  world.jiraCalls.length = 0;
  await world.happen(issue.move('closed', 'agent', world.now + MINUTE));
  expect(world.jiraCalls).toEqual([]);
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'answered', answer: { score: 4 } });
});

it('withdraws an unanswered invitation on reopening and invites again after the second close', async () => {
  const issue = await world.closed();
  await world.happen(issue.move('progress', 'agent', world.now + MINUTE));
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'withdrawn', why: 'reopened' });
  await expect(world.rate('dana', issue.key, 4)).rejects.toMatchObject({ code: 'INVITATION_WITHDRAWN' });
  expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: null });
  await world.happen(issue.move('resolved', 'agent', world.now + 2 * MINUTE));
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask' });
  expect(world.record(issue)).toMatchObject({ closeNo: 2, reopens: 1 });
});

it('keeps a given answer on reopening and takes a new one for the second close', async () => {
  const issue = await world.closed();
  await world.rate('dana', issue.key, 2);
  await world.happen(issue.move('progress', 'agent', world.now + MINUTE));
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'answered', answer: { score: 2 } });
  await world.happen(issue.move('resolved', 'agent', world.now + 2 * MINUTE));
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask' });
  await world.rate('dana', issue.key, 5);
  expect(world.store.answered.get(`${issue.id}.1`)?.get('experience')).toMatchObject({ value: 2 });
});

it('withdraws an unanswered invitation when the reporter changes, for the old one and the new one', async () => {
  const issue = await world.closed();
  await world.happen(issue.report('moti', world.now + MINUTE));
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'withdrawn', why: 'reporter-changed' });
  await expect(world.rate('dana', issue.key, 5)).rejects.toMatchObject({ code: 'INVITATION_WITHDRAWN' });
  await expect(world.rate('moti', issue.key, 5)).rejects.toMatchObject({ code: 'INVITATION_WITHDRAWN' });
});

it('shows a given answer to nobody after the reporter has changed', async () => {
  const issue = await world.closed();
  await world.rate('dana', issue.key, 2);
  await world.happen(issue.report('moti', world.now + MINUTE));
  expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'not-yours' });
  expect(await world.card('moti', issue.key)).toMatchObject({ kind: 'not-yours' });
});

it('forgets person, key and words of a deleted request and keeps its scale values', async () => {
  const issue = await world.closed();
  await world.rate('dana', issue.key, 3);
  await world.details('dana', issue.key, { comment: 'please forget' });
  await world.happen(issue, 'deleted');
  expect(world.record(issue)).toMatchObject({ deleted: true, requesterId: null, issueKey: 'DELETED-0', cycleMs: HOUR });
  expect(invitationOf(issue)).toMatchObject({ requesterId: null, summary: '' });
  const answers = world.store.answered.get(`${issue.id}.1`);
  expect(answers?.get('experience')?.value).toBe(3);
  expect(answers?.get('comment')?.body).toBeNull();
});

it('stays deleted when an older event comes late', async () => {
  const issue = world.add(new IssueLife());
  const created = issue.event('created');
  await world.happen(issue, 'deleted');
  await world.observe(created);
  expect(world.record(issue)).toMatchObject({ deleted: true, requesterId: null });
});

it.each([
  ['requester-closed-it', (issue: IssueLife) => issue.move('resolved', 'dana', world.now)],
  ['requester-is-agent', (issue: IssueLife) => issue.assign('dana', world.now).move('resolved', 'agent', world.now)],
  // Who works on the desk stays out of its figures, whoever closed it.
  ['requester-is-agent', (issue: IssueLife) => issue.assign('dana', world.now).move('resolved', 'dana', world.now)],
  [
    'requester-is-agent',
    (issue: IssueLife) => issue.comment('dana', world.now, false).move('resolved', 'agent', world.now),
  ],
  ['not-meaningful', (issue: IssueLife) => issue.move('resolved', 'agent', world.now)],
] as const)('does not ask: %s', async (reason, act) => {
  const issue = world.add(new IssueLife());
  world.now += 5 * MINUTE;
  await world.happen(act(issue));
  expect(invitationOf(issue)).toMatchObject({ notAskedReason: reason });
  expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: 'Not asked' });
  expect(await world.rate('dana', issue.key, 4)).toMatchObject({ answer: { mode: 'volunteered' } });
});

it('does not ask staff of the desk, and asks Jira about people with a seat only', async () => {
  world.staff.add('ben');
  const issue = await world.closed({ reporter: aPerson('ben', { isLicensed: true }) });
  expect(invitationOf(issue)).toMatchObject({ notAskedReason: 'requester-is-agent' });
});

it.each([
  ['reporter-is-app', aPerson('robot', { isApp: true })],
  ['no-reporter', null],
] as const)('does not ask: %s', async (reason, reporter) => {
  const issue = await world.closed({ reporter });
  expect(invitationOf(issue)).toMatchObject({ notAskedReason: reason });
});

it('keeps out of projects that an admin left out', async () => {
  world.store.use({ projectIds: [ProjectId.parse('999')] });
  const issue = await world.closed();
  expect(world.record(issue)).toBeUndefined();
});

it('writes nothing to fields of a process that keeps answers from the team', async () => {
  const name = { en: 'HR', he: 'משאבי אנוש' };
  const process = ProcessSettings.parse({
    id: 'hr',
    projectId: '10700',
    name,
    team: name,
    requestTypeIds: ['701'],
    visibility: 'managers',
    target: 4,
    commentReader: null,
    meaningfulMinutes: 0,
  });
  world.store.use({ processes: [process] });
  const issue = await world.closed();
  await world.rate('dana', issue.key, 1);
  expect(world.fields.get(issue.id)).toBeUndefined();
  expect(world.store.pendings.size).toBe(0);
});

it('leaves the field to the sweep when Jira fails, and stores the close all the same', async () => {
  world.beforeFieldWrite = () => {
    throw new Error('busy');
  };
  const issue = await world.closed();
  expect(world.record(issue)).toMatchObject({ closeNo: 1 });
  world.beforeFieldWrite = () => {};
  world.now += 5 * MINUTE;
  await world.sweep();
  expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: 'Awaiting rating' });
  expect(world.store.pendings.size).toBe(0);
});
