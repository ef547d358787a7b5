import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
let fresh: unknown;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
  fresh = await desk.client.snapshot();
});
afterAll(() => desk.stop());
beforeEach(async (context) => {
  spareOfFaults(context, 'times an alert, which other outages make late');
  await desk.client.restore(fresh);
});

const Panel = z.object({ value: z.object({ alerts: z.array(z.object({ lateMs: z.number() }).loose()) }) });
const lateness = async (key: string): Promise<readonly number[]> =>
  Panel.parse(await desk.panel(AGENT, key)).value.alerts.map(({ lateMs }) => Math.floor(lateMs / 60_000));

it('says on the panel how late an alert was raised: nothing in time, and the outage after one', async () => {
  const timely = await desk.raise(DANA);
  await desk.client.advance('PT3H2M');
  expect(await lateness(timely)).toEqual([0]);
  await desk.client.restore(fresh);
  const late = await desk.raise(DANA);
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
