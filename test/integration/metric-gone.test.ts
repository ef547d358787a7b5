import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { faultSeed } from '../support/faults/fault-seed.ts';
import { ADMIN, DANA, SmallDesk } from '../support/small-desk.ts';
import { startSandbox } from '../support/start-sandbox.ts';

/** The site as one call writes it down; only what is taken away is named. */
const Snapshot = z.looseObject({
  jira: z.looseObject({
    fields: z.array(z.looseObject({ id: z.string() })),
    projects: z.array(z.looseObject({ slas: z.array(z.looseObject({ fieldId: z.string() })) })),
  }),
});
const Panel = z.object({ value: z.object({ alerts: z.array(z.looseObject({ clock: z.string() })) }) });
const RESOLUTION = 'customfield_10702';

let desk: SmallDesk;
beforeAll(async () => {
  const before = await SmallDesk.start();
  // The metrics are known from here for a day.
  await before.client.advance('PT90M');
  const written = Snapshot.parse(await before.client.snapshot());
  await before.stop();
  const { jira } = written;
  const sandbox = await startSandbox({ now: '2026-10-05T09:00:00Z' });
  desk = await SmallDesk.resume(
    { url: sandbox.url, stop: () => sandbox.dispose() },
    {
      ...written,
      jira: {
        ...jira,
        fields: jira.fields.filter(({ id }) => id !== RESOLUTION),
        projects: jira.projects.map((project) => ({
          ...project,
          slas: project.slas.filter(({ fieldId }) => fieldId !== RESOLUTION),
        })),
      },
    },
  );
});
afterAll(() => desk.stop());

it('finds clocks of the metrics that are left within the hour, after one of them was deleted', async () => {
  await desk.client.faults({ events: { drop: 1 } });
  const key = await desk.raise(DANA, 'Nobody told us of this one');
  await desk.client.faults({ reset: true });
  // The first reply is promised within four hours: three quarters of them pass.
  await desk.client.advance('PT3H30M');
  const { alerts } = Panel.parse(await desk.panel(ADMIN, key)).value;
  expect(alerts.map(({ clock }) => clock)).toEqual(['Time to first response']);
  // Faults of the run make the tick fail by themselves.
  if (faultSeed() !== null) return;
  const logs = await (await fetch(`${desk.url}/__sandbox/logs?since=0`)).text();
  expect(logs).not.toContain('tickAlerts');
});
