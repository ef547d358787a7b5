import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { agreeOnItems, leave } from '../support/signed-contract.ts';
import { CONTRACT, saveContract, signContract } from '../support/small-contract.ts';
import {
  ADMIN,
  AGENT,
  DANA,
  LEAD,
  MOTI,
  OTHER_AGENT,
  PARTNER,
  SmallDesk,
  SMALL_SETTINGS,
} from '../support/small-desk.ts';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(async () => {
  await desk.stop();
});

const BEN = 'Ben, payroll manager';
const seen = (person: string, key: string, locale?: string) => desk.cardAnswer(person, key, 'readFollowUp', {}, locale);
const say = (person: string, key: string, wanted: unknown) => desk.cardAnswer(person, key, 'askFollowUp', { wanted });
const panel = (...call: Parameters<SmallDesk['panelAnswer']>) => desk.panelAnswer(...call);

async function rated(score: number, by = DANA): Promise<string> {
  const key = await desk.closedRequest(by);
  await desk.rate(by, key, score);
  return key;
}

const Overdue = z.object({
  value: z.object({ insight: z.object({ kind: z.literal('follow-ups'), count: z.number(), jql: z.string() }) }),
});
const Found = z.object({ issues: z.array(z.object({ key: z.string() })) });

/** The requests that the gadget's sentence speaks of, as its button finds them. */
async function gadgetRequests(): Promise<readonly string[]> {
  const { count, jql } = Overdue.parse(await desk.gadget(ADMIN, 'readGadget', { config: {} })).value.insight;
  const { issues } = Found.parse(
    await desk.client.rest(ADMIN, 'POST /rest/api/3/search/jql', { jql, fields: ['key'] }),
  );
  expect(issues).toHaveLength(count);
  return issues.map((issue) => issue.key);
}

/** A low score, and the wish to be called back. */
async function wished(): Promise<string> {
  const key = await rated(1);
  await say(DANA, key, true);
  return key;
}

describe('the question after a low score', () => {
  it('names who would get back and by when, in working time', async (context) => {
    spareOfFaults(context, 'judges an instant, and a platform in trouble takes its time');
    // Monday 09:30: one working day of eight hours later.
    const key = await rated(2);
    expect(await seen(DANA, key)).toEqual({
      ok: true,
      value: { kind: 'offer', owner: BEN, dueAt: Date.parse('2026-10-06T09:30:00Z') },
    });
    expect(await seen(DANA, key, 'he-IL')).toMatchObject({ value: { owner: 'בן, מנהל השכר' } });
  });

  it('is not asked after a better score, nor before one', async () => {
    expect(await seen(DANA, await rated(3))).toEqual({ ok: true, value: null });
    expect(await seen(DANA, await desk.closedRequest(DANA))).toEqual({ ok: true, value: null });
  });

  it('opens a follow-up by a yes alone, and once', async () => {
    const key = await rated(1);
    expect(await say(DANA, key, false)).toEqual({ ok: true, value: { kind: 'declined' } });
    expect(await panel(AGENT, key, 'readPanel', {})).toMatchObject({ value: { followUps: [] } });
    const both = await Promise.all([say(DANA, key, true), say(DANA, key, true)]);
    expect(both).toMatchObject([{ value: { kind: 'open', owner: BEN } }, { value: { kind: 'open' } }]);
    expect(await panel(AGENT, key, 'readPanel', {})).toMatchObject({
      value: { followUps: [{ cause: 'answer:1', state: 'open', owner: BEN, isOverdue: false }] },
    });
  });

  it('leaves what is under way as it is, whatever is said or rated later', async () => {
    const key = await wished();
    expect(await say(DANA, key, false)).toMatchObject({ value: { kind: 'open' } });
    await desk.rate(DANA, key, 5);
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'open', owner: BEN } });
  });

  it('is closed to everybody but the requester, and to what is no answer', async () => {
    const key = await rated(1);
    for (const person of [MOTI, AGENT, ADMIN, PARTNER])
      for (const answer of [await seen(person, key), await say(person, key, true)])
        expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_YOUR_REQUEST' } });
    for (const wanted of ['yes', 1, null, undefined])
      expect(await say(DANA, key, wanted)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    expect(await say(DANA, await rated(4), true)).toMatchObject({ error: { code: 'BAD_INPUT', field: 'wanted' } });
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'offer' } });
  });
});

describe('a follow-up on the panel', () => {
  it('is taken over and closed, and its reply stands on the card', async () => {
    const key = await wished();
    const cause = 'answer:1';
    expect(await panel(AGENT, key, 'takeFollowUp', { cause, version: 1 })).toMatchObject({
      ok: true,
      value: [{ owner: 'Adi Agent', isMine: true, version: 2 }],
    });
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'open', owner: 'Adi Agent' } });
    const done = { cause, version: 2, outcome: 'explained', note: 'Called her', reply: 'The hours come next month.' };
    expect(await panel(AGENT, key, 'closeFollowUp', done)).toMatchObject({
      ok: true,
      value: [{ state: 'done', outcome: 'explained', note: 'Called her', reply: 'The hours come next month.' }],
    });
    const card = await seen(DANA, key);
    expect(card).toMatchObject({
      value: { kind: 'done', owner: 'Adi Agent', outcome: 'explained', reply: 'The hours come next month.' },
    });
    expect(JSON.stringify(card)).not.toContain('Called her');
  });

  it('takes a call that came twice for one, and a second close of it by somebody else for none', async () => {
    const key = await wished();
    const done = { cause: 'answer:1', version: 1, outcome: 'solved', note: null, reply: 'Solved.' };
    const both = await Promise.all([
      panel(AGENT, key, 'closeFollowUp', done),
      panel(AGENT, key, 'closeFollowUp', done),
    ]);
    expect(both.filter((answer) => JSON.stringify(answer).includes('"ok":true')).length).toBeGreaterThan(0);
    expect(await panel(AGENT, key, 'closeFollowUp', done)).toMatchObject({ ok: true, value: [{ version: 2 }] });
    const other = { ...done, outcome: 'not-possible', reply: 'No.' };
    expect(await panel(OTHER_AGENT, key, 'closeFollowUp', other)).toMatchObject({
      ok: false,
      error: { code: 'FOLLOW_UP_CHANGED', message: expect.stringContaining('Adi Agent') },
    });
    expect(await seen(DANA, key)).toMatchObject({ value: { outcome: 'solved', reply: 'Solved.' } });
  });

  it('is late after its working day, on panel and card', async () => {
    const key = await wished();
    await desk.client.advance('P4D', 'coalesce');
    expect(await panel(AGENT, key, 'readPanel', {})).toMatchObject({ value: { followUps: [{ isOverdue: true }] } });
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'open', isOverdue: true } });
    const found = await gadgetRequests();
    expect(found).toContain(key);
    const done = { cause: 'answer:1', version: 1, outcome: 'solved', note: null, reply: null };
    await panel(AGENT, key, 'closeFollowUp', done);
    expect(await gadgetRequests()).toEqual(found.filter((other) => other !== key));
  });

  it('is closed to a text of 100 kB, an unknown cause, an unknown outcome and an old version', async () => {
    const key = await wished();
    const done = { cause: 'answer:1', version: 1, outcome: 'solved', note: null, reply: null };
    const refusals = [
      [
        { ...done, reply: 'x'.repeat(100_000) },
        { code: 'TEXT_TOO_LONG', field: 'reply' },
      ],
      [
        { ...done, note: 'x'.repeat(100_000) },
        { code: 'TEXT_TOO_LONG', field: 'note' },
      ],
      [
        { ...done, outcome: 'forgotten' },
        { code: 'BAD_INPUT', field: 'outcome' },
      ],
      [{ ...done, cause: 'answer:2' }, { code: 'NO_ACCESS' }],
      [
        { ...done, cause: 'whim:1' },
        { code: 'BAD_INPUT', field: 'cause' },
      ],
      [{ ...done, version: 7 }, { code: 'FOLLOW_UP_CHANGED' }],
    ] as const;
    for (const [payload, error] of refusals)
      expect(await panel(AGENT, key, 'closeFollowUp', payload)).toMatchObject({ ok: false, error });
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'open', owner: BEN } });
  });

  it('is closed to customers, to people without the issue, and under a forged key', async () => {
    const key = await wished();
    const take = { cause: 'answer:1', version: 1 };
    await expect(panel(DANA, key, 'takeFollowUp', take)).rejects.toThrow(/not open/);
    expect(await panel(AGENT, 'HELP-9999', 'takeFollowUp', take)).toMatchObject({ error: { code: 'NO_ACCESS' } });
    expect(await panel(AGENT, '../HELP-1', 'takeFollowUp', take)).toMatchObject({ error: { code: 'BAD_INPUT' } });
  });
});

describe('who gets it', () => {
  it('is the fast decider of the contract where the reader of comments has left, then the managers', async () => {
    await agreeOnItems(desk);
    await leave(desk, OTHER_AGENT, 'Ben Agent');
    const key = await rated(1);
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'offer', owner: 'Adi Agent' } });
    await leave(desk, AGENT, 'Adi Agent');
    expect(await seen(DANA, key)).toMatchObject({ value: { kind: 'offer', owner: null } });
    expect(await say(DANA, key, true)).toMatchObject({ value: { kind: 'open', owner: null } });
    expect(await panel(LEAD, key, 'takeFollowUp', { cause: 'answer:1', version: 1 })).toMatchObject({
      value: [{ owner: 'Gal Lead', isMine: true }],
    });
  });

  it('is nobody where the app is switched off, and nothing changes', async () => {
    const key = await desk.raise(DANA, 'The last one');
    await desk.move(LEAD, key, 'resolve');
    await desk.rate(DANA, key, 1);
    await say(DANA, key, true);
    await saveSettings(desk.client, ADMIN, { ...SMALL_SETTINGS, pausedProjectIds: ['10700'] });
    const off = { ok: false, error: { code: 'SWITCHED_OFF' } };
    expect(await say(DANA, key, true)).toMatchObject(off);
    expect(await panel(LEAD, key, 'takeFollowUp', { cause: 'answer:1', version: 1 })).toMatchObject(off);
  });
});

it('is offered up to the floor of the contract in force, and not above it', async () => {
  const contracted = await SmallDesk.start();
  const offer = async (score: number): Promise<unknown> => {
    const key = await contracted.closedRequest(DANA);
    expect(await contracted.rate(DANA, key, score)).toMatchObject({ value: { offersFollowUp: score <= 3 } });
    return contracted.cardAnswer(DANA, key, 'readFollowUp', {});
  };
  await saveContract(contracted, { terms: { ...CONTRACT.terms, floor: 3 } });
  await signContract(contracted, 'giving', { by: ADMIN });
  await signContract(contracted, 'receiving', { by: LEAD });
  expect(await offer(3)).toMatchObject({ value: { kind: 'offer' } });
  expect(await offer(4)).toEqual({ ok: true, value: null });
  await contracted.stop();
});
