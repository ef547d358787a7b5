import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { leave } from '../support/signed-contract.ts';
import { CONTRACT, saveContract, signContract } from '../support/small-contract.ts';
import { ADMIN, AGENT, DANA, LEAD, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

const TOLD = {
  ...SMALL_RULE,
  id: 'default',
  metric: null,
  thresholds: [{ kind: 'share', percent: 75 }],
  recipients: ['assignee', 'team-lead', 'fast-decider'],
  channels: { mail: true, comment: false },
};
const DECIDER = 'decider-dor';
const Rules = z.looseObject({
  value: z.looseObject({
    rules: z.array(
      z.looseObject({ rule: z.object({ id: z.string() }).loose(), state: z.object({ kind: z.string() }) }),
    ),
  }),
});
const Mails = z.looseObject({
  jira: z.looseObject({ mails: z.array(z.looseObject({ recipients: z.unknown().optional() })) }),
});

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await arrive(DECIDER, 'Dor Decider');
  await saveContract(desk, {
    ...CONTRACT,
    decider: { accountId: DECIDER, name: { en: 'Dor, CFO', he: 'דור, סמנכ״ל' } },
  });
  await signContract(desk, 'giving', { by: ADMIN });
  await signContract(desk, 'receiving', { by: LEAD });
});
afterAll(() => desk.stop());

const arrive = (accountId: string, displayName: string): Promise<void> =>
  desk.client.declare({
    people: [
      {
        accountId,
        displayName,
        role: 'agent',
        locale: 'en-US',
        timeZone: 'UTC',
        emailAddress: `${accountId}@example.com`,
      },
    ],
  });
const states = async () => {
  const { rules } = Rules.parse(await desk.workspace(ADMIN, 'readAlertRules', {})).value;
  return Object.fromEntries(rules.map(({ rule, state }) => [rule.id, state.kind]));
};
const save = (rule: object) => desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: { ...TOLD, ...rule } });

it('says which of those a rule tells has left, and tells the others', async (context) => {
  expect(await save({})).toMatchObject({ ok: true });
  expect(await save({ id: 'own', name: 'Own', recipients: ['assignee'] })).toMatchObject({ ok: true });
  expect(await save({ id: 'decided', name: 'Decided', recipients: ['fast-decider'] })).toMatchObject({ ok: true });
  expect(await states()).toEqual({ default: 'on', own: 'on', decided: 'on' });
  await leave(desk, DECIDER, 'Dor Decider');
  expect(await states()).toEqual({ default: 'decider-left', own: 'on', decided: 'decider-left' });
  await leave(desk, OTHER_AGENT, 'Ben Agent');
  expect(await states()).toEqual({ default: 'lead-left', own: 'on', decided: 'decider-left' });
  spareOfFaults(context, 'counts messages, which an outage may keep back or leave in doubt');
  const key = await desk.raise(DANA, 'October payslip fix');
  await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
  await desk.client.advance('PT4H');
  const { mails } = Mails.parse(await desk.client.state()).jira;
  expect(mails).toHaveLength(1);
  expect(JSON.stringify(mails)).toContain(AGENT);
  expect(JSON.stringify(mails)).not.toContain(OTHER_AGENT);
});
