import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { declareSecondDesk, SECOND_DESK } from '../support/second-desk.ts';
import { ADMIN, AGENT, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';
import { SMALL_DESK } from '../support/small-desk-world.ts';

/** Two desks that the settings name, of which the second is closed to the app when its first request runs. */
let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start({ settings: { ...SMALL_SETTINGS, projectIds: ['10700', SECOND_DESK.id] } });
  await declareSecondDesk(desk, { hasClocks: true });
  await desk.client.advance('PT10M');
});
afterAll(() => desk.stop());
beforeEach((context) => spareOfFaults(context, 'reads which threshold stands at an instant, which an outage moves'));

const Panel = z.object({ value: z.object({ alerts: z.array(z.looseObject({ clock: z.string() })) }) });
const alertsOn = async (key: string) => Panel.parse(await desk.panel(AGENT, key)).value.alerts.length;
const Health = z.looseObject({ value: z.looseObject({ lines: z.array(z.looseObject({ id: z.string() })) }) });

const closeSecondDesk = async (): Promise<void> => {
  const [first] = SMALL_DESK.projects;
  const slas = first?.slas.map((sla) => ({
    ...sla,
    id: `8${sla.id}`,
    goals: sla.goals.map((goal) => ({ ...goal, jql: `project = ${SECOND_DESK.key}` })),
  }));
  const type = { id: '801', name: 'Payslip', issueTypeId: '10801', issueTypeName: 'Payroll request' };
  const closed = { ...first, ...SECOND_DESK, requestTypes: [type], slas, queues: [], openToApps: false };
  await desk.client.declare({ projects: [...SMALL_DESK.projects, closed] });
};

it('goes on in every other project, also by the search that names both, and says which one is closed', async () => {
  const there = await desk.raise(DANA, 'Payslip', { serviceDeskId: '8', requestTypeId: '801' });
  await desk.client.advance('PT10M');
  await closeSecondDesk();
  // Nothing tells of this one: only the hourly search finds its clock.
  await desk.client.faults({ events: { drop: 1 } });
  const here = await desk.raise(DANA, 'Badge');
  await desk.client.faults({ reset: true });
  const told = await desk.raise(DANA, 'Laptop');
  await desk.client.advance('PT3H10M');
  expect(await alertsOn(told)).toBe(1);
  expect(await alertsOn(here)).toBe(1);
  const lines = Health.parse(await desk.adminPage('readHealth', {})).value.lines;
  expect(lines.find(({ id }) => id === 'closed-projects')).toMatchObject({
    level: 'attention',
    values: { keys: SECOND_DESK.key },
  });
  expect(await desk.experiencePage(AGENT, SECOND_DESK.id)).toMatchObject({ error: { code: 'PROJECT_CLOSED' } });
  expect(await desk.workspace(ADMIN, 'readAlertRules', {}, 'en-US', SECOND_DESK.id)).toMatchObject({
    error: { code: 'PROJECT_CLOSED' },
  });
  const logs = await (await fetch(`${desk.url}/__sandbox/logs?since=0`)).text();
  expect(logs).not.toContain('tickAlerts');
  expect(there).toBe('PAY-1');
});
