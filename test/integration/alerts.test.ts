import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(async () => {
  await desk.stop();
});

const Issues = z.looseObject({ issues: z.array(z.looseObject({ fields: z.record(z.string(), z.unknown()) })) });
const Fields = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const SHOWN = ['SLA alert', 'Next breach'];

/** The alert fields of a request as an agent's search returns them. */
const shown = async (key: string): Promise<readonly unknown[]> => {
  const fields = Fields.parse(await desk.client.rest(AGENT, 'GET /rest/api/3/field'));
  const ids = SHOWN.map((name) => fields.find((field) => field.name === name)?.id ?? name);
  const body = { jql: `key = ${key}`, fields: ids };
  const { issues } = Issues.parse(await desk.client.rest(AGENT, 'POST /rest/api/3/search/jql', body));
  return ids.map((id) => issues[0]?.fields[id] ?? null);
};

const risks = (person: string, projectId?: string): Promise<unknown> => desk.experiencePage(person, projectId);

/** Made at 09:10 with four hours for the first response, so due at 12:10 and breached at 13:10, nine to five. */
it('follows a clock from the look-ahead over three quarters to the breach, and lets go when it stops', async (context) => {
  spareOfFaults(
    context,
    'reads at the minute; the field of an alert that is late is looked at by the oracle of clocks',
  );
  const key = await desk.raise(DANA, 'October payslip fix');
  await desk.client.advance('PT10M');
  expect(await shown(key)).toEqual([null, '2026-10-05T13:10:00.000+0000']);
  await desk.client.advance('PT2H49M');
  expect(await shown(key)).toEqual([null, '2026-10-05T13:10:00.000+0000']);
  expect(await desk.panel(AGENT, key)).toMatchObject({ ok: true, value: { alerts: [] } });
  await desk.client.advance('PT2M');
  expect(await shown(key)).toEqual(['75% used: Time to first response', '2026-10-05T13:10:00.000+0000']);
  const threshold = { kind: 'share', percent: 75 };
  expect(await risks(AGENT)).toMatchObject({
    ok: true,
    value: { risks: [{ issueKey: key, reason: 'soon', clock: 'Time to first response', threshold }], seenAtStart: 0 },
  });
  expect(await desk.panel(AGENT, key)).toMatchObject({
    ok: true,
    value: { alerts: [{ clock: 'Time to first response', threshold, dueAt: Date.UTC(2026, 9, 5, 12, 10) }] },
  });
  await desk.client.advance('PT1H');
  expect(await shown(key)).toEqual(['Breached: Time to first response', null]);
  expect(await risks(AGENT)).toMatchObject({
    ok: true,
    value: {
      risks: [
        {
          issueKey: key,
          reason: 'breached',
          clock: 'Time to first response',
          departmentName: 'Sales',
          timeLeft: { clock: 'Time to first response', workingMs: -60_000, isPaused: false },
        },
      ],
      seenAtStart: 0,
    },
  });
  expect(await desk.panel(AGENT, key)).toMatchObject({
    ok: true,
    value: { alerts: [{ clock: 'Time to first response', threshold: { kind: 'breach' } }] },
  });
  await desk.comment(AGENT, key, 'Done, please look.');
  await desk.move(AGENT, key, 'resolve');
  await desk.client.advance('PT6M');
  expect(await shown(key)).toEqual([null, null]);
  expect(await risks(AGENT)).toMatchObject({ ok: true, value: { risks: [] } });
});

it('shows no risks of a project that is not there for the person, and takes no other form of one', async () => {
  expect(await risks(AGENT, '99999')).toMatchObject({ ok: false, error: { code: 'NO_ACCESS' } });
  expect(await risks(AGENT, 'HELP')).toMatchObject({
    ok: false,
    error: { code: 'BAD_INPUT', field: 'extension.project.id' },
  });
});
