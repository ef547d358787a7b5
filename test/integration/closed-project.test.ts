import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultSeed, spareOfFaults } from '../support/faults/fault-seed.ts';
import { declareSecondDesk, moveToSecondDesk, SECOND_DESK } from '../support/second-desk.ts';
import { ADMIN, AGENT, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';

/** Two desks, of which the second is closed to the app while its requests run. */
const Panel = z.object({ value: z.object({ alerts: z.array(z.looseObject({ clock: z.string() })) }) });
const Health = z.object({ value: z.looseObject({ lines: z.array(z.looseObject({ id: z.string() })) }) });
const THREE_QUARTERS = { reason: 'soon', threshold: { kind: 'share', percent: 75 } };

let desk: SmallDesk;
afterAll(() => desk.stop());

const open = async (projectIds: readonly string[] | null): Promise<void> => {
  desk = await SmallDesk.start({ settings: { ...SMALL_SETTINGS, projectIds } });
  await declareSecondDesk(desk, { hasClocks: true });
  await desk.client.advance('PT10M');
};
/** As when an admin takes the app out of the project's permissions. */
const close = () => declareSecondDesk(desk, { hasClocks: true, openToApps: false });
const alertsOn = async (key: string) => Panel.parse(await desk.panel(AGENT, key)).value.alerts.length;
const logs = async (): Promise<string> => (await fetch(`${desk.url}/__sandbox/logs?since=0`)).text();
const closedProjects = async () => {
  const { lines } = Health.parse(await desk.adminPage('readHealth', {})).value;
  return lines.find(({ id }) => id === 'closed-projects');
};

describe('where the settings name both', () => {
  beforeAll(() => open(['10700', SECOND_DESK.id]));

  it('goes on in every other project, also by the search that names both, and says which one is closed', async () => {
    const there = await desk.raise(DANA, 'Payslip', { serviceDeskId: '8', requestTypeId: '801' });
    await desk.client.advance('PT10M');
    await close();
    // Nothing tells of this one: only the hourly search finds its clock.
    await desk.client.faults({ events: { drop: 1 } });
    const here = await desk.raise(DANA, 'Badge');
    await desk.client.faults({ reset: true });
    const told = await desk.raise(DANA, 'Laptop');
    await desk.client.advance('PT3H10M');
    expect(await alertsOn(told)).toBe(1);
    expect(await alertsOn(here)).toBe(1);
    expect(await closedProjects()).toMatchObject({
      level: 'attention',
      values: { keys: SECOND_DESK.key },
    });
    expect(await desk.experiencePage(AGENT, SECOND_DESK.id)).toMatchObject({ error: { code: 'PROJECT_CLOSED' } });
    expect(await desk.workspace(ADMIN, 'readAlertRules', {}, 'en-US', SECOND_DESK.id)).toMatchObject({
      error: { code: 'PROJECT_CLOSED' },
    });
    expect(there).toBe('PAY-1');
    if (faultSeed() === null) expect(await logs()).not.toContain('tickAlerts');
  });
});

describe('where the settings name none', () => {
  beforeAll(async () => {
    await desk.stop();
    await open(null);
    await desk.raise(DANA, 'Goes to the other desk');
    await moveToSecondDesk(desk, 'HELP-1');
    await desk.raise(DANA, 'Stays');
    await desk.client.advance('PT2H30M');
    await close();
    await desk.client.advance('PT50M');
  });

  it('goes on with the alerts of the other desk', async (context) => {
    spareOfFaults(context, 'reads which threshold stands at an instant, which an outage moves');
    expect(await desk.experiencePage(AGENT)).toMatchObject({
      ok: true,
      value: { risks: [{ issueKey: 'HELP-2', ...THREE_QUARTERS }] },
    });
    expect(await desk.panel(AGENT, 'HELP-2')).toMatchObject({
      value: { alerts: [{ threshold: THREE_QUARTERS.threshold }] },
    });
  });

  it('fails in no work of the schedule', async (context) => {
    spareOfFaults(context, 'reads that the schedule never failed, which faults make it do');
    expect(await logs()).not.toContain('tickAlerts');
    expect(await logs()).not.toContain('reconcile');
  });

  it('says at the closed desk and in the health check what is closed', async () => {
    expect(await desk.experiencePage(AGENT, SECOND_DESK.id)).toMatchObject({ error: { code: 'PROJECT_CLOSED' } });
    expect(await closedProjects()).toEqual(
      expect.objectContaining({ level: 'attention', values: { keys: SECOND_DESK.key, count: 1 } }),
    );
  });
});
