import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseIncidents } from '../../demo/incidents/parse-incidents.ts';
import { planIncidents } from '../../demo/incidents/plan-incidents.ts';
import { anIncidentCsv, incidentRow } from '../support/incident-csv.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'incidents-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(content: string | Buffer): string {
  const file = join(folder, 'incidents.csv');
  writeFileSync(file, content);
  return file;
}

describe('a file that is no incident export is refused with its line and column', () => {
  const header = anIncidentCsv([]).trim();
  const cases: readonly (readonly [name: string, content: string | Buffer, line: number, column: string | null])[] = [
    ['an empty file', '', 1, null],
    ['a header without rows', `${header}\n`, 2, null],
    ['a missing column', `${header.replace('made_sla', 'sla')}\n`, 1, 'made_sla'],
    [
      'a day that does not exist',
      anIncidentCsv([incidentRow(), incidentRow({ sys_updated_at: '31-02-2016 10:00' })]),
      3,
      'sys_updated_at',
    ],
    ['a date in words', anIncidentCsv([incidentRow({ opened_at: 'yesterday' })]), 2, 'opened_at'],
    ['a flag that is neither true nor false', anIncidentCsv([incidentRow({ made_sla: 'maybe' })]), 2, 'made_sla'],
    ['a count that is no number', anIncidentCsv([incidentRow({ reopen_count: '-1' })]), 2, 'reopen_count'],
    ['an incident without a number', anIncidentCsv([incidentRow({ number: '?' })]), 2, 'number'],
    ['a row with too few cells', `${anIncidentCsv([incidentRow()])}INC2,New\n`, 3, null],
    ['binary bytes', Buffer.from([0, 1, 2, 255, 254, 10, 0, 0]), 1, null],
    ['a line of 20 MB', `${header}\n${'x'.repeat(20_000_000)}\n`, 2, null],
  ];
  it.each(cases)('%s', async (...[, content, line, column]) => {
    await expect(parseIncidents(write(content), 'UTC')).rejects.toMatchObject({ code: 'INCIDENT_FILE', line, column });
  });

  it('a file that does not exist', async () => {
    await expect(parseIncidents(join(folder, 'nowhere.csv'), 'UTC')).rejects.toMatchObject({
      code: 'INCIDENT_FILE',
      line: 0,
    });
  });
});

it('reads dates of the source in the zone it is told', async () => {
  const file = write(
    anIncidentCsv([incidentRow({ opened_at: '01-07-2024 09:00', sys_updated_at: '2024-07-01T09:30:00+02:00' })]),
  );
  const [row] = await parseIncidents(file, 'Asia/Jerusalem');
  expect(row?.openedAt).toBe(Date.parse('2024-07-01T06:00:00Z'));
  expect(row?.updatedAt).toBe(Date.parse('2024-07-01T07:30:00Z'));
});

it('takes a question mark for unknown, in every column that may be unknown', async () => {
  const unknown = {
    incident_state: '?',
    caller_id: '?',
    location: '?',
    assignment_group: '?',
    assigned_to: '?',
    sys_updated_by: '?',
  };
  const plan = planIncidents(await parseIncidents(write(anIncidentCsv([incidentRow(unknown)])), 'UTC'));
  expect(plan.incidents).toMatchObject([{ caller: 'Unknown caller', location: null, group: null }]);
  expect(plan.actions.map((action) => action.kind)).toEqual(['create']);
});

it('replays an incident in the order in which things happened, not in the order of the file', async () => {
  const rows = [
    incidentRow({ incident_state: 'Closed', sys_updated_at: '03-03-2016 10:00' }),
    incidentRow({ incident_state: 'Active', sys_updated_at: '01-03-2016 10:00' }),
    incidentRow({ incident_state: 'Resolved', sys_updated_at: '02-03-2016 10:00' }),
  ];
  const plan = planIncidents(await parseIncidents(write(anIncidentCsv(rows)), 'UTC'));
  expect(plan.actions.map((action) => (action.kind === 'status' ? action.state : action.kind))).toEqual([
    'create',
    'assign',
    'Active',
    'Resolved',
    'Closed',
  ]);
});

it('believes the count of reopens where the times of the source contradict it', async () => {
  const rows = [
    incidentRow({ incident_state: 'New', sys_updated_at: '01-03-2016 11:10' }),
    incidentRow({ incident_state: 'Active', sys_updated_at: '01-03-2016 09:52' }),
    incidentRow({ incident_state: 'Resolved', sys_updated_at: '01-03-2016 11:03' }),
    incidentRow({ incident_state: 'Closed', sys_updated_at: '05-03-2016 12:00' }),
  ];
  const plan = planIncidents(await parseIncidents(write(anIncidentCsv(rows)), 'UTC'));
  const states = plan.actions.flatMap((action) => (action.kind === 'status' ? [action.state] : []));
  expect(states.filter((state) => state === 'Resolved')).toHaveLength(1);
  expect(states.at(-1)).toBe('Closed');
});
