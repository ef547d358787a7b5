import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SMALL_DESK } from '../support/small-desk-world.ts';
import { ADMIN, AGENT, DANA, MOTI, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';

const State = z.looseObject({ sql: z.record(z.string(), z.unknown()) });

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(() => desk.stop());

const card = (person: string, key: string) => desk.card(person, key, 'readCard', {});

/** Answered in public half an hour after it was opened, then taken to an end. */
async function ended(key: string, transition: Parameters<SmallDesk['move']>[2]): Promise<void> {
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, key, 'We have looked at it.');
  await desk.move(AGENT, key, transition);
}

it('asks the person a request was opened for, and says so', async () => {
  const key = await desk.raise(AGENT, 'Pay slip of a colleague', { raiseOnBehalfOf: DANA });
  await ended(key, 'resolve');
  expect(await card(DANA, key)).toMatchObject({ value: { kind: 'ask', invited: true, onBehalf: true } });
  expect(await card(AGENT, key)).toMatchObject({ value: { kind: 'not-yours' } });
});

it('does not ask about spam', async () => {
  const key = await desk.raise(DANA, 'You have won');
  await ended(key, 'spam');
  expect(await card(DANA, key)).toMatchObject({ value: { kind: 'ask', invited: false, notAskedReason: 'spam' } });
});

it('asks once about a duplicate, on the main request', async () => {
  const main = await desk.raise(MOTI, 'The payroll portal is down');
  const other = await desk.raise(DANA, 'Payroll portal does not open');
  await desk.client.rest(AGENT, 'POST /rest/api/3/issueLink', {
    type: { name: 'Duplicate' },
    inwardIssue: { key: other },
    outwardIssue: { key: main },
  });
  await ended(other, 'duplicate');
  await ended(main, 'resolve');
  expect(await card(DANA, other)).toMatchObject({ value: { notAskedReason: 'duplicate', mainKey: main } });
  expect(await card(MOTI, main)).toMatchObject({ value: { kind: 'ask', invited: true } });
});

it('asks once about three that duplicate each other in a circle, on the oldest', async () => {
  const people = [MOTI, DANA, MOTI];
  const keys: string[] = [];
  for (const person of people) keys.push(await desk.raise(person, 'The clock at the gate is down'));
  for (const [at, key] of keys.entries()) {
    await desk.client.rest(AGENT, 'POST /rest/api/3/issueLink', {
      type: { name: 'Duplicate' },
      inwardIssue: { key },
      outwardIssue: { key: keys[(at + 1) % keys.length] },
    });
  }
  for (const key of keys.toReversed()) await ended(key, 'duplicate');
  const [oldest = ''] = keys;
  expect(await card(MOTI, oldest)).toMatchObject({ value: { kind: 'ask', invited: true } });
  for (const at of [1, 2]) {
    const told = { notAskedReason: 'duplicate', mainKey: oldest };
    expect(await card(people[at] ?? '', keys[at] ?? '')).toMatchObject({ value: told });
  }
});

describe('a close for want of an answer', () => {
  it('asks whether it is solved; a no reopens the request and is kept', async () => {
    const key = await desk.raise(DANA, 'Which month?');
    await ended(key, 'giveUp');
    expect(await card(DANA, key)).toMatchObject({ value: { kind: 'ask', question: 'solved', invited: false } });
    const said = { solved: false, language: 'he', direction: 'rtl' };
    expect(await desk.card(DANA, key, 'confirmSolved', said)).toMatchObject({
      ok: true,
      value: { kind: 'withdrawn', why: 'reopened' },
    });
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { times: { closedAt: null, reopens: 1 } } });
    await desk.client.advance('PT2M');
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': null });
  });

  it('takes a yes, then a rating as volunteered', async () => {
    const key = await desk.raise(DANA, 'Which year?');
    await ended(key, 'giveUp');
    const said = { solved: true, language: 'en', direction: 'ltr' };
    expect(await desk.card(DANA, key, 'confirmSolved', said)).toMatchObject({
      value: { kind: 'ask', question: 'rating', solved: true },
    });
    expect(await desk.rate(DANA, key, 4)).toMatchObject({ value: { answer: { mode: 'volunteered' } } });
  });

  it('refuses somebody else, a card with another question, and an answer that is none', async () => {
    const key = await desk.raise(DANA, 'Which week?');
    await ended(key, 'giveUp');
    const said = { solved: true, language: 'en', direction: 'ltr' };
    expect(await desk.card(MOTI, key, 'confirmSolved', said)).toMatchObject({ error: { code: 'NOT_YOUR_REQUEST' } });
    expect(await desk.card(DANA, key, 'confirmSolved', { ...said, solved: 'maybe' })).toMatchObject({
      error: { code: 'BAD_INPUT', field: 'solved' },
    });
    const rated = await desk.closedRequest(DANA);
    expect(await desk.card(DANA, rated, 'confirmSolved', said)).toMatchObject({ error: { code: 'BAD_INPUT' } });
  });
});

it('follows a moved request to its new key', async () => {
  const [help] = SMALL_DESK.projects;
  const requestType = { id: '801', name: 'Payslip', issueTypeId: '10801', issueTypeName: 'Payroll request' };
  const other = { id: '10800', key: 'PAY', name: 'Payroll', serviceDeskId: '8', requestTypes: [requestType] };
  await desk.client.declare({ projects: [{ ...help, ...other, slas: [], queues: [] }] });
  const key = await desk.closedRequest(DANA, 'Belongs to another desk');
  await desk.client.rest(ADMIN, 'POST /rest/api/3/bulk/issues/move', {
    targetToSourcesMapping: {
      'PAY,10801': {
        issueIdsOrKeys: [key],
        inferClassificationDefaults: true,
        inferFieldDefaults: true,
        inferStatusDefaults: true,
        inferSubtaskTypeDefault: true,
      },
    },
  });
  await desk.settle();
  expect(await card(DANA, 'PAY-1')).toMatchObject({ value: { kind: 'ask' } });
  expect(await desk.rate(DANA, 'PAY-1', 5)).toMatchObject({ value: { kind: 'answered', answer: { score: 5 } } });
  expect(await card(DANA, key)).toMatchObject({ value: { kind: 'answered' } });
  await desk.client.advance('PT2M');
  expect(await desk.panel(AGENT, 'PAY-1')).toMatchObject({ value: { status: 'met', score: 5 } });
  expect(await desk.fieldsOf('PAY-1')).toMatchObject({ 'XLA status': 'Met', 'XLA score': 5 });
  await desk.client.advance('P1D', 'coalesce');
  await desk.settleInDays();
  const counted = { config: { projects: [other.id] }, period: 'all' };
  expect(await desk.gadget(ADMIN, 'readGadget', counted)).toMatchObject({ value: { totals: { closed: 1, open: 0 } } });
});

it('leaves nothing of an answer on a request of an aggregate process: no field, comment, property, history or log', async () => {
  const [process] = SMALL_SETTINGS.processes;
  const closed = await SmallDesk.start({
    settings: { ...SMALL_SETTINGS, processes: [{ ...process, visibility: 'aggregate' }] },
  });
  try {
    const key = await closed.closedRequest(DANA, 'Something about my manager');
    // The clocks' own fields settle first: they tell nothing of an answer.
    await closed.client.advance('PT15M');
    const before = await issueAsAdmin(closed, key);
    const rated = await closed.rate(DANA, key, 1);
    const item = rated.ok ? rated.value['driverItem'] : null;
    const words = 'a sentence that nobody may find';
    const details = { language: 'en', direction: 'ltr', driver: { item, value: 1 }, reasons: ['treatment'] };
    expect(await closed.card(DANA, key, 'addDetails', { ...details, comment: words })).toMatchObject({
      error: { code: 'BAD_INPUT', field: 'comment' },
    });
    expect(await closed.card(DANA, key, 'addDetails', details)).toMatchObject({ ok: true });
    await closed.client.advance('PT15M');
    expect(await issueAsAdmin(closed, key)).toEqual(before);
    expect(await closed.fieldsOf(key)).toEqual({ 'XLA score': null, 'XLA status': null, Ease: null });
    expect(JSON.stringify(await closed.panel(AGENT, key))).not.toMatch(/treatment|nobody may find|"missed"/);
    const { sql, ...elsewhere } = State.parse(await closed.client.state());
    const beyondTheStore = JSON.stringify([elsewhere, await closed.client.calls(0)]);
    expect(beyondTheStore).toContain('Something about my manager');
    expect(beyondTheStore).not.toContain(words);
    // The answer is kept where answers are, and in no other table; words that nobody would read are kept nowhere.
    const tablesWith = (text: string) => Object.keys(sql).filter((table) => JSON.stringify(sql[table]).includes(text));
    expect(tablesWith('treatment')).toEqual(['answers']);
    expect(tablesWith(words)).toEqual([]);
    const logs = await logsOf(closed);
    expect(logs).toContain('"level"');
    expect(logs).not.toMatch(/nobody may find|Something about my manager|treatment|dana/);
  } finally {
    await closed.stop();
  }
});

/** What the app has logged. */
async function logsOf(of: SmallDesk): Promise<string> {
  return (await fetch(`${of.url}/__sandbox/logs?since=0`)).text();
}

/** All that Jira keeps of a request. */
async function issueAsAdmin(of: SmallDesk, key: string): Promise<unknown> {
  const [issue, properties] = await Promise.all([
    of.client.rest(ADMIN, `GET /rest/api/3/issue/${key}?fields=*all&properties=*all&expand=changelog`),
    of.client.rest(ADMIN, `GET /rest/api/3/issue/${key}/properties`),
  ]);
  return { issue, properties };
}
