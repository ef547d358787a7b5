import { beforeEach, describe, expect, it } from 'vitest';
import { ProcessSettings } from '../../../src/contract/settings.ts';
import { IssueId } from '../../../src/contract/ids.ts';
import { aPerson, DAY, IssueLife, MINUTE, type StatusName } from '../../support/memory/issue-life.ts';
import { LoopWorld } from '../../support/memory/loop-world.ts';

let world: LoopWorld;
beforeEach(() => {
  world = new LoopWorld();
});

const invitationOf = (issue: IssueLife) => world.store.invited.get(`${issue.id}.1`);

/** A request of Dana's that has waited an hour for an answer in public, then went to the status. */
async function closedAs(status: StatusName, by = 'agent', given: ConstructorParameters<typeof IssueLife>[0] = {}) {
  const issue = world.add(new IssueLife({ at: world.now, ...given }));
  world.now += 30 * MINUTE;
  issue.comment('agent', world.now).move('waiting', 'agent', world.now);
  world.now += 30 * MINUTE;
  await world.happen(issue.move(status, by, world.now));
  return issue;
}

function useProcess(more: Readonly<Record<string, unknown>>): void {
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
    ...more,
  });
  world.store.use({ processes: [process] });
}

describe('a request opened on behalf of somebody', () => {
  it('is rated by the person served, who is told so, and never by who opened it', async () => {
    const issue = await closedAs('resolved', 'agent', { creator: 'agent' });
    expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', invited: true, onBehalf: true });
    expect(await world.card('agent', issue.key)).toMatchObject({ kind: 'not-yours' });
  });

  it('is not on behalf when the requester opened it', async () => {
    const issue = await closedAs('resolved');
    expect(await world.card('dana', issue.key)).toMatchObject({ onBehalf: false });
  });
});

describe('spam and duplicates', () => {
  it('does not ask about spam, and keeps the card open', async () => {
    const issue = await closedAs('spam');
    expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', invited: false, notAskedReason: 'spam' });
    expect(world.record(issue)).toMatchObject({ outcome: 'spam' });
  });

  it('asks once, on the main request, and names it on the duplicate', async () => {
    const main = await world.closed({ id: '10050', reporter: aPerson('moti') });
    const issue = world.add(new IssueLife({ id: '10051', at: world.now }));
    issue.duplicateOf.push(main.id);
    await world.happen(issue.move('duplicate', 'agent', world.now + 20 * MINUTE));
    expect(await world.card('dana', issue.key)).toMatchObject({
      kind: 'ask',
      invited: false,
      notAskedReason: 'duplicate',
      mainKey: main.key,
    });
    expect(await world.card('moti', main.key)).toMatchObject({ kind: 'ask', invited: true });
  });

  it('takes the older of two that duplicate each other for the main one', async () => {
    await closedInCircle(['10061', '10060']);
    expect(world.store.invited.get('10060.1')).toMatchObject({ notAskedReason: null, mainId: null });
    expect(world.store.invited.get('10061.1')).toMatchObject({ notAskedReason: 'duplicate', mainId: '10060' });
  });

  it('asks about the oldest of a circle of any length, whichever was closed first', async () => {
    await closedInCircle(['10073', '10071', '10074', '10070', '10072']);
    const invitations = ['10070', '10071', '10072', '10073', '10074'].map((id) => world.store.invited.get(`${id}.1`));
    expect(invitations.map((invitation) => invitation?.notAskedReason)).toEqual([null, ...Array(4).fill('duplicate')]);
    expect(invitations.map((invitation) => invitation?.mainId)).toEqual([null, '10070', '10070', '10070', '10070']);
  });

  it('follows a chain of links to its end, a call a link, and gives up on one without an end', async () => {
    const chain = Array.from({ length: 30 }, (_, at) => world.add(new IssueLife({ id: String(10_100 + at) })));
    chain.forEach((issue, at) => issue.duplicateOf.push(...chain.slice(at + 1, at + 2).map(({ id }) => id)));
    for (const at of [0, 27]) await closedAsDuplicate(chain[at]);
    expect(world.store.invited.get('10127.1')).toMatchObject({ notAskedReason: 'duplicate', mainId: '10129' });
    expect(world.store.invited.get('10100.1')).toMatchObject({ notAskedReason: 'duplicate', mainId: '10109' });
    expect(world.jiraCalls.filter((call) => call === 'links')).toHaveLength(8 + 2);
  });

  it('asks Jira of no link for a request that is no duplicate', async () => {
    await world.closed();
    expect(world.jiraCalls).not.toContain('links');
  });
});

async function closedAsDuplicate(issue: IssueLife | undefined) {
  if (issue === undefined) throw new Error('no such request in this test');
  issue.comment('agent', world.now + MINUTE).move('duplicate', 'agent', world.now + 20 * MINUTE);
  await world.happen(issue);
}

/** Each a duplicate of the next and the last of the first, closed in this order. */
async function closedInCircle(ids: readonly string[]) {
  const issues = ids.map((id) => world.add(new IssueLife({ id })));
  issues.forEach((issue, at) => issue.duplicateOf.push(IssueId.parse(ids[(at + 1) % ids.length])));
  for (const issue of issues) await closedAsDuplicate(issue);
}

describe('a close for want of an answer', () => {
  it('asks whether it is solved when an app closed what waited for the requester', async () => {
    const issue = await closedAs('resolved', 'automation');
    expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', question: 'solved', invited: false });
  });

  it('asks for a rating when an app closed what did not wait', async () => {
    const issue = world.add(new IssueLife({ at: world.now }));
    issue.comment('agent', world.now + MINUTE).move('resolved', 'automation', world.now + 20 * MINUTE);
    await world.happen(issue);
    expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', question: 'rating', invited: true });
  });

  it('takes a yes as an answer of its own, and a rating after it as volunteered', async () => {
    const issue = await closedAs('resolved', 'automation');
    expect(await world.solved('dana', issue.key, true)).toMatchObject({ question: 'rating', solved: true });
    expect(world.store.answered.get(`${issue.id}.1`)?.get('solved')).toMatchObject({ value: 1, probability: 1 });
    expect(world.jiraCalls).not.toContain('reopen');
    expect(await world.rate('dana', issue.key, 4)).toMatchObject({ answer: { mode: 'volunteered' } });
  });

  it('stores a no before it reopens the request, and asks again after the next close', async () => {
    const issue = await closedAs('resolved', 'automation');
    expect(await world.solved('dana', issue.key, false)).toMatchObject({ kind: 'withdrawn', why: 'reopened' });
    expect(world.store.answered.get(`${issue.id}.1`)?.get('solved')).toMatchObject({ value: 0 });
    expect(world.record(issue)).toMatchObject({ closedAt: null, reopens: 1 });
    await world.happen(issue.move('resolved', 'agent', world.now + 2 * DAY));
    expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', question: 'rating', invited: true });
  });

  it('says so where the workflow has no way back', async () => {
    world.canReopen = false;
    const issue = await closedAs('resolved', 'automation');
    expect(await world.solved('dana', issue.key, false)).toMatchObject({
      kind: 'ask',
      question: 'rating',
      solved: false,
    });
  });

  it('refuses the answer on a card that asks another question, and from anybody else', async () => {
    const rated = await closedAs('resolved');
    await expect(world.solved('dana', rated.key, true)).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'solved' });
    const issue = await closedAs('resolved', 'automation', { id: '10002' });
    await expect(world.solved('moti', issue.key, false)).rejects.toMatchObject({ code: 'NOT_YOUR_REQUEST' });
    expect(world.jiraCalls).not.toContain('reopen');
  });
});

describe('declined requests', () => {
  it('are asked about, and their outcome is stored', async () => {
    const issue = await closedAs('declined');
    expect(await world.card('dana', issue.key)).toMatchObject({ kind: 'ask', invited: true, declined: true });
    expect(world.record(issue)).toMatchObject({ outcome: 'declined' });
  });
});

describe('the "meaningful" rule', () => {
  const ask = async (requestTypeName: string) => {
    const issue = await closedAs('resolved', 'agent', { requestTypeName });
    return invitationOf(issue);
  };

  it('does not ask about routine work', async () => {
    expect(await ask('Reset a password')).toMatchObject({ notAskedReason: 'not-meaningful' });
  });

  it('asks about it where the process says so', async () => {
    useProcess({ asksRoutine: true });
    expect(await ask('Reset a password')).toMatchObject({ notAskedReason: null });
  });
});

describe('the time of asking', () => {
  it('is after so many days where the process says so, and the card is open before', async () => {
    useProcess({ askWhen: { kind: 'after-days', days: 7 } });
    const issue = await closedAs('resolved');
    const card = await world.card('dana', issue.key);
    expect(card).toMatchObject({ kind: 'ask', invited: true, opensAt: world.now + 7 * DAY });
    expect(card).toMatchObject({ expiresAt: world.now + 21 * DAY });
    await world.rate('dana', issue.key, 2);
    world.now += 20 * DAY;
    expect(await world.rate('dana', issue.key, 5)).toMatchObject({ answer: { score: 5 }, editable: true });
  });
});

describe('sampling', () => {
  it('stores with each close of a busy process how likely it was asked', async () => {
    world.store.notes.set('sampling', { seed: 's', closes: { 'rt:701': 400 } });
    const issues = [];
    for (let id = 20_000; id < 20_060; id += 1) issues.push(await closedAs('resolved', 'agent', { id: String(id) }));
    const invitations = issues.map(invitationOf);
    expect(invitations.every((invitation) => invitation?.probability === 0.5)).toBe(true);
    const asked = invitations.filter((invitation) => invitation?.notAskedReason === null);
    expect(asked.length).toBeGreaterThan(15);
    expect(asked.length).toBeLessThan(45);
    const left = invitations.find((invitation) => invitation !== undefined && invitation.notAskedReason !== null);
    expect(left).toMatchObject({ notAskedReason: 'sampled-out' });
  });

  it('tells the agent, and the queue, which close was not drawn', async () => {
    world.store.notes.set('sampling', { seed: 's', closes: { 'rt:701': 4000 } });
    let issue = await closedAs('resolved', 'agent', { id: '20000' });
    for (let id = 20_001; invitationOf(issue)?.notAskedReason === null; id += 1)
      issue = await closedAs('resolved', 'agent', { id: String(id) });
    expect(await world.panel('agent', issue.key)).toMatchObject({
      status: 'not-asked',
      notAskedReason: 'sampled-out',
    });
    expect(world.fields.get(issue.id)).toMatchObject({ xlaStatus: 'Not asked' });
  });
});
