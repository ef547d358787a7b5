import { afterAll, beforeAll, expect, it } from 'vitest';
import { CaseDesk, type Case } from '../support/case-desk.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { AGENT, DANA, MOTI } from '../support/small-desk.ts';

let cases: CaseDesk;
beforeAll(async () => {
  cases = await CaseDesk.start();
});
afterAll(() => cases.desk.stop());

const card = (name: Case, person = DANA) => cases.desk.card(person, cases.keys[name], 'readCard', {});
const fields = (name: Case) => cases.desk.fieldsOf(cases.keys[name]);
const NO_FIELDS = { 'XLA status': null, 'XLA score': null, Ease: null };

it('asks nobody about a request that has no reporter', async () => {
  expect(await card('no-reporter')).toMatchObject({ ok: true, value: { kind: 'not-yours' } });
  expect(await fields('no-reporter')).toMatchObject({ 'XLA status': 'Not asked' });
});

it('asks each requester about the first of five that one agent closed at once', async (context) => {
  spareOfFaults(context, 'which of the five is seen first depends on the events that are lost');
  expect(await card('bulk')).toMatchObject({ value: { kind: 'ask', invited: false, notAskedReason: 'bulk-close' } });
  expect(await fields('bulk')).toMatchObject({ 'XLA status': 'Not asked' });
});

it('names the oldest of a circle of duplicates on the others', async () => {
  expect(await card('circle')).toMatchObject({ value: { invited: false, notAskedReason: 'duplicate' } });
});

it('says so where a request cannot be reopened, and keeps the answer', async () => {
  const said = { solved: false, language: 'en', direction: 'ltr' };
  const answer = await cases.desk.card(DANA, cases.keys['not-reopened'], 'confirmSolved', said);
  expect(answer).toMatchObject({ ok: true, value: { kind: 'ask', question: 'rating', solved: false } });
  expect(await cases.desk.panel(AGENT, cases.keys['not-reopened'])).toMatchObject({ value: { times: { reopens: 0 } } });
});

it('does not ask about a password that was reset, and takes a rating all the same', async () => {
  expect(await card('routine')).toMatchObject({ value: { kind: 'ask', notAskedReason: 'not-meaningful' } });
  expect(await cases.desk.rate(DANA, cases.keys.routine, 4)).toMatchObject({
    value: { answer: { score: 4, mode: 'volunteered' } },
  });
});

it('asks after seven days where the process says so, and expires fourteen days after that', async () => {
  const shown = await card('later');
  expect(shown).toMatchObject({ value: { kind: 'ask', invited: true } });
  const { opensAt, expiresAt, asOf } = shown.ok ? shown.value : {};
  expect(Number(opensAt)).toBeGreaterThan(Number(asOf));
  expect(Number(expiresAt) - Number(opensAt)).toBe(14 * 86_400_000);
});

it('lets neither the old nor the new reporter rate a close', async () => {
  for (const person of [DANA, MOTI]) {
    expect(await card('moved-reporter', person)).toMatchObject({
      value: { kind: 'withdrawn', why: 'reporter-changed' },
    });
    expect(await cases.desk.rate(person, cases.keys['moved-reporter'], 5)).toMatchObject({ ok: false });
  }
});

it('writes nothing on a request whose ratings managers alone see, and hides the score from the desk', async () => {
  expect(await card('managers')).toMatchObject({ value: { kind: 'ask', service: { visibility: 'managers' } } });
  expect(await cases.desk.rate(DANA, cases.keys.managers, 2)).toMatchObject({ ok: true });
  await cases.desk.client.advance('PT10M');
  expect(await fields('managers')).toEqual(NO_FIELDS);
  expect(await cases.desk.panel(AGENT, cases.keys.managers)).toMatchObject({
    value: { score: null, answer: null, answerHidden: true },
  });
});

it('writes no comment by default', async () => {
  const key = cases.keys['on-behalf'];
  const comments = await cases.desk.client.rest(AGENT, `GET /rest/servicedeskapi/request/${key}/comment`);
  expect(comments).toMatchObject({ size: 1, values: [{ body: 'We have looked at it.' }] });
});
