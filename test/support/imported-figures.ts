import { expect } from 'vitest';
import { z } from 'zod';
import { groupsOf, meanOf, percentileOf, type OracleIncident } from './imported-oracle.ts';
import type { SmallDesk } from './small-desk.ts';

const Ready = z.looseObject({ value: z.number(), n: z.number() });
/** Counts of one process or department in the gadget's table. */
export const GroupRow = z.looseObject({
  name: z.string(),
  closed: z.number(),
  open: z.number(),
  reopened: z.number(),
  slaMet: z.number(),
});
const Gadget = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    tiles: z.array(z.looseObject({ id: z.string(), figure: z.looseObject({ state: z.string() }) })),
    totals: z.unknown(),
    byProcess: z.array(GroupRow),
    byDepartment: z.array(GroupRow),
  }),
});
const Tile = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    jql: z.string(),
    details: z.looseObject({
      spread: z.looseObject({ mean: Ready, p85: Ready, p95: Ready }).nullable(),
      handovers: z.number().nullable(),
    }),
  }),
});
const Matrix = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    processes: z.array(z.looseObject({ id: z.string(), name: z.string() })),
    departments: z.array(z.looseObject({ id: z.string(), name: z.string() })),
    interfaces: z.array(
      z.looseObject({
        process: z.string(),
        department: z.string(),
        closed: z.number(),
        waitingMs: z.number(),
        returned: z.number(),
        slaMet: z.number(),
        cycleMs: z.number().nullable(),
      }),
    ),
    isCut: z.boolean(),
  }),
});

/** Who reads which source, and what the export calls unknown. */
export interface ReadSource {
  readonly desk: SmallDesk;
  readonly person: string;
  readonly projects: readonly string[];
}

/** Counts are equal, times within 2 %: every measure that an export supports, through the gadget. */
export async function expectImported(source: ReadSource, incidents: readonly OracleIncident[]): Promise<void> {
  await expectTotals(source, incidents);
  await expectTiles(source, incidents);
  await expectDetails(source, incidents);
  await expectInterfaces(source, incidents);
}

const ask = (source: ReadSource, functionKey: string, more: object) =>
  source.desk.gadget(source.person, functionKey, { period: 'all', ...more });

async function readGadget(source: ReadSource, tiles: readonly string[]) {
  const config = { projects: source.projects, tiles };
  return Gadget.parse(await ask(source, 'readGadget', { config })).value;
}

async function expectTotals(source: ReadSource, incidents: readonly OracleIncident[]): Promise<void> {
  const view = await readGadget(source, ['cycle-time']);
  const closed = incidents.length;
  const reopened = incidents.filter(({ reopens }) => reopens > 0).length;
  const slaMet = incidents.filter(({ isMet }) => isMet).length;
  expect(view.totals).toEqual({ closed, open: 0, reopened, slaMet, slaTotal: closed });
  const named = (rows: readonly z.infer<typeof GroupRow>[]) =>
    Object.fromEntries(
      rows.map(({ name, closed: n, reopened: again, slaMet: met }) => [
        name,
        { closed: n, reopened: again, slaMet: met },
      ]),
    );
  expect(named(view.byDepartment)).toEqual(groupsOf(incidents, ({ department }) => known(department, 'No department')));
  expect(named(view.byProcess)).toEqual(groupsOf(incidents, ({ process }) => known(process, 'Other requests')));
}

const known = (name: string, unknown: string): string => (name === '?' ? unknown : name);

async function expectTiles(source: ReadSource, incidents: readonly OracleIncident[]): Promise<void> {
  const share = (holds: (incident: OracleIncident) => boolean) => incidents.filter(holds).length / incidents.length;
  const expected: Readonly<Record<string, number>> = {
    reopened: share(({ reopens }) => reopens > 0),
    returned: share(({ returns }) => returns > 0),
    'handed-over': share(({ handovers }) => handovers > 0),
    'sla-met': share(({ isMet }) => isMet),
    'open-requests': 0,
  };
  const { tiles } = await readGadget(source, Object.keys(expected));
  const shown = Object.fromEntries(tiles.map(({ id, figure }) => [id, Ready.parse(figure).value]));
  for (const [id, value] of Object.entries(expected)) expect(shown[id], id).toBeCloseTo(value, 10);
  const untold = await readGadget(source, ['response-time', 'silence', 'complete', 'experience']);
  expect(untold.tiles.map(({ figure }) => figure.state)).toEqual(['none', 'none', 'none', 'none']);
  const [cycle] = (await readGadget(source, ['cycle-time'])).tiles;
  expectNear(
    Ready.parse(cycle?.figure).value,
    percentileOf(
      incidents.map((each) => each.cycle),
      0.5,
    ),
    'median',
  );
}

async function expectDetails(source: ReadSource, incidents: readonly OracleIncident[]): Promise<void> {
  const read = async (tile: string) =>
    Tile.parse(await ask(source, 'readTile', { config: { projects: source.projects }, tile })).value;
  const { details } = await read('cycle-time');
  const cycles = incidents.map(({ cycle }) => cycle);
  expectNear(details.spread?.mean.value, meanOf(cycles), 'mean');
  expectNear(details.spread?.p85.value, percentileOf(cycles, 0.85), 'p85');
  expectNear(details.spread?.p95.value, percentileOf(cycles, 0.95), 'p95');
  const handed = await read('handed-over');
  expect(handed.details.handovers).toBeCloseTo(meanOf(incidents.map(({ handovers }) => handovers)), 10);
}

async function expectInterfaces(source: ReadSource, incidents: readonly OracleIncident[]): Promise<void> {
  const view = Matrix.parse(await ask(source, 'readMatrix', { config: { projects: source.projects } })).value;
  const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? id;
  const groups = Map.groupBy(incidents, ({ department, process }) =>
    [known(process, 'Other requests'), known(department, 'No department')].join(' × '),
  );
  expect(view.isCut).toBe(false);
  expect(view.interfaces).toHaveLength(groups.size);
  for (const shown of view.interfaces) {
    const name = [nameIn(view.processes, shown.process), nameIn(view.departments, shown.department)].join(' × ');
    const group = groups.get(name) ?? [];
    expect({ name, closed: shown.closed, slaMet: shown.slaMet, returned: shown.returned }).toEqual({
      name,
      closed: group.length,
      slaMet: group.filter(({ isMet }) => isMet).length,
      returned: group.filter(({ returns }) => returns > 0).length,
    });
    expectNear(shown.waitingMs, meanOf(group.map(({ waiting }) => waiting)) * group.length, `waiting of ${name}`);
    expectNear(shown.cycleMs ?? Number.NaN, meanOf(group.map(({ cycle }) => cycle)), `cycle of ${name}`);
  }
}

function expectNear(shown: number | undefined, said: number, what: string): void {
  expect(Math.abs((shown ?? Number.NaN) - said), `${what}: ${shown} and ${said}`).toBeLessThanOrEqual(0.02 * said + 1);
}
