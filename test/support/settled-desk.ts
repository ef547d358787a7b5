import { z } from 'zod';
import { expect } from 'vitest';
import { IncidentField } from '../../src/contract/incident-import.ts';
import { agree } from './small-contract.ts';
import { ADMIN, AGENT, DANA, type SmallDesk } from './small-desk.ts';
import { SMALL_RULE } from './small-rule.ts';

const RULE = {
  ...SMALL_RULE,
  thresholds: [{ kind: 'share', percent: 50 }],
  secondLevel: { accountId: AGENT, afterMinutes: 60 },
  workingHoursOnly: true,
  budgetPerDay: 5,
  channels: { mail: false, comment: false },
};

/** A contract in force, an ask and a follow-up under it, a rule with an alert of it, detectors and a month of staff. */
export async function settleMore(desk: SmallDesk, rated: string): Promise<void> {
  await agree(desk);
  await desk.cardAnswer(DANA, rated, 'askFollowUp', { wanted: true });
  await desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: RULE });
  const open = await desk.raise(DANA, 'Which month?');
  await desk.panelAnswer(AGENT, open, 'askRequester', {});
  const staff = { line: 1, month: '9/2026', department: '', headcount: '100', leavers: '2', absence: '' };
  await desk.adminPage('saveStaff', { rows: [staff] });
  await desk.workspace(ADMIN, 'saveDetectors', { version: 0, rules: DETECTORS });
  await importIncident(desk);
  await desk.rateNatively(DANA, rated, 4);
  await desk.adminPage('controlBackFill', { of: 'ratings', action: 'start' });
  await desk.client.advance('PT3H');
  // Figures from answers are released when a week has ended.
  await desk.client.advance('P8D', 'coalesce');
}

const DETECTORS = {
  silent: { isOn: true, days: 4 },
  bouncing: { isOn: false, times: 2 },
  unowned: { isOn: true, hours: 8 },
  incomplete: { isOn: true },
  reopened: { isOn: true, times: 1 },
};

/** A desk of before, read from a file. */
async function importIncident(desk: SmallDesk): Promise<void> {
  const columns = { number: 'number', opened: 'opened_at', closed: 'closed_at', department: 'location' };
  const reading = { columns, dates: 'day-first', zone: 'UTC', states: {} };
  const hash = 'b'.repeat(64);
  const file = { hash, rows: 1, portions: 1 };
  const Started = z.looseObject({ value: z.looseObject({ id: z.string() }) });
  const started = await desk.adminPage('startIncidents', { name: 'Old desk', deskId: '10700', reading, file });
  const { id: sourceId } = Started.parse(started).value;
  const told: Readonly<Record<string, string>> = {
    number: 'INC1',
    opened: '01-09-2026 09:00',
    closed: '02-09-2026 10:00',
    department: 'Sales',
  };
  const cells = IncidentField.options.map((field) => told[field] ?? null);
  const portion = { sourceId, hash, portion: 1, rows: [{ line: 2, cells }] };
  expect(await desk.adminPage('importIncidents', portion)).toMatchObject({ value: { told: 1, incidents: 1 } });
}
