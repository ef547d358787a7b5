import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultSeed } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

/** Portions of a file of incidents: taken once, in turn, by an admin, and nothing of what cannot be right. */

const Source = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({ id: z.string(), file: z.looseObject({ done: z.number() }) }),
});
const Taken = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    done: z.number(),
    rowsDone: z.number(),
    faultCount: z.number(),
    incidents: z.number(),
    told: z.number(),
    changed: z.number(),
    faults: z.array(z.unknown()),
  }),
});
const Left = z.looseObject({ ok: z.literal(true), value: z.looseObject({ left: z.number() }) });
const Rows = z.array(z.record(z.string(), z.unknown()));
const State = z.looseObject({
  sql: z.looseObject({ requests: Rows, cells: Rows, names: Rows, marks: Rows, incident_sources: Rows, audit: Rows }),
});

const FIELDS = [
  'number',
  'opened',
  'state',
  'updated',
  'step',
  'resolved',
  'closed',
  'reopens',
  'handovers',
  'sla',
  'department',
  'process',
  'channel',
  'team',
];
type Cells = Readonly<Record<string, string>>;
const row = (line: number, cells: Cells) => ({ line, cells: FIELDS.map((field) => cells[field] ?? null) });
const incident = (n: number, more: Cells = {}) =>
  row(n + 1, {
    number: `INC${n}`,
    opened: '01-09-2026 09:00',
    closed: '02-09-2026 10:00',
    department: `Unit ${n % 3}`,
    process: `Team ${n % 2}`,
    sla: 'true',
    ...more,
  });

const READING = {
  columns: {
    number: 'number',
    opened: 'opened_at',
    closed: 'closed_at',
    department: 'location',
    process: 'group',
    sla: 'made_sla',
  },
  dates: 'day-first',
  zone: 'UTC',
  states: {},
};
const hashOf = (letter: string) => letter.repeat(64);
const START = {
  name: 'Old desk',
  deskId: '10700',
  reading: READING,
  file: { hash: hashOf('a'), rows: 6, portions: 2 },
};

/** A portion sent again after its answer was lost has nothing left to change. */
const CHANGED_ONE = faultSeed() === null ? { changed: 1 } : { told: 1 };

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(() => desk.stop());

const call = (functionKey: string, payload: unknown, accountId = ADMIN) =>
  desk.adminPage(functionKey, payload, accountId);
const start = async (more: object = {}) => Source.parse(await call('startIncidents', { ...START, ...more })).value;
const take = async (sourceId: string, portion: number, rows: readonly unknown[]) =>
  Taken.parse(await call('importIncidents', { sourceId, hash: hashOf('a'), portion, rows })).value;
const sqlOf = async () => State.parse(await desk.client.state()).sql;
const factsOf = async (sourceId: string) =>
  (await sqlOf()).requests.filter((fact) => String(fact['project_id']) === sourceId);
const remove = (sourceId: string) => call('emptySource', { sourceId, isRemoved: true });

it('takes portions in turn, a portion sent again changes nothing, and a closed tab goes on where it stood', async () => {
  const source = await start();
  const [first, second] = [
    [incident(1), incident(2), incident(3)],
    [incident(4), incident(5), incident(6, { opened: 'soon' })],
  ];
  expect(await take(source.id, 1, first)).toMatchObject({
    done: 1,
    rowsDone: 3,
    told: 3,
    changed: 0,
    incidents: 3,
    faults: [],
  });
  const before = JSON.stringify(await factsOf(source.id));
  expect(await take(source.id, 1, first)).toMatchObject({
    done: 1,
    rowsDone: 3,
    told: 3,
    changed: 0,
    incidents: 3,
  });
  expect(JSON.stringify(await factsOf(source.id))).toBe(before);
  expect((await start()).file).toMatchObject({ done: 1, rowsDone: 3 });
  expect(await take(source.id, 2, second)).toMatchObject({
    done: 2,
    told: 2,
    changed: 0,
    incidents: 5,
    faultCount: 1,
    faults: [{ line: 7, field: 'opened', reason: 'bad-date' }],
  });
  expect((await sqlOf()).audit.map((entry) => entry['kind'])).toContain('incidents-imported');
  await remove(source.id);
});

it('shows a source beside its desk, to those who manage the desk alone, and removes it without a trace', async () => {
  await desk.client.advance('PT1M');
  const untouched = await sqlOf();
  const source = await start();
  await take(source.id, 1, [incident(1), incident(2, { closed: '' })]);
  await desk.client.advance('PT10M');
  const read = (person: string, projects?: readonly string[]) =>
    desk.gadget(person, 'readGadget', { config: projects === undefined ? {} : { projects }, period: 'all' });
  expect(await read(ADMIN, [source.id])).toMatchObject({
    value: { totals: { closed: 1, open: 1, slaMet: 1, slaTotal: 1 } },
  });
  expect(await read(ADMIN)).toMatchObject({ value: { totals: { closed: 1, open: 1 } } });
  expect(await read(AGENT, [source.id])).toMatchObject({ error: { code: 'NOT_MANAGER' } });
  expect(await desk.gadget(ADMIN, 'readChoices', {})).toMatchObject({
    value: { projects: [{ id: '10700' }, { id: source.id, name: 'Old desk' }] },
  });
  const tile = { config: { projects: [source.id] }, tile: 'cycle-time', period: 'all' };
  expect(await desk.gadget(ADMIN, 'readTile', tile)).toMatchObject({ value: { jql: '' } });
  for (const _again of [1, 2]) expect(await remove(source.id)).toMatchObject({ value: { left: 0 } });
  const known = new Set(untouched.audit.map((entry) => entry['id']));
  const notes = (await sqlOf()).audit.filter((entry) => !known.has(entry['id']));
  expect(notes.map((entry) => entry['kind'])).toEqual(['source-emptied']);
  await desk.client.advance('PT10M');
  const after = await sqlOf();
  for (const table of ['requests', 'cells', 'names', 'marks', 'incident_sources'] as const)
    expect(after[table], table).toEqual(untouched[table]);
  expect(await read(ADMIN, [source.id])).toMatchObject({ error: { code: 'NO_ACCESS' } });
});

it('leaves open incidents of a source to whoever works on them there', async () => {
  const source = await start();
  await take(source.id, 1, [incident(1, { closed: '' })]);
  await take(source.id, 1, [incident(1, { closed: '', department: 'Moved' })]);
  await desk.client.advance('P8D', 'coalesce');
  expect(await factsOf(source.id)).toMatchObject([{ look_at: null, deleted: 0 }]);
  await remove(source.id);
});

it('empties a source of more incidents than one statement takes', async () => {
  const source = await start({ file: { ...START.file, rows: 1_200, portions: 5 } });
  for (let portion = 1; portion <= 5; portion += 1)
    await take(
      source.id,
      portion,
      Array.from({ length: 240 }, (_, n) => incident(portion * 1_000 + n)),
    );
  expect(await factsOf(source.id)).toHaveLength(1_200);
  for (let left = 1; left > 0;) left = Left.parse(await remove(source.id)).value.left;
  expect(await factsOf(source.id)).toEqual([]);
});

it('lets a newer export change what an older one told, and not the other way round', async () => {
  const reading = { ...READING, columns: { ...READING.columns, updated: 'updated' } };
  const source = await start({ reading });
  const open = incident(1, { closed: '', updated: '01-09-2026 12:00' });
  const closed = incident(1, { updated: '02-09-2026 12:00', department: 'Moved' });
  expect(await take(source.id, 1, [open])).toMatchObject({ incidents: 1, changed: 0 });
  expect(await take(source.id, 1, [closed])).toMatchObject(CHANGED_ONE);
  expect(await take(source.id, 1, [open])).toMatchObject({ told: 1, changed: 0 });
  const [fact] = await factsOf(source.id);
  expect(fact?.['closed_at']).not.toBeNull();
  await remove(source.id);
});

describe('refuses in words and changes nothing', () => {
  type Refused = [functionKey: string, payload: unknown, error: object, person?: string];
  const expectRefused = async (...[functionKey, payload, error, person = ADMIN]: Refused) => {
    const before = JSON.stringify(await sqlOf());
    expect(await call(functionKey, payload, person)).toMatchObject({ ok: false, error });
    expect(JSON.stringify(await sqlOf())).toBe(before);
  };

  it.each(['readSources', 'previewIncidents', 'startIncidents', 'importIncidents', 'emptySource'])(
    '%s to anybody but an admin',
    async (functionKey) => {
      const payloads: Readonly<Record<string, unknown>> = {
        readSources: {},
        previewIncidents: { reading: READING, rows: [] },
        startIncidents: START,
        importIncidents: { sourceId: '900000000000000001', hash: hashOf('a'), portion: 1, rows: [incident(1)] },
        emptySource: { sourceId: '900000000000000001', isRemoved: true },
      };
      await expectRefused(functionKey, payloads[functionKey], { code: 'NOT_ADMIN' }, AGENT);
      await expect(call(functionKey, payloads[functionKey], DANA)).rejects.toThrow(/not open/);
    },
  );

  it.each([
    ['a zone nobody knows', { reading: { ...READING, zone: 'Mars/Olympus' } }, 'reading.zone'],
    ['no column of numbers', { reading: { ...READING, columns: { opened: 'x' } } }, 'reading.columns.number'],
    ['no column of openings', { reading: { ...READING, columns: { number: 'x' } } }, 'reading.columns.opened'],
    [
      'a column nobody asked for',
      { reading: { ...READING, columns: { ...READING.columns, caller: 'x' } } },
      'reading.columns',
    ],
    ['a desk that is none', { deskId: '1' }, 'deskId'],
    ['no name', { name: '  ' }, 'name'],
    ['a file without rows', { file: { ...START.file, rows: 0 } }, 'file.rows'],
    ['a hash that is none', { file: { ...START.file, hash: "' OR 1=1" } }, 'file.hash'],
    ['more in it', { isAdmin: true }, undefined],
  ])('a start with %s', async (_what, more, field) => {
    await expectRefused(
      'startIncidents',
      { ...START, ...more },
      field === undefined ? { code: 'BAD_INPUT' } : { code: 'BAD_INPUT', field },
    );
  });

  it('portions of a source that is none, of another file, out of turn, or with rows of another form', async () => {
    const source = await start();
    const portion = { sourceId: source.id, hash: hashOf('a'), portion: 1, rows: [incident(1)] };
    await expectRefused('importIncidents', { ...portion, sourceId: '10700' }, { code: 'BAD_INPUT', field: 'sourceId' });
    await expectRefused('importIncidents', { ...portion, hash: hashOf('b') }, { code: 'IMPORT_OTHER_FILE' });
    await expectRefused('importIncidents', { ...portion, portion: 2 }, { code: 'IMPORT_OTHER_FILE' });
    await expectRefused('importIncidents', { ...portion, rows: [] }, { code: 'BAD_INPUT', field: 'rows' });
    await expectRefused(
      'importIncidents',
      { ...portion, rows: [{ line: 2, cells: ['INC1'] }] },
      { code: 'BAD_INPUT', field: 'rows.0.cells' },
    );
    await expectRefused(
      'emptySource',
      { sourceId: '10700', isRemoved: true },
      { code: 'BAD_INPUT', field: 'sourceId' },
    );
    await remove(source.id);
  });

  it('the same source read in another way, until it is emptied', async () => {
    const source = await start();
    await take(source.id, 1, [incident(1)]);
    const other = { ...START, reading: { ...READING, zone: 'Asia/Jerusalem' } };
    await expectRefused('startIncidents', other, { code: 'IMPORT_OTHER_READING', params: { incidents: 1 } });
    await call('emptySource', { sourceId: source.id, isRemoved: false });
    expect(await call('startIncidents', other)).toMatchObject({ ok: true, value: { incidents: 0 } });
    await remove(source.id);
  });

  it('changes while the licence has lapsed', async () => {
    const license = (active: boolean) =>
      fetch(`${desk.url}/__sandbox/license`, { method: 'POST', body: JSON.stringify({ active }) });
    await license(false);
    await expectRefused('startIncidents', START, { code: 'LICENCE_LAPSED' });
    await license(true);
  });
});

it('previews how rows will be read without storing them', async () => {
  const before = JSON.stringify(await sqlOf());
  const rows = [incident(1), incident(2, { closed: '31-02-2026 10:00' })];
  expect(await call('previewIncidents', { reading: { ...READING, zone: 'Asia/Jerusalem' }, rows })).toMatchObject({
    value: {
      incidents: [
        { line: 2, number: 'INC1', openedAt: Date.parse('2026-09-01T06:00:00Z'), department: 'Unit 1', slaMet: true },
      ],
      faults: [{ line: 3, field: 'closed', reason: 'bad-date' }],
    },
  });
  expect(JSON.stringify(await sqlOf())).toBe(before);
});
