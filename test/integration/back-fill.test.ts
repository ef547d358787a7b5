import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';
import { faultSeed } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, MOTI, SmallDesk, SMALL_SETTINGS } from '../support/small-desk.ts';

/** Requests from before the app: read by the schedule, a page at a time, by nobody's leave but an admin's. */

const Rows = z.array(z.record(z.string(), z.unknown()));
const State = z.looseObject({ sql: z.looseObject({ requests: Rows, invitations: Rows, cells: Rows }) });

/** Where the schedules are late, the hourly reconcile may have stored a request before the walk came to it. */
const ADDED_ALL = faultSeed() === null ? { added: 6 } : {};

let desk: SmallDesk;
beforeEach(async () => {
  desk = await SmallDesk.unsaved();
});
afterEach(() => desk?.stop());

const call = (functionKey: string, payload: unknown, accountId = ADMIN) =>
  desk.adminPage(functionKey, payload, accountId);
const control = (action: string) => call('controlBackFill', { of: 'requests', action });
const sqlOf = async () => State.parse(await desk.client.state()).sql;
const history = async (closed: number) => {
  for (let n = 0; n < closed; n += 1) await desk.closedRequest(n % 2 === 0 ? DANA : MOTI, `Old ${n}`);
  await desk.raise(DANA, 'Old and open');
  await desk.client.advance('P20D', 'coalesce');
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
};

it('stores what was there before, asks nobody about it, and changes nothing the second time', async () => {
  await history(5);
  expect((await sqlOf()).requests).toEqual([]);
  expect(await call('readBackFill', { of: 'requests' })).toMatchObject({ value: { work: null } });
  expect(await control('start')).toMatchObject({ value: { work: { state: 'running', read: 0, share: 0 } } });
  await desk.client.advance('PT10M');
  expect(await call('readBackFill', { of: 'requests' })).toMatchObject({
    value: { work: { state: 'done', read: 6, share: 1, ...ADDED_ALL } },
  });
  const { requests, invitations, cells } = await sqlOf();
  expect(requests.filter((row) => row['closed_at'] !== null)).toHaveLength(5);
  expect(requests).toHaveLength(6);
  expect(invitations).toEqual([]);
  await desk.client.advance('PT10M');
  expect((await sqlOf()).cells.length).toBeGreaterThanOrEqual(cells.length);
  expect(await desk.gadget(ADMIN, 'readGadget', { config: {}, period: 'all' })).toMatchObject({
    value: { totals: { closed: 5, open: 1 } },
  });
  const before = JSON.stringify((await sqlOf()).requests);
  expect(await control('start')).toMatchObject({ value: { work: { state: 'running' } } });
  await desk.client.advance('PT10M');
  expect(await call('readBackFill', { of: 'requests' })).toMatchObject({
    value: { work: { state: 'done', read: 6, added: 0 } },
  });
  expect(JSON.stringify((await sqlOf()).requests)).toBe(before);
});

it('stands still while it is paused, and goes on where it stood', async () => {
  await history(2);
  await control('start');
  expect(await control('pause')).toMatchObject({ value: { work: { state: 'paused' } } });
  await desk.client.advance('PT10M');
  // The hourly reconcile may meet the same requests; the walk itself has not moved.
  expect(await call('readBackFill', { of: 'requests' })).toMatchObject({
    value: { work: { state: 'paused', read: 0, share: 0 } },
  });
  expect(await control('resume')).toMatchObject({ value: { work: { state: 'running' } } });
  await desk.client.advance('PT10M');
  expect(await call('readBackFill', { of: 'requests' })).toMatchObject({ value: { work: { state: 'done', read: 3 } } });
});

it('is for admins alone, and takes no other word', async () => {
  await history(0);
  for (const functionKey of ['readBackFill', 'controlBackFill']) {
    const payload = functionKey === 'readBackFill' ? { of: 'requests' } : { of: 'requests', action: 'start' };
    expect(await call(functionKey, payload, AGENT)).toMatchObject({ ok: false, error: { code: 'NOT_ADMIN' } });
  }
  expect(await control('faster')).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'action' } });
  expect(await call('readBackFill', { of: 'requests' })).toMatchObject({ value: { work: null } });
  expect(await control('resume')).toMatchObject({ ok: true, value: { work: null } });
});
