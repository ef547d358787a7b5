import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, AGENT, SmallDesk } from '../support/small-desk.ts';

/** Months of staff, and the tile that they make. */

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(() => desk.stop());

const call = (functionKey: string, payload: unknown, accountId = ADMIN) =>
  desk.adminPage(functionKey, payload, accountId);
const row = (line: number, more: object = {}) => ({
  line,
  month: `${line}/2026`,
  department: '',
  headcount: '100',
  leavers: '2',
  absence: '',
  ...more,
});
const tiles = (functionKey: string, payload: object) => desk.gadget(ADMIN, functionKey, payload);
const config = { tiles: ['cycle-time', 'attrition'] };

it('shows attrition once twelve months are there, and no tile before there are any', async () => {
  expect(await tiles('readGadget', { config })).toMatchObject({ value: { tiles: [{ id: 'cycle-time' }] } });
  expect(await tiles('readChoices', {})).toMatchObject({
    value: { measures: expect.not.arrayContaining(['attrition']) },
  });
  const rows = Array.from({ length: 11 }, (_, index) => row(index + 1));
  expect(await call('saveStaff', { rows })).toMatchObject({ value: { saved: 11, faults: [] } });
  expect(await tiles('readGadget', { config })).toMatchObject({
    value: { tiles: [{}, { id: 'attrition', figure: { state: 'none' } }] },
  });
  const last = [row(12), row(12, { leavers: '3' })];
  expect(await call('saveStaff', { rows: last })).toMatchObject({ value: { saved: 1 } });
  const shown = { id: 'attrition', unit: 'share', figure: { state: 'ready', value: 0.25, n: 25 } };
  expect(await tiles('readGadget', { config })).toMatchObject({ value: { tiles: [{}, shown] } });
  expect(await tiles('readTile', { config, tile: 'attrition' })).toMatchObject({
    value: { tile: shown, details: { staff: [{ name: null, headcount: 100, attrition: { value: 0.25 } }] } },
  });
  expect(await tiles('readChoices', {})).toMatchObject({ value: { measures: expect.arrayContaining(['attrition']) } });
  expect(await call('saveStaff', { rows: last })).toMatchObject({ value: { saved: 1 } });
  expect(await call('readStaff', {})).toMatchObject({ value: { months: { length: 12 } } });
  expect(await call('removeStaff', { month: '2026-12', department: null })).toMatchObject({
    value: { months: { length: 11 } },
  });
});

it('names rows that cannot be right and keeps the others', async () => {
  const rows = [
    row(1, { month: '13/2026', department: 'HR' }),
    row(2, { headcount: 'many', department: 'HR' }),
    row(3, { leavers: '-1', department: 'HR' }),
    row(4, { absence: 'x', department: 'HR' }),
    row(5, { department: 'x'.repeat(121) }),
    row(6, { department: 'HR', absence: '4,5' }),
  ];
  expect(await call('saveStaff', { rows })).toMatchObject({
    value: {
      saved: 1,
      faults: [
        { line: 1, field: 'month' },
        { line: 2, field: 'headcount' },
        { line: 3, field: 'leavers' },
        { line: 4, field: 'absence' },
        { line: 5, field: 'department' },
      ],
      view: {
        months: expect.arrayContaining([
          { month: '2026-06', department: 'HR', headcount: 100, leavers: 2, absenceDays: 4.5 },
        ]),
      },
    },
  });
});

it.each([
  ['readStaff', {}],
  ['saveStaff', { rows: [row(1)] }],
  ['removeStaff', { month: '2026-01', department: null }],
])('opens %s to admins alone, and takes nothing else than it asks for', async (functionKey, payload) => {
  const before = JSON.stringify(await call('readStaff', {}));
  expect(await call(functionKey, payload, AGENT)).toMatchObject({ ok: false, error: { code: 'NOT_ADMIN' } });
  expect(await call(functionKey, { ...payload, more: 1 })).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  expect(JSON.stringify(await call('readStaff', {}))).toBe(before);
});
