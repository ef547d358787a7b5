import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';
import { ADMIN, DANA, MOTI, SmallDesk, SMALL_SETTINGS } from '../support/small-desk.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';

/** The history from before the app, read by a schedule that dies at each of its platform calls in turn. */

const Rows = z.array(z.record(z.string(), z.unknown()));
const State = z.looseObject({
  sql: z.looseObject({ requests: Rows, invitations: Rows, names: Rows, native_ratings: Rows }),
});
const Calls = z.array(z.looseObject({ seq: z.number(), kind: z.string(), functionKey: z.string().nullish() }));

let desk: SmallDesk;
/** The site at the moment in which an admin has asked for both walks. */
let asked: unknown;
let untroubled: unknown;
/** Platform calls of the run that reads everything. */
let calls = 0;

const settings = (functionKey: string, payload: unknown) => desk.adminPage(functionKey, payload);

/** Everything that has been read, and what is shown of it. */
const told = async () => {
  const { requests, invitations, names, native_ratings: ratings } = State.parse(await desk.client.state()).sql;
  // When a detector looks and its field is written depends on when the request was met.
  const facts = requests.map((row) => ({ ...row, look_at: null, seen_at: null }));
  const byId = (rows: z.infer<typeof Rows>) => rows.map((row) => JSON.stringify(row)).toSorted();
  const gadget = await desk.gadget(ADMIN, 'readGadget', { config: {}, period: 'all' });
  return {
    requests: byId(facts),
    ratings: byId(ratings),
    names: byId(names),
    invitations,
    gadget: gadget.ok ? [gadget.value['totals'], gadget.value['byProcess'], gadget.value['byDepartment']] : gadget,
    isDone: await Promise.all(
      ['requests', 'ratings'].map(async (of) =>
        JSON.stringify(await settings('readBackFill', { of })).includes('"done"'),
      ),
    ),
  };
};

beforeAll(async () => {
  desk = await SmallDesk.unsaved();
  for (const [n, person] of [DANA, MOTI, DANA].entries()) {
    const key = await desk.closedRequest(person, `Old ${n}`);
    if (n < 2) await desk.rateNatively(person, key, 4);
  }
  await desk.raise(DANA, 'Old and open');
  await desk.client.advance('P20D', 'coalesce');
  await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
  await desk.client.advance('PT10M');
  for (const kind of ['requests', 'ratings']) await settings('controlBackFill', { of: kind, action: 'start' });
  asked = await desk.client.snapshot();
  const before = Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
  await desk.client.advance('PT5M');
  const made = Calls.parse(await desk.client.calls(before)).filter(
    ({ seq, kind, functionKey }) => seq > before && functionKey === 'tick' && kind !== 'invocation',
  );
  calls = made.length;
  await desk.client.advance('PT20M');
  untroubled = await told();
}, 120_000);
afterAll(() => desk?.stop());

it('reads four requests and two ratings where nothing dies, and asks nobody', () => {
  expect(untroubled).toMatchObject({ invitations: [], isDone: [true, true], gadget: [{ closed: 3, open: 1 }, {}, {}] });
  expect(calls).toBeGreaterThan(10);
});

it('comes to the same wherever it dies', { timeout: 600_000 }, async (context) => {
  spareOfFaults(context, 'places each kill itself');
  for (let call = 1; call <= calls; call += 1) {
    await desk.client.restore(asked);
    await desk.client.faults({ killAfterCall: { call, functionKey: 'tick' } });
    await desk.client.advance('PT5M');
    await desk.client.faults({ reset: true });
    await desk.client.advance('PT20M');
    expect(await told(), `killed after call ${call} of ${calls}`).toEqual(untroubled);
  }
});
