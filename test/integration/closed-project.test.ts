import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { declareSecondDesk, moveToSecondDesk, SECOND_DESK } from '../support/second-desk.ts';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

/** A request at each of two desks, both some minutes before three quarters; then one desk is closed to the app. */

const Health = z.object({ value: z.looseObject({ lines: z.array(z.looseObject({ id: z.string() })) }) });
const THREE_QUARTERS = { reason: 'soon', threshold: { kind: 'share', percent: 75 } };

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await declareSecondDesk(desk, { hasClocks: true });
  await desk.client.advance('PT10M');
  await desk.raise(DANA, 'Goes to the other desk');
  await moveToSecondDesk(desk, 'HELP-1');
  await desk.raise(DANA, 'Stays');
  await desk.client.advance('PT2H30M');
  // As when an admin takes the app out of the project's permissions.
  await declareSecondDesk(desk, { hasClocks: true, openToApps: false });
  await desk.client.advance('PT50M');
});
afterAll(() => desk.stop());
beforeEach((context) => spareOfFaults(context, 'reads which threshold stands at an instant, which an outage moves'));

it('goes on with the alerts of the other desk', async () => {
  expect(await desk.experiencePage(AGENT)).toMatchObject({
    ok: true,
    value: { risks: [{ issueKey: 'HELP-2', ...THREE_QUARTERS }] },
  });
  expect(await desk.panel(AGENT, 'HELP-2')).toMatchObject({
    value: { alerts: [{ threshold: THREE_QUARTERS.threshold }] },
  });
});

it('fails in no work of the schedule', async () => {
  const logs = await (await fetch(`${desk.url}/__sandbox/logs?since=0`)).text();
  expect(logs).not.toContain('tickAlerts');
  expect(logs).not.toContain('reconcile');
});

it('says at the closed desk and in the health check what is closed', async () => {
  expect(await desk.experiencePage(AGENT, SECOND_DESK.id)).toMatchObject({ error: { code: 'PROJECT_CLOSED' } });
  const { lines } = Health.parse(await desk.adminPage('readHealth', {})).value;
  expect(lines).toContainEqual(
    expect.objectContaining({ id: 'closed-projects', level: 'attention', values: { keys: SECOND_DESK.key, count: 1 } }),
  );
});
