import { afterAll, beforeAll, expect, it } from 'vitest';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { AGENT, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';
import { startSandbox } from '../support/start-sandbox.ts';

/** Two installations that share one warm process, configured apart: whatever the process remembers of one shows in the other. */
let desks: readonly [SmallDesk, SmallDesk];
let coldStarts: () => number;

beforeAll(async () => {
  const sandbox = await startSandbox({ now: '2026-10-05T09:00:00Z', sites: 2 });
  const urls = sandbox.sites.map((site) => site.siteUrl);
  const [process] = SMALL_SETTINGS.processes;
  const others = { ...SMALL_SETTINGS, processes: [{ ...process, team: { en: 'people', he: 'האנשים' }, target: 5 }] };
  desks = [
    await SmallDesk.open({ url: urls[0] ?? '', stop: () => sandbox.dispose() }),
    await SmallDesk.open({ url: urls[1] ?? '', stop: () => sandbox.dispose(), settings: others }),
  ];
  coldStarts = () => sandbox.coldStarts;
});
afterAll(() => desks[0].stop());

/** Does the same on both sites, step by step in turn. */
async function both<T>(step: (desk: SmallDesk, index: number) => Promise<T>): Promise<[T, T]> {
  return [await step(desks[0], 0), await step(desks[1], 1)];
}

it('answers each of two customers by their own settings, requests and answers', async () => {
  const keys = await both((desk, index) => desk.raise(DANA, `Request of customer ${index}`));
  await both((desk) => desk.client.advance('PT30M'));
  await both((desk, index) => desk.comment(AGENT, keys[index] ?? '', 'Done, please look.'));
  await both((desk, index) => desk.move(AGENT, keys[index] ?? '', 'resolve'));
  const cards = await both((desk, index) => desk.card(DANA, keys[index], 'readCard', {}));
  expect(cards).toMatchObject([
    { value: { kind: 'ask', service: { summary: 'Request of customer 0', team: 'payroll' } } },
    { value: { kind: 'ask', service: { summary: 'Request of customer 1', team: 'people' } } },
  ]);
  await both((desk, index) => desk.rate(DANA, keys[index] ?? '', 4));
  const panels = await both((desk, index) => desk.panel(AGENT, keys[index]));
  expect(panels).toMatchObject([
    { value: { status: 'met', score: 4, target: 4 } },
    { value: { status: 'missed', score: 4, target: 5 } },
  ]);
  await both((desk) => desk.client.advance('PT10M'));
  const fields = await both((desk, index) => desk.fieldsOf(keys[index] ?? ''));
  expect(fields).toMatchObject([{ 'XLA status': 'Met' }, { 'XLA status': 'Missed' }]);
});

it('has served both from one process', (context) => {
  spareOfFaults(context, 'counts processes; a killed one is followed by another');
  expect(coldStarts()).toBe(1);
});

it('works both off at once without mixing them up', async () => {
  const run = async (desk: SmallDesk, score: number): Promise<unknown> => {
    const key = await desk.raise(DANA, `Score ${score}`);
    await desk.comment(AGENT, key, 'Done, please look.');
    await desk.move(AGENT, key, 'resolve');
    await desk.rate(DANA, key, score);
    return desk.card(DANA, key, 'readCard', {});
  };
  const cards = await Promise.all([run(desks[0], 1), run(desks[1], 5)]);
  expect(cards).toMatchObject([
    { value: { kind: 'answered', service: { summary: 'Score 1', team: 'payroll' }, answer: { score: 1 } } },
    { value: { kind: 'answered', service: { summary: 'Score 5', team: 'people' }, answer: { score: 5 } } },
  ]);
});

it('reads the settings of the customer whose admin asks', async () => {
  const settings = await both((desk) => desk.adminPage('readSettings', {}));
  expect(settings).toMatchObject([
    { value: { settings: { processes: [{ target: 4 }] } } },
    { value: { settings: { processes: [{ target: 5 }] } } },
  ]);
});
