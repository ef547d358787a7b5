import { expect } from 'vitest';
import { z } from 'zod';
import type { ControlClient } from '../../demo/control-client.ts';
import { GroupRow } from './imported-figures.ts';
import { rowsIn } from './imported-oracle.ts';

const ADMIN = 'incident-admin';
const DESK = '10900';

const Started = z.looseObject({ ok: z.literal(true), value: z.looseObject({ id: z.string() }) });
const Taken = z.looseObject({ ok: z.literal(true), value: z.looseObject({ faults: z.array(z.unknown()).length(0) }) });
const Figure = z.looseObject({ value: z.number().optional(), n: z.number().optional() });
const Gadget = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    totals: z.record(z.string(), z.number()),
    tiles: z.array(z.looseObject({ id: z.string(), figure: Figure })),
    byProcess: z.array(GroupRow),
    byDepartment: z.array(GroupRow),
  }),
});

/** Of the export, in the order in which cells are sent: number, opened, state, updated, step, resolved, closed, … */
const COLUMNS = [
  'number',
  'opened_at',
  'incident_state',
  'sys_updated_at',
  'sys_mod_count',
  null,
  null,
  'reopen_count',
  null,
  'made_sla',
  'location',
  'assignment_group',
  null,
  'assignment_group',
];
const READING = {
  columns: {
    number: 'number',
    opened: 'opened_at',
    state: 'incident_state',
    updated: 'sys_updated_at',
    step: 'sys_mod_count',
    reopens: 'reopen_count',
    sla: 'made_sla',
    department: 'location',
    process: 'assignment_group',
    team: 'assignment_group',
  },
  dates: 'day-first',
  states: { Resolved: 'd', Closed: 'd', 'Awaiting User Info': 'c' },
};
const INCIDENTS_A_PORTION = 100;

/** The incidents that a desk met as events, imported beside it as a source, give the same figures. */
export async function expectSameImported(client: ControlClient, csv: string, zone: string): Promise<void> {
  const source = await importInto(client, csv, zone);
  await client.advance('PT10M');
  const [live, imported] = [await read(client, DESK), await read(client, source)];
  expect(imported.totals).toEqual(live.totals);
  const named = (rows: readonly z.infer<typeof GroupRow>[]) =>
    Object.fromEntries(
      rows.map(({ name, closed, open, reopened, slaMet }) => [
        name === 'No group' ? 'Other requests' : name,
        { closed, open, reopened, slaMet },
      ]),
    );
  expect(named(imported.byProcess)).toEqual(named(live.byProcess));
  expect(named(imported.byDepartment)).toEqual(named(live.byDepartment));
  for (const { id, figure } of live.tiles) {
    const same = imported.tiles.find((tile) => tile.id === id)?.figure;
    expect(same?.n, id).toBe(figure.n);
    // An export tells minutes, and nothing happens to a live incident in the very second it is opened.
    const tolerance = id === 'cycle-time' ? 0.02 * (figure.value ?? 0) : 1e-9;
    expect(Math.abs((same?.value ?? Number.NaN) - (figure.value ?? Number.NaN)), id).toBeLessThanOrEqual(tolerance);
  }
}

async function importInto(client: ControlClient, csv: string, zone: string): Promise<string> {
  const rows = rowsIn(csv).map((row, index) => ({
    number: row['number'] ?? '',
    line: index + 2,
    cells: COLUMNS.map((column) => (column === null ? null : (row[column] ?? ''))),
  }));
  const incidents = [...Map.groupBy(rows, ({ number }) => number).values()];
  const portions = Array.from({ length: Math.ceil(incidents.length / INCIDENTS_A_PORTION) }, (_, index) =>
    incidents
      .slice(index * INCIDENTS_A_PORTION, (index + 1) * INCIDENTS_A_PORTION)
      .flat()
      .map(({ line, cells }) => ({ line, cells })),
  );
  const hash = '0'.repeat(64);
  const file = { hash, rows: rows.length, portions: portions.length };
  const order = { name: 'The same', deskId: DESK, reading: { ...READING, zone }, file };
  const { id } = Started.parse(await settings(client, 'startIncidents', order)).value;
  for (const [index, portion] of portions.entries())
    Taken.parse(await settings(client, 'importIncidents', { sourceId: id, hash, portion: index + 1, rows: portion }));
  return id;
}

const settings = (client: ControlClient, functionKey: string, payload: unknown) =>
  client.invoke({
    moduleKey: 'settings',
    accountId: ADMIN,
    functionKey,
    payload,
    extension: { type: 'jira:adminPage' },
  });

async function read(client: ControlClient, project: string): Promise<z.infer<typeof Gadget>['value']> {
  const tiles = ['cycle-time', 'reopened', 'returned', 'sla-met', 'handed-over'];
  const answer = await client.invoke({
    moduleKey: 'xla-gadget',
    accountId: ADMIN,
    functionKey: 'readGadget',
    payload: { config: { projects: [project], tiles }, period: 'all' },
    extension: { type: 'jira:dashboardGadget', dashboard: { id: DESK }, gadget: { id: '10901' } },
  });
  return Gadget.parse(answer).value;
}
