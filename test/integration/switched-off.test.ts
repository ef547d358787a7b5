import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ADMIN, AGENT, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';
import { saveSettings } from '../../demo/save-settings.ts';

/** Not started, a project paused, a licence lapsed: the three switches, each at once and without a trace. */

const Calls = z.array(z.looseObject({ seq: z.number(), kind: z.string(), method: z.string(), path: z.string() }));
const HELP = '10700';

let stop = async (): Promise<void> => {};
afterEach(() => stop());

const begin = async (): Promise<SmallDesk> => {
  const desk = await SmallDesk.start();
  stop = () => desk.stop();
  return desk;
};
const lastCall = async (desk: SmallDesk): Promise<number> => Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
const jiraCalls = async (desk: SmallDesk, since: number): Promise<readonly string[]> =>
  Calls.parse(await desk.client.calls(since))
    .filter(({ kind }) => kind === 'jira')
    .map(({ method, path }) => `${method} ${path}`);
const pause = (desk: SmallDesk, pausedProjectIds: readonly string[]) =>
  saveSettings(desk.client, ADMIN, { ...SMALL_SETTINGS, pausedProjectIds });
const license = (desk: SmallDesk, active: boolean) =>
  fetch(`${desk.url}/__sandbox/license`, { method: 'POST', body: JSON.stringify({ active }) });

it('neither reads, writes nor asks anything before an admin has pressed Start', async () => {
  const desk = await SmallDesk.unsaved();
  stop = () => desk.stop();
  const key = await desk.closedRequest(DANA);
  await desk.letDayPass();
  expect(await jiraCalls(desk, 0)).toEqual([]);
  expect(await desk.fieldsOf(key)).toEqual({ 'XLA score': null, 'XLA status': null, Ease: null });
  expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'off', why: 'not-started' } });
  expect(await desk.rate(DANA, key, 5)).toMatchObject({ ok: false, error: { code: 'SWITCHED_OFF' } });
  expect(await desk.panel(AGENT, key)).toMatchObject({ value: { off: 'not-started' } });
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
  expect(await desk.card(DANA, await desk.closedRequest(DANA), 'readCard', {})).toMatchObject({
    value: { kind: 'ask' },
  });
});

it('leaves a paused project alone at once, and takes it up again', async () => {
  const desk = await begin();
  const rated = await desk.closedRequest(DANA);
  await desk.rate(DANA, rated, 5);
  const open = await desk.raise(DANA, 'Still open');
  await desk.client.advance('PT10M');
  await pause(desk, [HELP]);
  const since = await lastCall(desk);
  await desk.move(AGENT, open, 'resolve');
  await desk.raise(DANA, 'A new one');
  await desk.letDayPass();
  // What is asked for the whole site leaves the project out, see test/domain/experience/scope.test.ts.
  const ofRequests = (call: string): boolean => /issue|app\/field|servicedeskapi/.test(call);
  expect((await jiraCalls(desk, since)).filter(ofRequests)).toEqual([]);
  expect(await desk.card(DANA, rated, 'readCard', {})).toMatchObject({ value: { kind: 'off', why: 'paused' } });
  expect(await desk.rate(DANA, rated, 1)).toMatchObject({ ok: false, error: { code: 'SWITCHED_OFF' } });
  expect(await desk.panel(AGENT, rated)).toMatchObject({ value: { off: 'paused', score: 5 } });
  await pause(desk, []);
  await desk.client.advance('PT2H');
  expect(await desk.card(DANA, open, 'readCard', {})).toMatchObject({ value: { kind: 'ask' } });
});

it('only reads while the licence has lapsed, and does its duties', async () => {
  const desk = await begin();
  const key = await desk.closedRequest(DANA);
  await license(desk, false);
  const since = await lastCall(desk);
  const open = await desk.closedRequest(DANA, 'Closed without a licence');
  await desk.letDayPass();
  expect((await jiraCalls(desk, since)).filter((call) => !call.startsWith('GET'))).toEqual([]);
  expect(await desk.fieldsOf(open)).toMatchObject({ 'XLA status': null });
  expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'off', why: 'licence' } });
  expect(await desk.panel(AGENT, key)).toMatchObject({ value: { off: 'licence', status: 'awaiting' } });
  expect(await desk.rate(DANA, key, 5)).toMatchObject({ ok: false, error: { code: 'LICENCE_LAPSED' } });
  await expect(pause(desk, [HELP])).rejects.toThrow('LICENCE_LAPSED');
  await license(desk, true);
  await desk.client.advance('PT2H');
  expect(await desk.rate(DANA, key, 5)).toMatchObject({ ok: true });
  expect(await desk.fieldsOf(open)).toMatchObject({ 'XLA status': 'Awaiting rating' });
});
