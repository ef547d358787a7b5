import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';
import { ADMIN, AGENT, DANA, MOTI, PARTNER, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';

const [payroll] = SMALL_SETTINGS.processes;
const Comments = z.object({
  values: z.array(z.looseObject({ public: z.boolean(), body: z.string(), author: z.looseObject({}) })),
});
const Slas = z.object({
  values: z.array(
    z.looseObject({ name: z.string(), ongoingCycle: z.unknown().optional(), completedCycles: z.array(z.unknown()) }),
  ),
});

let desk: SmallDesk;
/** A second process, of the other request type, that asks by comment as well. */
const IT = { ...payroll, id: 'it', requestTypeIds: ['702'], push: 'comment' };
beforeAll(async () => {
  const processes = [{ ...payroll, push: 'comment' }, IT];
  desk = await SmallDesk.start({ settings: { ...SMALL_SETTINGS, processes } });
});
afterAll(() => desk.stop());

const asked = async (key: string, on = desk) =>
  Comments.parse(await on.client.rest(AGENT, `GET /rest/servicedeskapi/request/${key}/comment`)).values.filter(
    ({ body }) => body.includes('rate it with one click'),
  );
const clocksOf = async (key: string) =>
  Slas.parse(await desk.client.rest(AGENT, `GET /rest/servicedeskapi/request/${key}/sla`)).values;

it('writes one public comment, moves no service clock with it and reopens nothing', async () => {
  const key = await desk.closedRequest(DANA);
  const before = await clocksOf(key);
  expect(before.every(({ ongoingCycle }) => ongoingCycle === undefined || ongoingCycle === null)).toBe(true);
  await desk.client.advance('PT20M');
  expect(await asked(key)).toMatchObject([{ public: true }]);
  expect(await desk.panel(AGENT, key)).toMatchObject({ value: { status: 'awaiting' } });
  expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Awaiting rating' });
  await desk.client.advance('P20D', 'coalesce');
  expect(await asked(key)).toHaveLength(1);
  expect(await clocksOf(key)).toEqual(before);
  expect(await desk.panel(AGENT, key)).toMatchObject({ value: { times: { reopens: 0 } } });
});

it('writes nothing on what was closed days before the start, and asks about it on its card', async () => {
  const old = await SmallDesk.unsaved();
  const key = await old.closedRequest(MOTI);
  await old.client.advance('P3D', 'coalesce');
  await saveSettings(old.client, ADMIN, { ...SMALL_SETTINGS, processes: [{ ...payroll, push: 'comment' }] });
  await old.client.advance('PT3H');
  expect(await old.card(MOTI, key, 'readCard', {})).toMatchObject({ value: { kind: 'ask', invited: true } });
  expect(await asked(key, old)).toEqual([]);
  await old.stop();
});

it('contacts one person once inside the cool-down, and another all the same', async () => {
  const first = await desk.closedRequest(MOTI, 'The first');
  await desk.client.advance('PT20M');
  const second = await desk.closedRequest(MOTI, 'The second');
  await desk.client.advance('PT20M');
  expect(await asked(first)).toHaveLength(1);
  expect(await asked(second)).toEqual([]);
  expect(await desk.fieldsOf(second)).toMatchObject({ 'XLA status': 'Not asked' });
  expect(await desk.panel(AGENT, second)).toMatchObject({
    value: { status: 'not-asked', notAskedReason: 'contact-budget' },
  });
  expect(await desk.card(MOTI, second, 'readCard', {})).toMatchObject({
    value: { kind: 'ask', invited: false, notAskedReason: 'contact-budget' },
  });
});

it('counts one budget over both processes', async () => {
  const payslip = await desk.closedRequest(PARTNER, 'A payslip');
  await desk.client.advance('PT20M');
  const badge = await desk.raise(PARTNER, 'A badge', { requestTypeId: IT.requestTypeIds[0] });
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, badge, 'Done, please look.');
  await desk.move(AGENT, badge, 'resolve');
  await desk.client.advance('PT20M');
  expect(await asked(payslip)).toHaveLength(1);
  expect(await asked(badge)).toEqual([]);
  expect(await desk.card(PARTNER, badge, 'readCard', {})).toMatchObject({
    value: { kind: 'ask', invited: false, notAskedReason: 'contact-budget' },
  });
  // The other process does ask: somebody whose cool-down is over.
  const other = await desk.raise(DANA, 'A badge', { requestTypeId: IT.requestTypeIds[0] });
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, other, 'Done, please look.');
  await desk.move(AGENT, other, 'resolve');
  await desk.client.advance('PT20M');
  expect(await asked(other)).toHaveLength(1);
});

it('refuses a comment for a process that leaves nothing on the request', async () => {
  const settings = { ...SMALL_SETTINGS, processes: [{ ...payroll, push: 'comment', visibility: 'aggregate' }] };
  const answer = await desk.adminPage('saveSettings', { version: 1, settings });
  expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'processes.push' } });
});
