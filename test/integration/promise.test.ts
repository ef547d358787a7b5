import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  agreeOnItems,
  declareMonth,
  draftContract,
  leave,
  MONTH_FIELD,
  publishContract,
} from '../support/signed-contract.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { AGENT, DANA, MOTI, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await declareMonth(desk);
});
afterAll(async () => {
  await desk.stop();
});

const HOUR = 3_600_000;
const LINE = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Line 4' }] }] };
const promised = (person: string, key: string, locale?: string) =>
  desk.cardAnswer(person, key, 'readPromise', {}, locale);

describe('the promise on the card of an open request', () => {
  it('is nothing without a contract, nor under one that only one side has signed', async () => {
    const key = await desk.raise(DANA);
    expect(await promised(DANA, key)).toEqual({ ok: true, value: null });
    await draftContract(desk);
    expect(await promised(DANA, key)).toEqual({ ok: true, value: null });
  });

  it('says the time, what is missing and who decides, in the language of the requester', async (context) => {
    await agreeOnItems(desk);
    spareOfFaults(context, 'judges an instant, and a platform in trouble takes its time');
    const key = await desk.raise(DANA);
    await desk.client.advance('PT1H');
    expect(await promised(DANA, key, 'he-IL')).toMatchObject({
      ok: true,
      value: {
        team: 'השכר',
        response: { state: 'running', promisedMs: 4 * HOUR, remainingMs: 3 * HOUR },
        handling: { state: 'running', promisedMs: 16 * HOUR },
        items: [
          { name: 'החודש', isMissing: true },
          { name: 'השורה בתלוש', isMissing: true },
        ],
        format: 'פנייה אחת לכל תלוש',
        noLonger: 'פניות בוואטסאפ',
        decider: 'עדי, סמנכ״ל הכספים',
      },
    });
  });

  it('tells what has been given since, and stands still while the desk waits', async () => {
    const filled = { requestFieldValues: { summary: 'My payslip', [MONTH_FIELD]: 'October' } };
    const key = await desk.raise(DANA, 'My payslip', filled);
    expect(await promised(DANA, key)).toMatchObject({
      value: { items: [{ isMissing: false }, { name: 'The line of the payslip', isMissing: true }] },
    });
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { description: LINE } });
    expect(await promised(DANA, key)).toMatchObject({ value: { items: [{ isMissing: false }, { isMissing: false }] } });
    await desk.comment(AGENT, key, 'Which line?');
    await desk.move(AGENT, key, 'ask');
    expect(await promised(DANA, key)).toMatchObject({
      value: { response: { state: 'kept' }, handling: { state: 'waiting', dueAt: null } },
    });
    // Jira's own clock stands still as long, so there is nothing to explain.
    await desk.letDayPass();
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { besideClock: null } });
  });

  it('says that it has passed', async () => {
    const key = await desk.raise(DANA);
    await desk.client.advance('P7D', 'coalesce');
    expect(await promised(DANA, key)).toMatchObject({
      value: { response: { state: 'overdue' }, handling: { state: 'overdue', dueAt: null } },
    });
  });

  it('is nothing once the request is closed, and again something when it is reopened', async () => {
    const key = await desk.closedRequest(DANA);
    expect(await promised(DANA, key)).toEqual({ ok: true, value: null });
    await desk.move(AGENT, key, 'reopen');
    expect(await promised(DANA, key)).toMatchObject({ value: { response: { state: 'kept' } } });
  });

  it("keeps somebody else's request closed", async () => {
    const key = await desk.raise(DANA);
    for (const person of [MOTI, AGENT, OTHER_AGENT])
      expect(await promised(person, key)).toMatchObject({ ok: false, error: { code: 'NOT_YOUR_REQUEST' } });
  });

  it('is nothing while the contract is for the desk alone', async () => {
    const key = await desk.raise(DANA);
    await publishContract(desk, false);
    expect(await promised(DANA, key)).toEqual({ ok: true, value: null });
    await publishContract(desk, true);
    expect(await promised(DANA, key)).toMatchObject({ value: { team: 'payroll' } });
  });

  it('names nobody who has left', async () => {
    const key = await desk.raise(DANA);
    await leave(desk, AGENT, 'Adi Agent');
    expect(await promised(DANA, key)).toMatchObject({ ok: true, value: { decider: null } });
  });
});
