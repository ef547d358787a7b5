import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(() => desk.stop());

/** As many as a project may have. Jira is asked for fifty conditions in one call. */
const MOST = 100;
const CONDITIONS = 50;
const rule = (n: number) => ({
  ...SMALL_RULE,
  id: `rule-${n}`,
  name: `Rule ${n}`,
  metric: null,
  thresholds: [{ kind: 'share', percent: 1 + (n % 90) }],
  condition: `summary ~ "word${n % CONDITIONS}"`,
  channels: { mail: false, comment: false },
});
const save = (n: number, locale?: string) =>
  desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: rule(n) }, locale);

const Calls = z.array(z.looseObject({ seq: z.number(), method: z.string().optional(), path: z.string().optional() }));
/** Paths of Jira that the app asks while a request is raised, runs for hours and is answered. */
const asked = async (): Promise<readonly string[]> => {
  const before = Calls.parse(await desk.client.calls(0)).at(-1)?.seq ?? 0;
  const key = await desk.raise(DANA, 'nothing in common');
  await desk.client.advance('PT55M');
  await desk.comment(AGENT, key, 'Done, please look.');
  await desk.move(AGENT, key, 'resolve');
  await desk.client.advance('PT1H');
  const calls = Calls.parse(await desk.client.calls(before));
  return calls.flatMap(({ path }) => (path?.includes('/rest/api/3/') === true ? [path] : []));
};
const counts = (paths: readonly string[]) => ({
  match: paths.filter((path) => path.includes('jql/match')).length,
  search: paths.filter((path) => path.includes('search/jql')).length,
  fetch: paths.filter((path) => path.includes('bulkfetch')).length,
});

it('asks Jira no oftener for a hundred rules than for one, and refuses the next with the number', async (context) => {
  spareOfFaults(
    context,
    'counts the calls of Jira, which are repeated under faults, after a hundred saves by one click each',
  );
  expect(await save(0)).toMatchObject({ ok: true });
  await desk.client.advance('PT1H');
  const ofOne = counts(await asked());
  for (let n = 1; n < MOST; n += 1) expect(await save(n)).toMatchObject({ ok: true });
  await desk.client.advance('PT1H');
  const ofAll = counts(await asked());
  expect(await save(MOST)).toMatchObject({
    ok: false,
    error: { code: 'TOO_MANY_RULES', message: expect.stringContaining('at most 100 rules') as unknown },
  });
  expect(await save(MOST, 'he-IL')).toMatchObject({ error: { message: expect.stringContaining('100') as unknown } });
  expect(await desk.workspace(ADMIN, 'readAlertRules', {})).toMatchObject({
    value: { rules: { length: MOST + 1 } },
  });
  expect(ofOne.match).toBeGreaterThan(0);
  expect(ofAll.match).toBeLessThanOrEqual(ofOne.match + 1);
  expect(ofAll.search).toBeLessThanOrEqual(ofOne.search);
  expect(ofAll.fetch).toBeLessThanOrEqual(ofOne.fetch);
});
