import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, AGENT, DANA, MOTI, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(async () => {
  await desk.stop();
});

describe('one request from close to rating', () => {
  it('shows nothing to rate before the close, and says whose the request is', async () => {
    const key = await desk.raise(DANA);
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'open' } });
    expect(await desk.card(MOTI, key, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'not-yours' } });
  });

  it('asks after the close, stores one click at once and fills the field of the queue', async () => {
    const key = await desk.closedRequest(DANA, 'October payslip fix');
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Awaiting rating', 'XLA score': null });
    expect(await desk.card(DANA, key, 'readCard', {}, 'he-IL')).toMatchObject({
      ok: true,
      value: {
        kind: 'ask',
        invited: true,
        declined: false,
        service: { summary: 'October payslip fix', team: 'השכר', visibility: 'team' },
      },
    });
    expect(await desk.rate(DANA, key, 5)).toMatchObject({
      ok: true,
      value: { kind: 'answered', answer: { score: 5, mode: 'invited' }, editable: true },
    });
    await desk.client.advance('PT2M');
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Met', 'XLA score': 5 });
  });

  it('takes the details on the same card and shows the agent what the process lets the agent see', async () => {
    const key = await desk.closedRequest(DANA);
    const rated = await desk.rate(DANA, key, 2);
    const item = rated.ok ? rated.value['driverItem'] : null;
    const details = {
      language: 'en',
      direction: 'ltr',
      driver: { item, value: 2 },
      reasons: ['too-long', 'not-solved'],
      comment: 'Three phone calls',
    };
    expect(await desk.card(DANA, key, 'addDetails', details)).toMatchObject({
      ok: true,
      value: {
        answer: {
          score: 2,
          driver: { item, value: 2 },
          reasons: ['too-long', 'not-solved'],
          comment: 'Three phone calls',
        },
      },
    });
    expect(await desk.panel(AGENT, key)).toMatchObject({
      ok: true,
      value: {
        status: 'missed',
        score: 2,
        target: 4,
        answer: { reasons: ['too-long', 'not-solved'], comment: null, commentHidden: true, mode: 'invited' },
      },
    });
    expect(await desk.panel(OTHER_AGENT, key)).toMatchObject({
      ok: true,
      value: { answer: { comment: 'Three phone calls', commentHidden: false } },
    });
    await desk.client.advance('PT2M');
    expect(await desk.fieldsOf(key)).toMatchObject({
      'XLA status': 'Missed',
      'XLA score': 2,
      Ease: item === 'ease' ? 2 : null,
    });
  });

  it('keeps the newest of several scores inside fourteen days and none after them', async () => {
    const key = await desk.closedRequest(DANA);
    await desk.rate(DANA, key, 1);
    await desk.rate(DANA, key, 4);
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { answer: { score: 4 } } });
    await desk.client.advance('P15D', 'coalesce');
    expect(await desk.rate(DANA, key, 1)).toMatchObject({ ok: false, error: { code: 'INVITATION_EXPIRED' } });
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({
      value: { kind: 'answered', answer: { score: 4 }, editable: false },
    });
  });

  it('says that an unanswered invitation has expired', async () => {
    const key = await desk.closedRequest(DANA);
    await desk.client.advance('P30D', 'coalesce');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ ok: true, value: { kind: 'expired' } });
    expect(await desk.rate(DANA, key, 5)).toMatchObject({ ok: false, error: { code: 'INVITATION_EXPIRED' } });
  });
});

describe('cases of a life of a request', () => {
  it('withdraws an unanswered invitation when the request is reopened, and asks again after the second close', async () => {
    const key = await desk.closedRequest(DANA);
    await desk.move(AGENT, key, 'reopen');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'withdrawn', why: 'reopened' } });
    expect(await desk.rate(DANA, key, 5)).toMatchObject({ ok: false, error: { code: 'INVITATION_WITHDRAWN' } });
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': null });
    await desk.move(AGENT, key, 'resolve');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'ask' } });
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { times: { reopens: 1 } } });
  });

  it('keeps a given answer when the request is reopened, and takes a new one for the second close', async () => {
    const key = await desk.closedRequest(DANA);
    await desk.rate(DANA, key, 2);
    await desk.move(AGENT, key, 'reopen');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({
      value: { kind: 'answered', answer: { score: 2 } },
    });
    await desk.move(AGENT, key, 'resolve');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'ask' } });
    await desk.rate(DANA, key, 5);
    await desk.client.advance('PT2M');
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA score': 5 });
  });

  it('takes Done to Done for no second close', async () => {
    const key = await desk.closedRequest(DANA);
    await desk.rate(DANA, key, 4);
    await desk.move(AGENT, key, 'close');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({
      value: { kind: 'answered', answer: { score: 4 } },
    });
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { times: { reopens: 0 }, status: 'met' } });
  });

  it('withdraws an unanswered invitation when the reporter changes, and lets neither of them rate it', async () => {
    const key = await desk.closedRequest(DANA);
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { reporter: { accountId: MOTI } } });
    await desk.settle();
    expect(await desk.rate(DANA, key, 5)).toMatchObject({ ok: false });
    expect(await desk.rate(MOTI, key, 5)).toMatchObject({ ok: false });
  });

  it('does not ask an agent about the own desk, but keeps the card open', async () => {
    const key = await desk.raise(OTHER_AGENT, 'My own pay');
    await desk.move(AGENT, key, 'resolve');
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Not asked' });
    expect(await desk.card(OTHER_AGENT, key, 'readCard', {})).toMatchObject({ value: { kind: 'ask', invited: false } });
  });

  it('does not ask a requester who closed the request, and stores an unasked rating as volunteered', async () => {
    const key = await desk.raise(DANA, 'Solved it myself');
    await desk.closeOwn(DANA, key);
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({
      value: { kind: 'ask', invited: false, notAskedReason: 'requester-closed-it' },
    });
    expect(await desk.rate(DANA, key, 5)).toMatchObject({ value: { answer: { mode: 'volunteered' } } });
    await desk.client.advance('PT2M');
    expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA score': 5 });
  });

  it('asks about the way when the answer was no', async () => {
    const key = await desk.raise(DANA, 'A bigger office');
    await desk.client.advance('PT30M');
    await desk.move(AGENT, key, 'decline');
    expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'ask', declined: true } });
  });

  it('forgets comment, key and person of a deleted request and keeps its scale values', async () => {
    const key = await desk.closedRequest(DANA, 'Something to forget');
    await desk.rate(DANA, key, 3);
    await desk.card(DANA, key, 'addDetails', {
      language: 'en',
      direction: 'ltr',
      comment: 'please forget these words',
    });
    await desk.client.rest(ADMIN, `DELETE /rest/api/3/issue/${key}`);
    await desk.settle();
    await desk.settleInDays();
    const state = JSON.stringify(await desk.client.state());
    expect(state).not.toContain('please forget these words');
    const stored = JSON.stringify(readTables(await desk.client.state()));
    expect(stored).not.toContain(`"${key}"`);
    expect(stored).not.toContain('Something to forget');
  });
});

function readTables(state: unknown): unknown {
  return typeof state === 'object' && state !== null && 'sql' in state ? state.sql : state;
}
