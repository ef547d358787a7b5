import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { TABLES } from '../../src/adapters/sql/migrations.ts';
import { DAMAGE } from '../support/damage.ts';
import { settleMore } from '../support/settled-desk.ts';
import { AGENT, DANA, SmallDesk } from '../support/small-desk.ts';
import { SMALL_DESK } from '../support/small-desk-world.ts';
import { faultSeed, spareOfFaults } from '../support/faults/fault-seed.ts';

/** Everything out of one site and into another; foreign, newer and damaged files change nothing. */

const Row = z.tuple([z.string(), z.record(z.string(), z.unknown())]);
const Portion = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    header: z.looseObject({ format: z.string(), version: z.number(), settings: z.unknown() }).nullable(),
    rows: z.array(Row),
    next: z.unknown(),
    total: z.number(),
  }),
});
const Imported = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({ added: z.number(), hasSettings: z.boolean() }),
});
const State = z.looseObject({ sql: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });

let from: SmallDesk;
let to: SmallDesk;
let rated = '';
let whole: Awaited<ReturnType<typeof exported>>;
beforeAll(async () => {
  from = await SmallDesk.start();
  rated = await from.closedRequest(DANA);
  await from.rate(DANA, rated, 2);
  await from.card(DANA, rated, 'addDetails', { language: 'en', direction: 'ltr', comment: 'It took long' });
  await settleMore(from, rated);
  await from.client.advance('PT10M');
  whole = await exported(from);
  to = await SmallDesk.unsaved();
  // The platform makes so many tables a minute.
  await to.client.advance('PT1M');
});
afterAll(() => Promise.all([from.stop(), to.stop()]));

type Call = [desk: SmallDesk, functionKey: string, payload: unknown, person?: string];
const call = (...[desk, functionKey, payload, person]: Call) => desk.adminPage(functionKey, payload, person);
/** A number of a person is of one site only, so people are compared by their accounts. */
const sqlOf = async (desk: SmallDesk) => {
  const { sql } = State.parse(await desk.client.state());
  const accounts = new Map(sql['people']?.map(({ id, account_id: account }) => [id, account]));
  const named = (row: Readonly<Record<string, unknown>>) =>
    'requester_id' in row ? { ...row, requester_id: accounts.get(row['requester_id']) ?? null } : row;
  return Object.fromEntries(Object.entries(sql).map(([table, rows]) => [table, rows.map(named)]));
};

/** All that a refused import could have changed; under faults hours go by, in which a site does work of its own. */
const leftAlone = async (desk: SmallDesk): Promise<string> => {
  const tables = await sqlOf(desk);
  const compared = faultSeed() === null ? Object.keys(tables) : [...KEPT, 'settings'];
  return JSON.stringify(compared.map((table) => [table, tables[table]]));
};

const exported = async (desk: SmallDesk) => {
  const rows: z.infer<typeof Row>[] = [];
  let header = null;
  let after: unknown = null;
  do {
    const { value } = Portion.parse(await call(desk, 'exportData', { after }));
    header ??= value.header;
    rows.push(...value.rows);
    after = value.next;
  } while (after !== null);
  return { header, rows };
};

/** What a call says it did: less where a first call did some of it and was lost. What arrived is compared in any case. */
const inOneGo = (exact: unknown): unknown => (faultSeed() === null ? exact : expect.anything());

/** True of one moment of one site, or made anew by itself; settings and how far figures stand still travel in the header. */
const LEFT = ['people', 'troubles', 'marks', 'pending_fields', 'touches', 'clocks', 'watermarks', 'settings'];
/** Every other table: a new one is exported, or named here. */
const NAMES = TABLES.map(({ name }) => name).filter(
  (name) => !LEFT.includes(name) && !/^(alert|thread)_(fields|mails|threads|marks)$/.test(name),
);
/** The history of an audit goes on by itself where it is read; cells and releases are made anew. */
const KEPT = NAMES.filter((name) => !['audit', 'cells', 'releases'].includes(name));

it('takes everything to another site, twice without a change', async () => {
  const { header, rows } = whole;
  // A table without a row would not be tried here.
  expect([...new Set(rows.map(([table]) => table))].toSorted()).toEqual(NAMES.toSorted());
  const file = { format: header?.format, version: header?.version };
  expect(Imported.parse(await call(to, 'importRows', { ...file, rows })).value.added).toEqual(inOneGo(rows.length));
  const end = { ...file, settings: header?.settings, frozenBefore: header?.['frozenBefore'], rows: rows.length };
  expect(Imported.parse(await call(to, 'finishImport', end)).value.hasSettings).toEqual(inOneGo(true));
  const again = await exported(to);
  expect({ ...again.header, exportedAt: null }).toEqual({ ...header, exportedAt: null });
  const unlessAudit = ([table]: z.infer<typeof Row>) => table !== 'audit';
  expect(again.rows.filter(unlessAudit)).toEqual(rows.filter(unlessAudit));
  await to.client.advance('PT10M');
  const [there, here] = [await sqlOf(from), await sqlOf(to)];
  for (const table of [...KEPT, 'cells']) expect(here[table], table).toEqual(there[table]);
  // Whatever else an export carries has arrived row by row; a site of its own adds to its audit.
  for (const [table, row] of rows) expect(here[table], table).toContainEqual(row);
  expect(Imported.parse(await call(to, 'importRows', { ...file, rows })).value.added).toBe(0);
  expect(Imported.parse(await call(to, 'finishImport', end)).value.hasSettings).toBe(false);
  expect((await sqlOf(to))['answers']).toEqual(there['answers']);
});

it('remembers how far an import has come until it is finished', async () => {
  const { header, rows } = whole;
  const file = { format: header?.format, version: header?.version };
  const place = { sum: 'a'.repeat(64), total: rows.length, from: 0 };
  expect(await call(to, 'readImport', {})).toEqual({ ok: true, value: null });
  await call(to, 'importRows', { ...file, rows: rows.slice(0, 3), place });
  await call(to, 'importRows', { ...file, rows: rows.slice(9), place: { ...place, from: 9 } });
  expect(await call(to, 'readImport', {})).toMatchObject({
    ok: true,
    value: { sum: place.sum, total: rows.length, done: 3, added: 0 },
  });
  expect(await call(to, 'importRows', { ...file, rows: [], place: { ...place, sum: 'x' } })).toMatchObject({
    error: { code: 'BAD_INPUT', field: 'place.sum' },
  });
  await call(to, 'finishImport', { ...file, settings: header?.settings, frozenBefore: 0, rows: 0 });
  expect(await call(to, 'readImport', {})).toEqual({ ok: true, value: null });
});

it('looks at a portion and its header as an import would, and stores nothing', async () => {
  const { header, rows } = whole;
  const file = { format: 'inward-export', version: 1, header: null };
  const before = await leftAlone(to);
  expect(await call(to, 'checkRows', { ...file, rows })).toEqual({ ok: true, value: { rows: rows.length } });
  const wrong = [...rows, ['requests', { issue_id: 'one' }]];
  const damaged = (line: number) => ({ error: { code: 'IMPORT_DAMAGED', params: { line } } });
  expect(await call(to, 'checkRows', { ...file, rows: wrong })).toMatchObject(damaged(wrong.length));
  const { settings, frozenBefore } = z
    .looseObject({ settings: z.looseObject({}), frozenBefore: z.number() })
    .parse(header);
  const headed = (first: unknown) => call(to, 'checkRows', { ...file, header: first, rows });
  expect(await headed({ settings, frozenBefore })).toMatchObject({ ok: true });
  expect(await headed({ settings: { ...settings, language: 'xx' }, frozenBefore })).toMatchObject(damaged(0));
  expect(await headed({ settings, frozenBefore: 'never' })).toMatchObject(damaged(0));
  expect(await call(to, 'checkRows', { ...file, version: 2, rows })).toMatchObject({ error: { code: 'IMPORT_NEWER' } });
  expect(await leftAlone(to)).toBe(before);
});

it('refuses what is foreign, newer or damaged, whole and in words', async () => {
  const { rows } = whole;
  const file = { format: 'inward-export', version: 1 };
  const [[table, row] = ['requests', {}]] = rows.filter(([name]) => name === 'requests');
  const damaged = [
    ['requests', { ...row, segments: 'not json' }],
    ['requests', { ...row, issue_id: 'one' }],
    ['requests', { ...row, issue_key: null }],
    ['requests', { ...row, from_the_future: 1 }],
    ['settings', { id: 1, version: 9, document: '{}', saved_by: null, saved_at: 0 }],
    ['marks; drop table requests', row],
    ['names', { kind: 'process', id: 'x'.repeat(500), name: 'n', project_id: 1 }],
  ];
  const before = await leftAlone(to);
  const good = [table, { ...row, issue_id: '999', issue_key: 'HELP-999' }];
  for (const wrong of damaged) {
    expect(await call(to, 'importRows', { ...file, rows: [good, wrong] })).toMatchObject({
      error: { code: 'IMPORT_DAMAGED', params: { line: 2 } },
    });
  }
  expect(await call(to, 'importRows', { ...file, format: 'a-cookbook', rows })).toMatchObject({
    error: { code: 'IMPORT_FOREIGN' },
  });
  expect(await call(to, 'importRows', { ...file, version: 2, rows })).toMatchObject({
    error: { code: 'IMPORT_NEWER' },
  });
  expect(await call(to, 'importRows', { ...file, rows: 'all' })).toMatchObject({
    error: { code: 'BAD_INPUT', field: 'rows' },
  });
  expect(await leftAlone(to)).toBe(before);
});

it('knows what would be damage in every table', () => {
  expect(Object.keys(DAMAGE).toSorted()).toEqual(NAMES.toSorted());
});

it.for(Object.entries(DAMAGE))(
  'refuses a row of %s that its reader could not read',
  async ([name, damage], context) => {
    spareOfFaults(context, 'clicks a hundred times, and under faults each click waits for a Jira that is busy');
    const { rows } = whole;
    const file = { format: 'inward-export', version: 1 };
    const good = rows.filter(([table]) => table === name);
    const before = await leftAlone(to);
    expect(await call(to, 'checkRows', { ...file, header: null, rows: good })).toMatchObject({ ok: true });
    for (const columns of damage) {
      const wrong = [...good, [name, { ...good.at(-1)?.[1], ...columns }]];
      const refused = { error: { code: 'IMPORT_DAMAGED', params: { line: wrong.length } } };
      expect(
        await call(to, 'checkRows', { ...file, header: null, rows: wrong }),
        JSON.stringify(columns),
      ).toMatchObject(refused);
      expect(await call(to, 'importRows', { ...file, rows: wrong })).toMatchObject(refused);
    }
    expect(await leftAlone(to)).toBe(before);
  },
);

it('keeps an act that this release has no words for, and does not show it', async () => {
  const { rows } = whole;
  const [, act] = rows.find(([table]) => table === 'audit') ?? ['audit', {}];
  const unknown = [
    'audit',
    { ...act, id: 'act-of-another-release', kind: 'miracle', detail: '{"of":[{"any":"shape"}]}' },
  ];
  const file = { format: 'inward-export', version: 1, rows: [unknown] };
  expect(await call(to, 'checkRows', { ...file, header: null })).toEqual({ ok: true, value: { rows: 1 } });
  expect(Imported.parse(await call(to, 'importRows', file)).value.added).toEqual(inOneGo(1));
  expect((await exported(to)).rows).toContainEqual(unknown);
  const read = await call(to, 'readAudit', { before: null });
  expect(read).toMatchObject({ ok: true });
  expect(JSON.stringify(read)).not.toContain('miracle');
});

it.each(['exportData', 'checkRows', 'importRows', 'finishImport', 'readImport', 'readHealth', 'readSupportBundle'])(
  'lets only an admin call %s',
  async (functionKey) => {
    const payload = functionKey === 'exportData' ? { after: null } : functionKey.startsWith('read') ? {} : null;
    const answer = await call(from, functionKey, payload, AGENT);
    expect(answer).toMatchObject({ ok: false, error: { code: payload === null ? 'BAD_INPUT' : 'NOT_ADMIN' } });
  },
);

it('says what is wrong with a site, and hands out a support file without a name', async (context) => {
  spareOfFaults(context, 'reads that nothing is wrong, and a platform in trouble is');
  const Health = z.looseObject({
    value: z.looseObject({ lines: z.array(z.looseObject({ id: z.string(), level: z.string() })) }),
  });
  await from.letDayPass();
  const levels = async () =>
    Object.fromEntries(
      Health.parse(await call(from, 'readHealth', {})).value.lines.map(({ id, level }) => [id, level]),
    );
  expect(new Set(Object.values(await levels()))).toEqual(new Set(['ok']));
  const [project] = SMALL_DESK.projects;
  const queues = project?.queues ?? [];
  const show = (columns: readonly string[] | null) =>
    from.client.declare({
      projects: [{ ...project, queues: queues.map((queue) => ({ ...queue, columns: columns ?? queue.columns })) }],
    });
  await show(['issuekey', 'summary']);
  expect(await levels()).toMatchObject({ columns: 'attention' });
  await show(null);
  expect(await levels()).toMatchObject({ columns: 'ok' });
  const license = (active: boolean) =>
    fetch(`${from.url}/__sandbox/license`, { method: 'POST', body: JSON.stringify({ active }) });
  await license(false);
  expect(await levels()).toMatchObject({ licence: 'broken' });
  await license(true);
  const bundle = JSON.stringify(await call(from, 'readSupportBundle', {}));
  expect(bundle).toContain('inward-support');
  expect(bundle).not.toMatch(/admin|agent-|dana|Payroll|payroll|Ben|HELP|Waiting for/);
});
