import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ControlClient } from '../../demo/control-client.ts';
import { type IncidentCounts, countIncidents } from '../support/incident-oracle.ts';
import { anIncidentCsv, incidentRow } from '../support/incident-csv.ts';
import { expectSameImported } from '../support/live-and-imported.ts';
import { expectMeasures } from '../support/read-measures.ts';
import { type RunningProgram, startProgram } from '../support/start-program.ts';

/** Real incidents are read from beside the checkout and never copied into it. */
const REAL_FILE = '../shared/data/servicenow-incidents-500.csv';
const ADMIN = 'incident-admin';

const Row = z.object({
  name: z.string(),
  closed: z.number(),
  open: z.number(),
  reopened: z.number(),
  slaMet: z.number(),
  slaTotal: z.number(),
});
const Gadget = z.object({
  ok: z.literal(true),
  value: z.object({ totals: Row.omit({ name: true }), byProcess: z.array(Row), byDepartment: z.array(Row) }),
});
const Panel = z.object({
  ok: z.literal(true),
  value: z.object({
    issueKey: z.string(),
    clocks: z.array(z.object({ state: z.string() })),
    times: z.object({ reopens: z.number() }),
  }),
});
const Search = z.looseObject({
  issues: z.array(z.looseObject({ key: z.string(), fields: z.looseObject({ summary: z.string() }) })),
  nextPageToken: z.string().nullish(),
});

async function readGadget(client: ControlClient): Promise<z.infer<typeof Gadget>['value']> {
  const answer = await client.invoke({
    moduleKey: 'xla-gadget',
    accountId: ADMIN,
    functionKey: 'readGadget',
    payload: { config: {}, period: 'all' },
    extension: { type: 'jira:dashboardGadget', dashboard: { id: '10900' }, gadget: { id: '10901' } },
  });
  return Gadget.parse(answer).value;
}

/** Issue keys by the source's incident number, which begins each summary. */
async function keysByNumber(client: ControlClient): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  let nextPageToken: string | null | undefined;
  do {
    const body = {
      jql: 'project = INC ORDER BY key ASC',
      fields: ['summary'],
      maxResults: 100,
      ...(nextPageToken ? { nextPageToken } : {}),
    };
    const page = Search.parse(await client.rest(ADMIN, 'POST /rest/api/3/search/jql', body));
    for (const issue of page.issues) keys.set(issue.fields.summary.split(' ')[0] ?? '', issue.key);
    nextPageToken = page.nextPageToken;
  } while (nextPageToken);
  return keys;
}

async function expectCounts(client: ControlClient, counts: IncidentCounts): Promise<void> {
  const gadget = await readGadget(client);
  expect(gadget.totals).toEqual({
    closed: counts.requests,
    open: 0,
    reopened: counts.reopened,
    slaMet: counts.withinSla,
    slaTotal: counts.requests,
  });
  const named = (rows: readonly z.infer<typeof Row>[]): Record<string, number> =>
    Object.fromEntries(rows.map((row) => [row.name, row.closed]));
  const renamed = (tally: Readonly<Record<string, number>>, unknown: string): Record<string, number> =>
    Object.fromEntries(Object.entries(tally).map(([name, count]) => [name === '?' ? unknown : name, count]));
  expect(named(gadget.byDepartment)).toEqual(renamed(counts.byLocation, 'No department'));
  expect(named(gadget.byProcess)).toEqual(renamed(counts.byGroup, 'No group'));
}

async function expectPanels(client: ControlClient, counts: IncidentCounts, every: number): Promise<void> {
  const keys = await keysByNumber(client);
  expect(keys.size).toBe(counts.requests);
  const chosen = [...counts.incidents].filter(([, incident], index) => incident.reopened || index % every === 0);
  for (const [number, incident] of chosen) {
    const key = keys.get(number);
    const answer = await client.invoke({
      moduleKey: 'xla-panel',
      accountId: ADMIN,
      functionKey: 'readPanel',
      payload: {},
      extension: { type: 'jira:issuePanel', issue: { key } },
    });
    const panel = Panel.parse(answer).value;
    expect({
      number,
      met: panel.clocks.every((clock) => clock.state === 'met'),
      reopened: panel.times.reopens > 0,
    }).toEqual({
      number,
      met: incident.withinSla,
      reopened: incident.reopened,
    });
  }
}

let running: RunningProgram | null = null;
const folder = mkdtempSync(join(tmpdir(), 'incidents-'));
afterAll(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true });
});

describe.runIf(existsSync(REAL_FILE))('500 real incidents, read back through the gadget and the panel', () => {
  it('give the counts that a plain script over the file gives', { timeout: 420_000 }, async () => {
    const counts = countIncidents(readFileSync(REAL_FILE, 'utf8'));
    expect(counts).toMatchObject({ requests: 500, withinSla: 323, reopened: 5 });
    running = await startProgram(['--incidents', REAL_FILE]);
    const client = new ControlClient(running.url);
    await client.people();
    await expectCounts(client, counts);
    await expectPanels(client, counts, 10);
    expect(await expectMeasures(client, ADMIN)).toBeGreaterThanOrEqual(7);
    await expectSameImported(client, readFileSync(REAL_FILE, 'utf8'), 'UTC');
    await running.stop();
    running = null;
  });
});
if (!existsSync(REAL_FILE))
  console.warn(`skipped: the real incidents are not at ${REAL_FILE}; their source is named in docs/method.md`);

describe('another export, with other places, zone and reopening', () => {
  it('gives the counts that a plain script over the file gives', { timeout: 420_000 }, async () => {
    const csv = otherIncidents();
    const file = join(folder, 'other.csv');
    writeFileSync(file, csv);
    running = await startProgram(['--incidents', file, '--zone', 'Asia/Jerusalem']);
    const client = new ControlClient(running.url);
    await client.people();
    const counts = countIncidents(csv);
    await expectCounts(client, counts);
    await expectPanels(client, counts, 1);
    expect(await expectMeasures(client, ADMIN)).toBeGreaterThanOrEqual(7);
    await expectSameImported(client, csv, 'Asia/Jerusalem');
  });

  it('changes nothing and names line and column when it is malformed', async () => {
    const file = join(folder, 'bad.csv');
    writeFileSync(file, anIncidentCsv([incidentRow(), incidentRow({ opened_at: '32-01-2020 00:00' })]));
    await expect(startProgram(['--incidents', file])).rejects.toThrow(/line 3, column "opened_at"/);
  });
});

/** Forty incidents of three places over a change to summer time: every fourth reopened twice, every third late, some waiting. */
function otherIncidents(): string {
  const rows = Array.from({ length: 40 }, (_, index) => {
    const number = `INC9${String(index).padStart(6, '0')}`;
    const day = String(1 + (index % 28)).padStart(2, '0');
    const base = {
      number,
      caller_id: `Caller ${index % 11}`,
      location: index % 13 === 0 ? '?' : (['Haifa', 'תל אביב', 'Be’er Sheva'][index % 3] ?? 'Haifa'),
      assignment_group: index % 7 === 0 ? '?' : `Team ${index % 4}`,
      opened_at: `${day}-03-2025 23:30`,
    };
    const late = index % 3 === 0;
    const states =
      index % 4 === 0
        ? ['Active', 'Resolved', 'Active', 'Resolved', 'Active', 'Resolved', 'Closed']
        : ['Awaiting User Info', 'Active', 'Resolved', 'Closed'];
    let reopened = 0;
    return states.map((state, step) => {
      if (state === 'Active' && states[step - 1] === 'Resolved') reopened += 1;
      return incidentRow({
        ...base,
        incident_state: state,
        sys_mod_count: String(step),
        reopen_count: String(reopened),
        made_sla: late && step >= states.length - 2 ? 'FALSE' : 'TRUE',
        sys_updated_at: `${day}-04-2025 ${String(2 + step).padStart(2, '0')}:15`,
      });
    });
  });
  return anIncidentCsv(rows.flat());
}
