import { afterAll, beforeAll, expect, it } from 'vitest';
import { agreeOnItems, declareMonth, leave } from '../support/signed-contract.ts';
import { AGENT, DANA, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
let key: string;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await declareMonth(desk);
  key = await desk.raise(DANA, 'October payslip fix');
  await desk.client.advance('PT5H');
});
afterAll(() => desk.stop());

const decides = (deciderName: string | null) => ({
  ok: true,
  value: { risks: [{ issueKey: key, reason: 'breached', deciderName }] },
});

it('names nobody on the experience page before a contract is in force', async () => {
  expect(await desk.experiencePage(OTHER_AGENT)).toMatchObject(decides(null));
});

it('names who decides fast by the contract, until that person has left', async () => {
  await agreeOnItems(desk);
  expect(await desk.experiencePage(OTHER_AGENT)).toMatchObject(decides('Adi Agent, CFO'));
  await leave(desk, AGENT, 'Adi Agent');
  expect(await desk.experiencePage(OTHER_AGENT)).toMatchObject({
    ok: true,
    value: { risks: [{ issueKey: key, deciderName: null }] },
  });
});
