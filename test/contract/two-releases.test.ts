import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type ExecuteSql } from '../../src/adapters/sql/database.ts';
import { migrate } from '../../src/adapters/sql/migrate.ts';
import { TABLES } from '../../src/adapters/sql/migrations.ts';
import { createSettingsStore } from '../../src/adapters/sql/settings-store.ts';
import { SaveSettings, Settings } from '../../src/contract/settings.ts';
import { toInstant } from '../../src/domain/time/instant.ts';
import type { SqlEngine } from '../../sandbox/platform/ports.ts';
import { closeMariaDb, NO_MARIADB, openEmbedded, openMariaDb } from '../sandbox/sql/engines.ts';
import { SMALL_SETTINGS } from '../support/small-desk-world.ts';

/** Of two releases on one database neither refuses nor loses what the other one wrote. */

afterAll(closeMariaDb);

const ENGINES = [
  ['the embedded engine', openEmbedded, true],
  ['MariaDB', openMariaDb, NO_MARIADB === null],
] as const;

describe.each(ENGINES)('on %s', (_name, open, isThere) => {
  let engine: SqlEngine;
  let execute: ExecuteSql;
  beforeEach(async (context) => {
    if (!isThere) context.skip();
    engine = await open();
    execute = async ({ sql, parameters, kind }) => ({ rows: (await engine.execute(sql, parameters, kind)).rows });
    await migrate(execute);
  });

  const store = () => createSettingsStore(createDatabase(execute));
  const write = (document: unknown) =>
    execute({
      sql: 'UPDATE settings SET version = 3, document = ?',
      parameters: [JSON.stringify(document)],
      kind: 'execute',
    });
  const written = async (): Promise<unknown> => {
    const { rows } = await execute({ sql: 'SELECT document FROM settings', parameters: [], kind: 'execute' });
    return JSON.parse((rows as readonly { document: string }[])[0]?.document ?? '');
  };

  const NEWER = {
    ...SMALL_SETTINGS,
    mood: { colour: 'green' },
    calendar: { ...SMALL_SETTINGS.calendar, siesta: [780, 900] },
    departments: { sources: [{ kind: 'organization', weight: 2 }], merge: [] },
    processes: SMALL_SETTINGS.processes.map((process) => ({ ...process, tone: 'warm' })),
  };

  it('reads settings that a newer release wrote', async () => {
    await write(NEWER);
    expect((await store().get()).settings).toEqual(Settings.parse(SMALL_SETTINGS));
  });

  it('keeps what it does not know when it saves, by the id of a row that was moved', async () => {
    await write(NEWER);
    const [process] = Settings.parse(SMALL_SETTINGS).processes;
    const other = { ...process, id: 'other', requestTypeIds: ['702'] };
    const changed = Settings.parse({ ...SMALL_SETTINGS, managerGroup: 'managers', processes: [other, process] });
    expect(await store().trySave(3, { settings: changed, by: null, at: toInstant(1) })).toBe(true);
    expect(await written()).toMatchObject({
      managerGroup: 'managers',
      mood: { colour: 'green' },
      calendar: { siesta: [780, 900] },
      departments: { sources: [{ kind: 'organization', weight: 2 }] },
      processes: [{ id: 'other' }, { id: 'payroll', tone: 'warm' }],
    });
    expect((await store().get()).settings).toEqual(changed);
  });

  it('does not bring back what a person removed', async () => {
    await write({ ...SMALL_SETTINGS, calendar: { ...SMALL_SETTINGS.calendar, daysOff: ['2026-09-27'] } });
    await store().trySave(3, { settings: Settings.parse(SMALL_SETTINGS), by: null, at: toInstant(1) });
    expect(await written()).not.toHaveProperty('calendar.daysOff');
  });

  it('still refuses a stored document whose known part is broken', async () => {
    await write({ ...NEWER, processes: 'none' });
    await expect(store().get()).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('brings any part of an older shape up to date, indexes to make and to drop included, and leaves a newer shape alone', async () => {
    await execute({ sql: 'CREATE TABLE futures (id INT NOT NULL, PRIMARY KEY (id))', parameters: [], kind: 'ddl' });
    await execute({ sql: 'ALTER TABLE requests ADD COLUMN mood VARCHAR(8) NULL', parameters: [], kind: 'ddl' });
    const full = await shapeOf(execute);
    const keys = TABLES.flatMap(({ name, keys: all }) =>
      all.flatMap((key) => (key.startsWith('KEY ') ? [`ALTER TABLE ${name} DROP INDEX ${key.split(' ')[1]}`] : [])),
    );
    const columns = ['opens_at', 'main_id', 'on_behalf'].map(
      (column) => `ALTER TABLE invitations DROP COLUMN ${column}`,
    );
    const retired = [
      'ALTER TABLE requests ADD KEY requests_closed (project_id, closed_at)',
      'ALTER TABLE answers ADD KEY answers_answered (item, answered_at)',
      'ALTER TABLE invitations ADD KEY invitations_requester (requester_id)',
    ];
    for (const sql of [...keys, ...columns, 'DROP TABLE touches', ...retired])
      await execute({ sql, parameters: [], kind: 'ddl' });
    expect(await shapeOf(execute)).not.toEqual(full);
    await Promise.all([migrate(execute), migrate(execute)]);
    expect(await shapeOf(execute)).toEqual(full);
  });
});

it('refuses an unknown key on the wire, at any depth', () => {
  const places = fc.constantFrom<readonly string[]>([], ['calendar'], ['departments'], ['contact']);
  fc.assert(
    fc.property(places, fc.stringMatching(/^x[a-z]{3,9}$/), (place, key) => {
      const settings = structuredClone<Record<string, unknown>>({
        contact: { perMonth: 1, coolDownDays: 1 },
        ...SMALL_SETTINGS,
      });
      const at = place.reduce<Record<string, unknown>>(
        (inner, step) => inner[step] as Record<string, unknown>,
        settings,
      );
      at[key] = 1;
      expect(SaveSettings.safeParse({ version: 0, settings }).success).toBe(false);
    }),
  );
});

/** Columns and indexes, whatever their order. */
async function shapeOf(execute: ExecuteSql): Promise<readonly string[]> {
  const asked = [
    'table_name, column_name as name FROM information_schema.columns',
    'table_name, index_name as name FROM information_schema.statistics',
  ];
  const found = [];
  for (const what of asked) {
    const { rows } = await execute({
      sql: `SELECT DISTINCT ${what} WHERE table_schema = DATABASE()`,
      parameters: [],
      kind: 'execute',
    });
    found.push(...(rows as readonly object[]).map((row) => `${what.slice(12, 16)} ${Object.values(row).join('.')}`));
  }
  return found.toSorted();
}
