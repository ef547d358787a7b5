import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { TABLES } from '../../src/adapters/sql/migrations.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { SmallDesk } from '../support/small-desk.ts';

/** Forge takes 25 definitions a minute; the app has more tables than that. */

const State = z.looseObject({ sql: z.record(z.string(), z.unknown()) });

let desk: SmallDesk;
beforeEach(async (context) => {
  spareOfFaults(context, 'counts what is there after a minute');
  desk = await SmallDesk.unsaved();
});
afterEach(() => desk?.stop());

const tables = async () => Object.keys(State.parse(await desk.client.state()).sql).toSorted();

it('can be set up in its first minute, and has every table after the second', async () => {
  expect(await desk.adminPage('readSettings', {})).toMatchObject({
    ok: true,
    value: { version: 0, settings: { isStarted: false } },
  });
  await desk.client.advance('PT2M');
  expect(await tables()).toEqual(TABLES.map(({ name }) => name).toSorted());
});
