import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import en from '../../locales/en.json' with { type: 'json' };
import he from '../../locales/he.json' with { type: 'json' };
import { faultSeed } from '../support/faults/fault-seed.ts';
import { CONTRACT, readContract, saveContract, signContract } from '../support/small-contract.ts';
import { ADMIN, AGENT, DANA, LEAD, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(async () => {
  await desk.stop();
});

const read = (person = ADMIN, locale = 'en-US') =>
  desk.workspace(person, 'readContract', { processId: 'payroll' }, locale);

const Tables = z.looseObject({
  sql: z.looseObject({ contracts: z.array(z.unknown()), settings: z.array(z.unknown()) }),
});

const Promised = z.object({ promisedMs: z.number(), dueAt: z.number() });
const Previewed = z.looseObject({
  value: z.looseObject({ asOf: z.number(), response: Promised, handling: Promised }),
});

/** All that a contract is kept in, as text: what "nothing changed" means, whatever else the app catches up with meanwhile. */
async function stored(): Promise<string> {
  const { contracts, settings } = Tables.parse(await desk.client.state()).sql;
  return JSON.stringify({ contracts, settings });
}

const draft = async (more: object = {}, terms: object = {}): Promise<object> => ({
  processId: 'payroll',
  revision: (await readContract(desk)).revision,
  ...CONTRACT,
  ...more,
  terms: { ...CONTRACT.terms, ...terms },
});

describe('a contract that cannot be is refused in a sentence at its field, and nothing changes:', () => {
  const nothing = { en: ' ', he: '' };
  const long = { en: '', he: 'א'.repeat(50_000) };
  it.each([
    ['an empty clause', {}, { format: nothing }, 'CLAUSE_EMPTY', 'terms.format'],
    ['no time at all', {}, { response: null, handling: null }, 'CLAUSE_EMPTY', 'terms.response'],
    ['nothing that a request has to have', {}, { complete: [] }, 'CLAUSE_EMPTY', 'terms.complete'],
    ['nobody who decides', { decider: null }, {}, 'CLAUSE_EMPTY', 'decider'],
    ['a clause of 100 kB', {}, { exception: long }, 'CLAUSE_TOO_LONG', 'terms.exception'],
    [
      'a decider who was never here',
      { decider: { ...CONTRACT.decider, accountId: 'gone' } },
      {},
      'DECIDER_GONE',
      'decider',
    ],
    ['a time of no hours', {}, { response: { amount: 0, unit: 'hours' } }, 'BAD_INPUT', 'terms.response.amount'],
    ['a target beyond the scale', {}, { target: 6 }, 'BAD_INPUT', 'terms.target'],
    ['a floor at the target', {}, { floor: 4, target: 4 }, 'BAD_INPUT', 'terms.floor'],
    ['a floor over the target', {}, { floor: 3, target: 2.5 }, 'BAD_INPUT', 'terms.floor'],
    ['a floor that the best score is under', {}, { floor: 5, target: 5 }, 'BAD_INPUT', 'terms.floor'],
    ['a floor between two scores', {}, { floor: 1.5 }, 'BAD_INPUT', 'terms.floor'],
    ['a review on no date', { reviewOn: '2026-02-30' }, {}, 'BAD_INPUT', 'reviewOn'],
    ['a process there is not', { processId: 'nonsense' }, {}, 'NO_PROCESS', 'processId'],
    ['a process nobody has named', { processId: 'rt:702' }, {}, 'NO_PROCESS', 'processId'],
  ] as const)('%s', async (...[, more, terms, code, field]) => {
    const payload = await draft(more, terms);
    const before = await stored();
    for (const [locale, texts] of [
      ['en-US', en],
      ['he-IL', he],
    ] as const) {
      const message = texts[`error.${code}`].replace('{limit}', '2000');
      expect(await desk.workspace(ADMIN, 'saveContract', payload, locale)).toMatchObject({
        ok: false,
        error: { code, field, message },
      });
    }
    expect(await stored()).toBe(before);
  });

  it('a decider who has left', async () => {
    const payload = await draft({ decider: { ...CONTRACT.decider, accountId: OTHER_AGENT } });
    await desk.client.declare({ people: [await leaver(OTHER_AGENT, 'Ben Agent', false)] });
    const before = await stored();
    expect(await desk.workspace(ADMIN, 'saveContract', payload)).toMatchObject({
      error: { code: 'DECIDER_GONE', field: 'decider' },
    });
    expect(await stored()).toBe(before);
    await desk.client.declare({ people: [await leaver(OTHER_AGENT, 'Ben Agent', true)] });
  });
});

const leaver = async (accountId: string, displayName: string, active: boolean) => ({
  accountId,
  displayName,
  role: 'agent',
  emailAddress: `${accountId}@example.com`,
  active,
});

describe('is closed to', () => {
  const calls = async () =>
    [
      ['readContract', { processId: 'payroll' }],
      ['previewPromise', { processId: 'payroll', response: CONTRACT.terms.response, handling: null }],
      ['saveContract', await draft()],
      ['signContract', { processId: 'payroll', revision: 1, version: 1, side: 'giving' }],
    ] as const;

  it('an agent who manages nothing, and a page that names another project', async () => {
    const before = await stored();
    for (const [functionKey, payload] of await calls()) {
      expect(await desk.workspace(AGENT, functionKey, payload)).toMatchObject({ error: { code: 'NOT_MANAGER' } });
      expect(await desk.workspace(ADMIN, functionKey, payload, 'en-US', '10799')).toMatchObject({
        error: { code: 'NOT_MANAGER' },
      });
    }
    expect(await stored()).toBe(before);
  });

  it('a customer', async () => {
    for (const [functionKey, payload] of await calls()) {
      await expect(desk.workspace(DANA, functionKey, payload)).rejects.toThrow(/not open/);
    }
  });

  it('a payload with more in it', async () => {
    expect(await desk.workspace(ADMIN, 'saveContract', { ...(await draft()), isInForce: true })).toMatchObject({
      error: { code: 'BAD_INPUT' },
    });
  });
});

it('is previewed in working time, without saving anything', async () => {
  const before = await stored();
  const { response, handling } = CONTRACT.terms;
  const answer = await desk.workspace(ADMIN, 'previewPromise', { processId: 'payroll', response, handling });
  const { value } = Previewed.parse(answer);
  // Monday morning: clicks that are made again while Jira is busy take minutes, and sixteen hours that begin after nine end on Wednesday.
  const late = value.asOf - Date.parse('2026-10-05T09:00:00Z');
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(faultSeed() === null ? 1 : 4 * 3_600_000);
  expect(value.response).toEqual({ promisedMs: 4 * 3_600_000, dueAt: value.asOf + 4 * 3_600_000 });
  const twoWorkdaysLater = late === 0 ? '2026-10-06T17:00:00Z' : '2026-10-07T09:00:00Z';
  expect(value.handling).toEqual({ promisedMs: 16 * 3_600_000, dueAt: Date.parse(twoWorkdaysLater) + late });
  expect(await stored()).toBe(before);
});

it('goes from nothing to a draft, to one signature, to force, and the settings follow it', async () => {
  expect(await read()).toMatchObject({ value: { revision: 0, versions: [], kept: [], team: 'payroll' } });
  expect(await saveContract(desk)).toMatchObject({
    value: { revision: 1, versions: [{ version: 1, editedBy: 'Amit Admin', giving: null, isInForce: false }] },
  });
  expect(await signContract(desk, 'giving', { by: ADMIN })).toMatchObject({
    value: { versions: [{ giving: { name: 'Amit Admin', isViewer: true }, receiving: null, isInForce: false }] },
  });
  expect(await signContract(desk, 'receiving', { by: ADMIN })).toMatchObject({ error: { code: 'SAME_SIGNER' } });
  expect(await signContract(desk, 'receiving', { by: LEAD })).toMatchObject({
    value: { versions: [{ receiving: { name: 'Gal Lead', isViewer: true }, isInForce: true }], isDeciderGone: false },
  });
  expect(await desk.workspace(ADMIN, 'readWorkspace', {})).toMatchObject({
    value: {
      processes: [{ id: 'payroll', target: 4.2, contract: 'in-force', contractVersion: 1, reviewOn: '2027-04-05' }],
    },
  });
});

it('tells the second of two admins who saved first, and keeps what that one saved', async () => {
  await desk.client.advance('PT1M');
  const { revision } = await readContract(desk);
  const payload = { processId: 'payroll', revision, ...CONTRACT };
  expect(await desk.workspace(LEAD, 'saveContract', { ...payload, isPublic: false })).toMatchObject({ ok: true });
  expect(await desk.workspace(ADMIN, 'saveContract', { ...payload, reviewOn: null })).toMatchObject({
    error: { code: 'STALE_SAVE', params: { by: 'Gal Lead' }, message: expect.stringContaining('Gal Lead') as unknown },
  });
  expect(await read()).toMatchObject({
    value: { versions: [{ isPublic: false, reviewOn: '2027-04-05', isInForce: true }] },
  });
});

it('counts from facts what was kept and broken since it is in force, by department', async () => {
  const late = await desk.raise(DANA, '', { requestFieldValues: { summary: 'Late and bare' } });
  await desk.client.advance('PT5H');
  await desk.comment(AGENT, late, 'Sorry, only now.');
  await desk.move(AGENT, late, 'resolve');
  await desk.client.advance('PT18H', 'coalesce');
  const full = { requestFieldValues: { summary: 'In time and full', description: 'October, line 4' } };
  const good = await desk.raise(DANA, '', full);
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, good, 'Mended.');
  await desk.move(AGENT, good, 'resolve');
  const count = { closed: 2, response: { kept: 1, of: 2 }, handling: { kept: 2, of: 2 }, complete: { kept: 1, of: 2 } };
  expect(await read(LEAD)).toMatchObject({
    value: {
      kept: [
        { department: null, ...count },
        { department: 'Sales', ...count },
      ],
    },
  });
});

it('opens a new version when signed terms change, and the old one stays in force until both have signed again', async () => {
  const terms = { ...CONTRACT.terms, response: { amount: 2, unit: 'hours' } };
  expect(await saveContract(desk, { terms })).toMatchObject({
    value: {
      versions: [
        { version: 2, giving: null, isInForce: false },
        { version: 1, isInForce: true },
      ],
    },
  });
  const { revision } = await readContract(desk);
  const stale = { processId: 'payroll', revision: revision - 1, version: 2, side: 'giving' };
  expect(await desk.workspace(ADMIN, 'signContract', stale)).toMatchObject({ error: { code: 'STALE_SAVE' } });
  await signContract(desk, 'giving', { by: LEAD });
  expect(await signContract(desk, 'receiving', { by: ADMIN })).toMatchObject({
    value: {
      versions: [
        { version: 2, isInForce: true },
        { version: 1, isInForce: false },
      ],
    },
  });
});

it('warns whoever reads it that the decider has left, and no longer once somebody here decides', async () => {
  const decider = { accountId: OTHER_AGENT, name: { en: 'Ben Agent', he: 'בן' } };
  expect(await saveContract(desk, { decider })).toMatchObject({ value: { isDeciderGone: false } });
  await desk.client.declare({ people: [await leaver(OTHER_AGENT, 'Ben Agent', false)] });
  for (const person of [ADMIN, LEAD]) {
    expect(await read(person)).toMatchObject({ ok: true, value: { isDeciderGone: true } });
  }
  expect(await saveContract(desk)).toMatchObject({ value: { isDeciderGone: false } });
  await desk.client.declare({ people: [await leaver(OTHER_AGENT, 'Ben Agent', true)] });
});
