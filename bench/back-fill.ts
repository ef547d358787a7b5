import { saveSettings } from '../demo/save-settings.ts';
import { ADMIN, DANA, SmallDesk, SMALL_SETTINGS } from '../test/support/small-desk.ts';
import { callsDuring } from './calls.ts';
import type { Row } from './row.ts';

/** What one run of the schedule reads. */
const REQUESTS = 200;

/** What a run that reads history asks of Jira beyond one that does not, for a thousand requests. */
export async function measureBackFill(requests = REQUESTS): Promise<Row[]> {
  const desk = await SmallDesk.unsaved();
  try {
    for (let n = 0; n < requests; n += 1) await desk.raise(DANA, `Old ${n}`);
    await desk.client.advance('P1D', 'coalesce');
    await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
    await tick(desk);
    const plain = await tick(desk);
    await control(desk);
    const reading = await tick(desk);
    const ofThousand = (more: number): number => (more / requests) * 1000;
    return [
      {
        name: 'back-fill: calls per 1,000 requests',
        value: ofThousand(reading.calls - plain.calls),
        unit: 'calls',
        budget: 25,
      },
      {
        name: 'back-fill: points per 1,000 requests',
        value: ofThousand(reading.points - plain.points),
        unit: 'points',
        budget: 2_200,
      },
    ];
  } finally {
    await desk.stop();
  }
}

const control = (desk: SmallDesk) =>
  desk.client.invoke({
    moduleKey: 'settings',
    accountId: ADMIN,
    functionKey: 'controlBackFill',
    payload: { of: 'requests', action: 'start' },
    extension: { type: 'jira:adminPage' },
  });

/** Calls of Jira and their points in five minutes. */
async function tick(desk: SmallDesk): Promise<{ readonly calls: number; readonly points: number }> {
  const all = await callsDuring(desk.client, () => desk.client.advance('PT5M'));
  const calls = all.filter(({ kind }) => kind === 'jira');
  return { calls: calls.length, points: calls.reduce((sum, { points }) => sum + points, 0) };
}
