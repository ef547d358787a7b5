import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

/** Tells the assignee of each breach at once, as often as there is one. */
const RULE = {
  ...SMALL_RULE,
  thresholds: [{ kind: 'breach' }],
  channels: { mail: true, comment: false },
};
const Mails = z.looseObject({
  jira: z.looseObject({ mails: z.array(z.looseObject({ recipientIds: z.array(z.string()), textBody: z.string() })) }),
});

let desk: SmallDesk;
let fresh: unknown;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
  fresh = await desk.client.snapshot();
});
afterAll(() => desk.stop());
beforeEach((context) => spareOfFaults(context, 'reads what was mailed by an instant, which an outage moves'));

/** Requests of ten past nine, for which four working hours are over at ten past one. */
async function raised(rule: object, requests = 1): Promise<void> {
  await desk.client.restore(fresh);
  const saved = await desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: { ...RULE, ...rule } });
  expect(saved).toMatchObject({ ok: true });
  for (let n = 0; n < requests; n += 1) {
    const key = await desk.raise(DANA);
    await desk.client.rest(ADMIN, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
  }
  await desk.settle();
}

/** Who had a mail by now, and of which requests it speaks. */
const mails = async (): Promise<readonly string[]> => {
  const sent = Mails.parse(await desk.client.state()).jira.mails;
  return sent.map(({ recipientIds, textBody }) => {
    const keys = new Set(textBody.match(/HELP-\d+/g));
    return `${recipientIds.join(' ')}: ${[...keys].join(' ')}`;
  });
};

it('tells the second level when the breach has lasted', async () => {
  await raised({ secondLevel: { accountId: OTHER_AGENT, afterMinutes: 60 } });
  await desk.client.advance('PT4H5M');
  expect(await mails()).toEqual([`${AGENT}: HELP-1`]);
  await desk.client.advance('PT50M');
  expect(await mails()).toHaveLength(1);
  await desk.client.advance('PT10M');
  expect(await mails()).toEqual([`${AGENT}: HELP-1`, `${OTHER_AGENT}: HELP-1`]);
});

it('is quiet in quiet hours, and tells what they held back in one mail after them', async () => {
  await raised({ quietHours: { from: 12 * 60, to: 15 * 60 } }, 2);
  await desk.client.advance('PT5H45M');
  expect(await mails()).toEqual([]);
  expect(await desk.panel(AGENT, 'HELP-1')).toMatchObject({ value: { alerts: [{ threshold: { kind: 'breach' } }] } });
  await desk.client.advance('PT15M');
  expect(await mails()).toEqual([`${AGENT}: HELP-1 HELP-2`]);
});

it('tells once a day where the team wants a digest', async () => {
  await raised({ thresholds: [{ kind: 'share', percent: 50 }, { kind: 'breach' }], digestAt: 16 * 60 }, 2);
  await desk.client.advance('PT6H45M');
  expect(await mails()).toEqual([]);
  await desk.client.advance('PT10M');
  expect(await mails()).toEqual([`${AGENT}: HELP-1 HELP-2`]);
  await desk.client.advance('P1D');
  expect(await mails()).toHaveLength(1);
});

it('mails a person as often a day as the limit allows, and shows the rest', async () => {
  await raised({ budgetPerDay: 1 }, 3);
  await desk.client.advance('PT6H');
  expect(await mails()).toHaveLength(1);
  for (const key of ['HELP-1', 'HELP-2', 'HELP-3'])
    expect(await desk.panel(AGENT, key)).toMatchObject({ value: { alerts: [{ threshold: { kind: 'breach' } }] } });
});
