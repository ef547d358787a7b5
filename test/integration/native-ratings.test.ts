import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';
import { faultSeed } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, RATERS, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';

/** What Jira's own survey asked before the app was there: a source of its own, under the rules of releases. */

const State = z.looseObject({
  sql: z.looseObject({ native_ratings: z.array(z.record(z.string(), z.unknown())), answers: z.array(z.unknown()) }),
});
const Shown = z.looseObject({
  ok: z.literal(true),
  value: z.looseObject({
    tile: z.looseObject({ figure: z.looseObject({ state: z.string() }) }),
    details: z.looseObject({
      divisions: z.array(z.looseObject({ by: z.string(), rows: z.array(z.looseObject({ figure: z.unknown() })) })),
    }),
  }),
});

/** A step that died after it had stored is made again, and finds nothing to add. */
const ADDED_ALL = faultSeed() === null ? { added: RATERS.length } : {};

let desk: SmallDesk;
beforeEach(async () => {
  desk = await SmallDesk.unsaved();
});
afterEach(() => desk?.stop());

const call = (functionKey: string, payload: unknown, accountId = ADMIN) =>
  desk.adminPage(functionKey, payload, accountId);
const control = (action: string) => call('controlBackFill', { of: 'ratings', action });
const sqlOf = async () => State.parse(await desk.client.state()).sql;

/** A request of this person, closed and rated in Jira's own survey. */
const rated = async (person: string, rating: number): Promise<string> => {
  const key = await desk.closedRequest(person, `Old request of ${person}`);
  await desk.rateNatively(person, key, rating);
  return key;
};

const nativeIn = async (tile: string, payload: Readonly<Record<string, unknown>> = {}) => {
  const answer = Shown.parse(await desk.gadget(ADMIN, 'readTile', { config: {}, tile, period: '4w', ...payload }));
  return answer.value.details.divisions.find(({ by }) => by === 'native')?.rows[0]?.figure ?? null;
};

it('shows imported ratings beside ours from five people on, with the next release, and mixes them into none', async () => {
  for (const [index, person] of RATERS.entries()) await rated(person, index === 0 ? 2 : 5);
  // What was closed in the last fourteen days is asked about by the first walk after the start, which comes sooner under faults.
  await desk.client.advance(faultSeed() === null ? 'P7D' : 'P15D', 'coalesce');
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
  expect(await call('readBackFill', { of: 'ratings' })).toMatchObject({ value: { work: null } });
  expect(await control('start')).toMatchObject({ value: { work: { state: 'running', read: 0 } } });
  await desk.client.advance('PT10M');
  expect(await call('readBackFill', { of: 'ratings' })).toMatchObject({
    value: { work: { state: 'done', read: RATERS.length, ...ADDED_ALL } },
  });
  const { native_ratings: rows, answers } = await sqlOf();
  expect(rows.map((row) => Number(row['rating'])).toSorted((a, b) => a - b)).toEqual(
    RATERS.map((_, n) => (n === 0 ? 2 : 5)),
  );
  expect(JSON.stringify(rows)).not.toContain('nobody else reads this');
  expect(answers).toEqual([]);
  await desk.client.advance('P7D', 'coalesce');
  const mean = (2 + 5 * (RATERS.length - 1)) / RATERS.length;
  expect(await nativeIn('experience')).toMatchObject({
    state: 'ready',
    value: Math.round(mean * 100) / 100,
    n: RATERS.length,
    people: RATERS.length,
  });
  expect(await nativeIn('satisfaction')).toMatchObject({ state: 'ready', n: RATERS.length });
  const shown = Shown.parse(await desk.gadget(ADMIN, 'readTile', { config: {}, tile: 'experience', period: '4w' }));
  expect(shown.value.tile.figure.state).toBe('none');
});

it('says "too few" of four people, and never who', async () => {
  for (const person of RATERS.slice(0, 4)) await rated(person, 1);
  await desk.client.advance('P7D', 'coalesce');
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
  await control('start');
  await desk.client.advance('P7D', 'coalesce');
  expect((await sqlOf()).native_ratings).toHaveLength(4);
  expect(await nativeIn('experience')).toEqual({ state: 'too-few' });
});

it('changes nothing when it is read again, and is for admins alone', async () => {
  await rated(RATERS[0], 3);
  await desk.client.advance('P1D', 'coalesce');
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
  expect(await call('controlBackFill', { of: 'ratings', action: 'start' }, AGENT)).toMatchObject({
    ok: false,
    error: { code: 'NOT_ADMIN' },
  });
  expect(await call('controlBackFill', { of: 'comments', action: 'start' })).toMatchObject({
    ok: false,
    error: { code: 'BAD_INPUT', field: 'of' },
  });
  await control('start');
  await desk.client.advance('PT10M');
  const before = JSON.stringify((await sqlOf()).native_ratings);
  await control('start');
  await desk.client.advance('PT10M');
  expect(await call('readBackFill', { of: 'ratings' })).toMatchObject({ value: { work: { read: 1, added: 0 } } });
  expect(JSON.stringify((await sqlOf()).native_ratings)).toBe(before);
});
