import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';

const Calls = z.array(
  z.looseObject({ seq: z.number(), kind: z.string(), points: z.number(), functionKey: z.string().nullish() }),
);
const Tables = z.looseObject({ sql: z.unknown() });
const Search = z.looseObject({ issues: z.array(z.looseObject({ key: z.string() })) });

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
});
afterAll(() => desk.stop());

const callsSince = async (seq: number) => Calls.parse(await desk.client.calls(seq));
const foundBy = async (jql: string): Promise<readonly string[]> => {
  const body = { jql, fields: ['summary'] };
  return Search.parse(await desk.client.rest(AGENT, 'POST /rest/api/3/search/jql', body)).issues.map(({ key }) => key);
};

it('goes from a close to the queue within its budget of calls', async (context) => {
  spareOfFaults(context, 'counts calls; every failed one is made again');
  // The first close of a site reads what the site is made of; every later one does not.
  await desk.closedRequest(DANA, 'The first of the site');
  await desk.client.advance('PT2M');
  const key = await desk.raise(DANA, 'October payslip fix');
  await desk.client.advance('PT1M');
  await desk.comment(AGENT, key, 'Done, please look.');
  // What the comment itself costs is none of the close's.
  await desk.client.advance('PT1M');
  const before = (await callsSince(0)).at(-1)?.seq ?? 0;
  await desk.move(AGENT, key, 'resolve');
  await desk.card(DANA, key, 'readCard', {});
  const rated = await desk.rate(DANA, key, 5);
  const item = rated.ok ? rated.value['driverItem'] : null;
  const details = { driver: { item, value: 4 }, reasons: ['too-long'], comment: 'Thank you' };
  expect(await desk.card(DANA, key, 'addDetails', { language: 'en', direction: 'ltr', ...details })).toMatchObject({
    ok: true,
  });
  await desk.client.advance('PT1M');
  const calls = (await callsSince(before)).filter(({ functionKey }) => functionKey !== 'tick');
  const count = (kind: string): number => calls.filter((call) => call.kind === kind).length;
  expect(count('jira')).toBeLessThanOrEqual(3);
  expect(count('sql')).toBeLessThanOrEqual(14);
  expect(count('invocation')).toBeLessThanOrEqual(5);
  expect(calls.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(5);
  expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Met', 'XLA score': 5 });
});

it('lets agents find requests by what was answered', async () => {
  const good = await desk.closedRequest(DANA, 'A good one');
  const bad = await desk.closedRequest(DANA, 'A bad one');
  await desk.rate(DANA, good, 5);
  await desk.rate(DANA, bad, 1);
  await desk.client.advance('PT2M');
  expect(await foundBy('project = HELP AND "XLA score" <= 2')).toEqual([bad]);
  expect(await foundBy('project = HELP AND "XLA score" >= 4 ORDER BY created ASC')).toContain(good);
  expect(await foundBy('project = HELP AND "XLA status" ~ "Missed"')).toEqual([bad]);
});

it('asks within the hour about a close whose event was lost', async () => {
  const key = await desk.raise(DANA, 'Nobody told us');
  await desk.client.advance('PT30M');
  await desk.comment(AGENT, key, 'Done, please look.');
  await desk.client.faults({ events: { drop: 1 } });
  await desk.move(AGENT, key, 'resolve');
  await desk.client.faults({ reset: true });
  expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'open' } });
  await desk.client.advance('PT70M');
  expect(await desk.card(DANA, key, 'readCard', {})).toMatchObject({ value: { kind: 'ask', invited: true } });
  expect(await desk.fieldsOf(key)).toMatchObject({ 'XLA status': 'Awaiting rating' });
});

it('forgets within days a request whose deletion nobody told of', async () => {
  const key = await desk.closedRequest(DANA, 'Deleted in silence');
  await desk.rate(DANA, key, 3);
  await desk.client.faults({ events: { drop: 1 } });
  await desk.client.rest(ADMIN, `DELETE /rest/api/3/issue/${key}`);
  await desk.settle();
  await desk.client.faults({ reset: true });
  const stored = async () => JSON.stringify(Tables.parse(await desk.client.state()).sql);
  expect(await stored()).toContain('Deleted in silence');
  for (const _ of [1, 2]) await desk.client.advance('P1D', 'coalesce');
  await desk.settleInDays();
  expect(await stored()).not.toContain('Deleted in silence');
  expect(await stored()).not.toContain(`"${key}"`);
});
