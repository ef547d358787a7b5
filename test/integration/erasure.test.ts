import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { CONTRACT, readContract, signContract } from '../support/small-contract.ts';
import {
  ADMIN,
  AGENT,
  DANA,
  LEAD,
  MOTI,
  OTHER_AGENT,
  PARTNER,
  SMALL_SETTINGS,
  SmallDesk,
} from '../support/small-desk.ts';
import { faultSeed } from '../support/faults/fault-seed.ts';
import { SMALL_RULE } from '../support/small-rule.ts';
import { saveSettings } from '../../demo/save-settings.ts';

/** One person rates, comments, reads comments, saves settings; is exported, erased, and looked for everywhere. */

const State = z.looseObject({
  sql: z.unknown(),
  kvs: z.unknown(),
  // What is not there is not searched: whoever renames a part of the state has to say so here.
  work: z.array(z.unknown()),
  queue: z.custom<object>((value) => typeof value === 'object' && value !== null),
});
const Asks = z.looseObject({ sql: z.looseObject({ asks: z.array(z.unknown()) }) });
const Panel = z.looseObject({
  value: z.looseObject({ followUps: z.array(z.object({ cause: z.string(), version: z.number() })) }),
});
const SECRET = 'The words of Dana belong to Dana';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(() => desk.stop());

type AdminCall = [person: string, functionKey: string, payload: unknown, locale?: string];
const admin = (...[person, functionKey, payload, locale]: AdminCall) =>
  desk.adminPage(functionKey, payload, person, locale);
const get = async (path: string): Promise<string> => (await fetch(`${desk.url}/__sandbox/${path}`)).text();

/** All that the app keeps anywhere, as text: tables, key-value store, queues, logs, properties and its fields in Jira. */
const everything = async (keys: readonly string[]): Promise<string> => {
  const { sql, kvs, work, queue } = State.parse(await desk.client.state());
  const fields = await Promise.all(keys.map((key) => desk.fieldsOf(key)));
  const properties = await Promise.all(
    keys.map((key) => desk.client.rest(ADMIN, `GET /rest/api/3/issue/${key}/properties`)),
  );
  return JSON.stringify([sql, kvs, work, queue, fields, properties, await get('logs?since=0')]);
};

/** Of whom something was asked; the rows name no person. */
const asksOf = async (): Promise<readonly unknown[]> => Asks.parse(await desk.client.state()).sql.asks;

it('leaves no trace of an erased person in any table, field, property or log', async () => {
  const key = await desk.closedRequest(DANA, 'Dana Mizrahi and her payslip');
  const rated = await desk.rate(DANA, key, 2);
  const driver = { item: rated.ok ? rated.value['driverItem'] : null, value: 2 };
  const said = { language: 'en', direction: 'ltr', reasons: ['too-long'], driver, comment: SECRET };
  expect(await desk.card(DANA, key, 'addDetails', said)).toMatchObject({ ok: true });
  const other = await desk.closedRequest(MOTI, 'The payslip of Moti');
  await desk.rate(MOTI, other, 4);
  await desk.panel(OTHER_AGENT, key);
  await desk.client.advance('PT10M');
  expect(await everything([key])).toContain(SECRET);
  expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA score': 2 });

  const held = await admin(ADMIN, 'exportPerson', { accountId: DANA });
  expect(held).toMatchObject({ ok: true, value: { format: 'inward-person', accountId: DANA } });
  expect(JSON.stringify(held)).toContain(SECRET);
  expect(JSON.stringify(held)).not.toContain(MOTI);
  expect(JSON.stringify(held)).toContain('2026-10-05T');

  expect(await admin(ADMIN, 'erasePerson', { accountId: DANA })).toEqual({ ok: true, value: { requests: 1 } });
  await desk.client.advance('PT10M');
  const left = await everything([key]);
  for (const trace of [`"${DANA}"`, 'Mizrahi', SECRET, 'her payslip']) expect(left).not.toContain(trace);
  expect(await desk.fieldsOf(key)).toEqual({ 'XLA score': null, 'XLA status': null, Ease: null });
  expect(await desk.panel(AGENT, key)).toMatchObject({ value: { answer: null, score: null } });
  // Nobody else has lost anything.
  expect(await desk.fieldsOf(other)).toMatchObject({ 'XLA score': 4 });
  expect(left).toContain(MOTI);
});

it('takes a reader of comments off the settings, and off what was written down of them', async () => {
  const key = await desk.closedRequest(MOTI);
  await desk.rate(MOTI, key, 5);
  await desk.card(MOTI, key, 'addDetails', { language: 'en', direction: 'ltr', comment: 'For Ben only' });
  await desk.panel(OTHER_AGENT, key);
  expect(JSON.stringify(await admin(ADMIN, 'readAudit', { before: null }))).toContain('Ben Agent');
  expect(await admin(ADMIN, 'erasePerson', { accountId: OTHER_AGENT })).toMatchObject({ ok: true });
  const left = await everything([key]);
  for (const trace of [`"${OTHER_AGENT}"`, 'Ben, payroll', 'Ben Agent']) expect(left).not.toContain(trace);
  expect(await admin(ADMIN, 'readSettings', {})).toMatchObject({
    value: { settings: { processes: [{ id: 'payroll', commentReader: null }] } },
  });
});

/** Tells whoever decides fast by the contract at once, and the lead two hours after the breach. */
const RULE = {
  ...SMALL_RULE,
  recipients: ['fast-decider'],
  secondLevel: { accountId: LEAD, afterMinutes: 60 },
};
const Held = z.looseObject({
  value: z.looseObject({ stored: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) }),
});

/** Gal leads the desk: writes, signs and is named in its contract, is told by its rule, gets back to requesters. */
async function galWorks(): Promise<readonly string[]> {
  const decider = { accountId: LEAD, name: { en: 'Gal Lead, CFO', he: 'גל, סמנכ״ל הכספים' } };
  const { revision } = await readContract(desk);
  const contract = { ...CONTRACT, processId: 'payroll', revision, decider };
  for (const answer of [
    await desk.workspace(LEAD, 'saveContract', contract),
    await signContract(desk, 'giving', { by: LEAD }),
    await signContract(desk, 'receiving', { by: ADMIN }),
    await desk.workspace(LEAD, 'saveAlertRule', { version: 0, rule: RULE }),
  ])
    expect(answer).toMatchObject({ ok: true });
  const answered = await desk.closedRequest(MOTI);
  await desk.rate(MOTI, answered, 1);
  await desk.cardAnswer(MOTI, answered, 'askFollowUp', { wanted: true });
  const asked = await desk.raise(LEAD, 'Gal Lead and a payslip');
  expect(await desk.panelAnswer(AGENT, asked, 'askRequester', {})).toMatchObject({ ok: true });
  const taken = { cause: 'answer:1', version: 1 };
  expect(await desk.panelAnswer(LEAD, answered, 'takeFollowUp', taken)).toMatchObject({ ok: true });
  const done = { ...taken, version: 2, outcome: 'explained', note: 'Gal called him', reply: 'Yours, Gal' };
  expect(await desk.panelAnswer(LEAD, answered, 'closeFollowUp', done)).toMatchObject({ ok: true });
  const open = await desk.raise(MOTI, 'Nobody answers');
  await desk.client.advance('PT6H');
  return [answered, asked, open];
}

it('takes who wrote, signed, decided, was told and got back off everything, and exports it all before', async () => {
  const keys = await galWorks();
  const { stored } = Held.parse(await admin(ADMIN, 'exportPerson', { accountId: LEAD })).value;
  expect(stored).toMatchObject({
    contracts: [{ edited_by: LEAD, decider_id: LEAD, giving_by: LEAD }],
    follow_ups: [{ owner_id: LEAD, changed_by: LEAD, note: 'Gal called him', reply: 'Yours, Gal' }],
    alert_rules: [{ saved_by: LEAD, second_id: LEAD }],
    requests: [{ requester_id: LEAD }],
  });
  expect(new Set(stored['alert_mails']?.map(({ threshold }) => threshold)).size).toBeGreaterThan(1);
  // Who else signed is nobody's of theirs.
  expect(JSON.stringify(stored)).not.toContain(`"${ADMIN}"`);
  const before = await everything(keys);
  for (const trace of ['Gal Lead, CFO', 'גל, סמנכ״ל', 'Gal called him', 'Yours, Gal']) expect(before).toContain(trace);
  expect(await asksOf()).toHaveLength(1);

  expect(await admin(ADMIN, 'erasePerson', { accountId: LEAD })).toMatchObject({ ok: true });
  const left = await everything(keys);
  for (const trace of [`"${LEAD}"`, 'lead-gal', 'Gal', 'גל,']) expect(left).not.toContain(trace);
  // What was agreed, done and counted stays.
  expect(await asksOf()).toHaveLength(1);
  expect(left).toContain('Sales and field service');
  expect(left).toContain('"explained"');
  await desk.client.advance('P2D', 'coalesce');
  expect(Held.parse(await admin(ADMIN, 'exportPerson', { accountId: LEAD })).value.stored['contracts']).toEqual([]);
});

it('hands over what others wrote about a request of theirs, and names none of them', async () => {
  const key = await desk.closedRequest(MOTI, 'The second payslip of Moti');
  await desk.rate(MOTI, key, 2);
  await desk.cardAnswer(MOTI, key, 'askFollowUp', { wanted: true });
  expect(await desk.panelAnswer(AGENT, key, 'takeFollowUp', { cause: 'answer:1', version: 1 })).toMatchObject({
    ok: true,
  });
  const said = { outcome: 'explained', note: 'He was right about May', reply: 'We were wrong about May' };
  const done = { cause: 'answer:1', version: 2, ...said };
  expect(await desk.panelAnswer(AGENT, key, 'closeFollowUp', done)).toMatchObject({ ok: true });
  const open = await desk.raise(MOTI, 'Which month?');
  expect(await desk.panelAnswer(AGENT, open, 'askRequester', {})).toMatchObject({ ok: true });

  const { stored } = Held.parse(await admin(ADMIN, 'exportPerson', { accountId: MOTI })).value;
  expect(stored['follow_ups']).toContainEqual(
    expect.objectContaining({ ...said, owner_id: null, changed_by: null, state: 'done' }),
  );
  expect(stored['asks']).toMatchObject([{ state: 'asked' }]);
  expect(stored['answers']).toContainEqual(expect.objectContaining({ item: 'experience', value: 2 }));
  // The budget of contacts is counted from these.
  expect(stored['invitations']).toContainEqual(
    expect.objectContaining({
      requester_id: MOTI,
      summary: 'The second payslip of Moti',
      not_asked_reason: null,
      push_state: expect.anything(),
    }),
  );
  for (const name of [AGENT, OTHER_AGENT, ADMIN, DANA]) expect(JSON.stringify(stored)).not.toContain(`"${name}"`);
});

it('takes what was noted about a request that was never closed with its requester', async () => {
  const key = await desk.raise(PARTNER, 'Noa Partner and a long wait');
  const inputs = { issueKey: '{{issue.key}}' };
  const run = { actionKey: 'open-follow-up', accountId: AGENT, inputs, smartValues: { 'issue.key': key } };
  expect(await desk.client.runAction(run)).toMatchObject({ status: 'success' });
  const { value } = Panel.parse(await desk.panel(AGENT, key));
  const [followUp] = value.followUps;
  const done = { ...followUp, outcome: 'explained', note: 'Noa has left her husband', reply: 'Dear Noa' };
  expect(await desk.panelAnswer(AGENT, key, 'closeFollowUp', done)).toMatchObject({ ok: true });
  expect(await everything([key])).toContain('Noa has left her husband');
  expect(await admin(ADMIN, 'erasePerson', { accountId: PARTNER })).toMatchObject({ ok: true });
  const left = await everything([key]);
  for (const trace of [`"${PARTNER}"`, 'Noa']) expect(left).not.toContain(trace);
});

it('writes down what admins do, a page at a time, without what they typed', async () => {
  for (let month = 1; month <= 28; month += 1) {
    await saveSettings(desk.client, ADMIN, { ...SMALL_SETTINGS, contact: { perMonth: month, coolDownDays: 14 } });
    await saveSettings(desk.client, ADMIN, { ...SMALL_SETTINGS, managerGroup: `secret-group-${month}` });
  }
  const Page = z.looseObject({
    value: z.looseObject({
      entries: z.array(
        z.looseObject({ id: z.string(), kind: z.string(), by: z.string().nullable(), detail: z.unknown() }),
      ),
      next: z.unknown(),
    }),
  });
  const pageFrom = async (before: unknown) => Page.parse(await admin(ADMIN, 'readAudit', { before })).value;
  const first = await pageFrom(null);
  expect(first.entries).toHaveLength(50);
  expect(first.entries[0]).toMatchObject({ kind: 'settings-saved', by: 'Amit Admin' });
  // A save whose note was lost is noted by its repetition, which finds nothing changed.
  const told = first.entries.find(({ detail }) => faultSeed() === null || JSON.stringify(detail).includes('contact'));
  expect(told?.detail).toMatchObject({ fields: ['managerGroup', 'contact'] });
  const all = [...first.entries];
  for (let { next } = first; next !== null;) {
    const older = await pageFrom(next);
    expect(older.entries).not.toEqual([]);
    all.push(...older.entries);
    next = older.next;
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['started', 'person-exported', 'person-erased', 'comment-opened']),
  );
  expect(JSON.stringify(all)).not.toContain('secret-group');
});

it.each(['exportPerson', 'erasePerson', 'readAudit'])(
  'lets only an admin call %s, and changes nothing',
  async (functionKey) => {
    const payload = functionKey === 'readAudit' ? { before: null } : { accountId: MOTI };
    const before = JSON.stringify(State.parse(await desk.client.state()).sql);
    for (const locale of ['en-US', 'he-IL']) {
      expect(await admin(AGENT, functionKey, payload, locale)).toMatchObject({
        ok: false,
        error: { code: 'NOT_ADMIN' },
      });
    }
    const wrong = [
      {},
      { ...payload, more: 1 },
      { accountId: '' },
      { accountId: 'x'.repeat(200) },
      { before: 'yesterday' },
    ];
    for (const each of wrong) {
      expect(await admin(ADMIN, functionKey, each)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    }
    expect(JSON.stringify(State.parse(await desk.client.state()).sql)).toBe(before);
  },
);
