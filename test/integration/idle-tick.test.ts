import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { DANA, SmallDesk } from '../support/small-desk.ts';

/** What the schedule of every five minutes costs a site on which nothing waits. */

const MOST_STATEMENTS = 5;
const Calls = z.array(
  z.looseObject({ seq: z.number(), kind: z.string(), functionKey: z.string().nullish(), path: z.string().nullish() }),
);

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(() => desk.stop());

/** Calls of the platform that the ticks of `minutes` make. */
const callsOfTicks = async (minutes: number) => {
  const before = Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
  await desk.client.advance(`PT${minutes}M`);
  return Calls.parse(await desk.client.calls(before)).filter(
    ({ seq, kind, functionKey }) => seq > before && functionKey === 'tick' && kind !== 'invocation',
  );
};

it('asks in few statements whether anything waits, and nothing else', async (context) => {
  spareOfFaults(context, 'counts calls; every failed one is made again');
  const key = await desk.closedRequest(DANA, 'Closed and settled');
  await desk.rate(DANA, key, 5);
  await desk.client.advance('PT3H', 'coalesce');
  const calls = await callsOfTicks(5);
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.length).toBeLessThanOrEqual(MOST_STATEMENTS);
  expect(new Set(calls.map(({ kind }) => kind))).toEqual(new Set(['sql']));
});
