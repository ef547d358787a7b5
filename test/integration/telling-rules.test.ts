import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';

/** What a rule lets out, when, and to whom; its first reply is promised within four hours, from 09:10 to 13:10. */
const RULE = {
  id: 'told',
  name: 'Told',
  isOn: true,
  processId: null,
  metric: { id: 'customfield_10701', name: 'Time to first response' },
  thresholds: [{ kind: 'share', percent: 50 }],
  condition: null,
  recipients: ['assignee'],
  secondLevel: null,
  workingHoursOnly: false,
  quietHours: null,
  digestAt: null,
  budgetPerDay: 50,
  channels: { mail: true, comment: false },
};
const Mails = z.looseObject({
  jira: z.looseObject({
    mails: z.array(z.looseObject({ recipientIds: z.array(z.string()), textBody: z.string() })),
  }),
});

let desk: SmallDesk;
let fresh: unknown;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
  fresh = await desk.client.snapshot();
});
afterAll(() => desk.stop());
beforeEach(async (context) => {
  spareOfFaults(context, 'counts messages at an instant, which an outage keeps back or leaves in doubt');
  await desk.client.restore(fresh);
});

const ruled = (rule: object) => desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: { ...RULE, ...rule } });
const assigned = async (): Promise<string> => {
  const key = await desk.raise(DANA);
  await desk.client.rest(ADMIN, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
  await desk.settle();
  return key;
};
const mails = async () => Mails.parse(await desk.client.state()).jira.mails;
const told = async () => (await mails()).flatMap(({ recipientIds }) => recipientIds);

it('tells the second level when the time after the breach is over, and nobody of it before', async () => {
  expect(await ruled({ secondLevel: { accountId: OTHER_AGENT, afterMinutes: 60 } })).toMatchObject({ ok: true });
  await assigned();
  await desk.client.advance('PT4H50M');
  expect(await told()).not.toContain(OTHER_AGENT);
  await desk.client.advance('PT20M');
  expect((await told()).filter((person) => person === OTHER_AGENT)).toEqual([OTHER_AGENT]);
});

it('keeps a message over quiet hours', async () => {
  expect(await ruled({ quietHours: { from: 11 * 60, to: 12 * 60 } })).toMatchObject({ ok: true });
  await assigned();
  await desk.client.advance('PT2H45M');
  expect(await told()).toEqual([]);
  await desk.client.advance('PT15M');
  expect(await told()).toEqual([AGENT]);
});

it('tells of two requests in the one digest of the day', async () => {
  expect(await ruled({ digestAt: 16 * 60 })).toMatchObject({ ok: true });
  const keys = [await assigned(), await assigned()];
  await desk.client.advance('PT6H45M');
  expect(await told()).toEqual([]);
  await desk.client.advance('PT15M');
  const [digest, ...more] = await mails();
  expect(more).toEqual([]);
  for (const key of keys) expect(digest?.textBody).toContain(key);
});

it('sends a person no more in a day than the budget, and goes on the next day', async () => {
  expect(await ruled({ budgetPerDay: 1 })).toMatchObject({ ok: true });
  for (let n = 0; n < 3; n += 1) await assigned();
  await desk.client.advance('PT3H');
  expect(await told()).toEqual([AGENT]);
  await desk.client.advance('PT21H');
  await assigned();
  await desk.client.advance('PT3H');
  expect(await told()).toEqual([AGENT, AGENT]);
});

const Panel = z.object({ value: z.object({ alerts: z.array(z.object({ lateMs: z.number() }).loose()) }) });
const lateness = async (key: string): Promise<readonly number[]> =>
  Panel.parse(await desk.panel(AGENT, key)).value.alerts.map(({ lateMs }) => Math.floor(lateMs / 60_000));

it('says on the panel how late an alert was raised: nothing in time, and the outage after one', async () => {
  const timely = await assigned();
  await desk.client.advance('PT3H2M');
  expect(await lateness(timely)).toEqual([0]);
  await desk.client.restore(fresh);
  const late = await assigned();
  await desk.client.advance('PT2H50M');
  // Three quarters are over at 12:10; Jira answers nothing from 12:00 to 13:00.
  await desk.client.faults({ jira: { status500: 1 } });
  await desk.client.advance('PT1H');
  await desk.client.faults({ reset: true });
  await desk.client.advance('PT6M');
  const [minutes = 0, ...more] = await lateness(late);
  expect(more).toEqual([]);
  expect(minutes).toBeGreaterThanOrEqual(50);
  expect(minutes).toBeLessThanOrEqual(56);
});
