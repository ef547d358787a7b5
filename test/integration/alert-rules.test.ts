import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { leave } from '../support/signed-contract.ts';
import { ADMIN, AGENT, DANA, OTHER_AGENT, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

const AT_AN_INSTANT = 'reads which threshold stands at an instant, which an outage moves';

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(async () => {
  await desk.stop();
});

const RESPONSE = { id: 'customfield_10701', name: 'Time to first response' };
const RULE = {
  ...SMALL_RULE,
  id: 'early',
  name: 'Early',
  metric: RESPONSE,
  thresholds: [{ kind: 'share', percent: 25 }],
  workingHoursOnly: true,
  budgetPerDay: 5,
  channels: { mail: false, comment: false },
};

const View = z.object({
  value: z.object({
    rules: z.array(
      z.object({
        rule: z.looseObject({ id: z.string() }),
        version: z.number(),
        state: z.object({ kind: z.string(), message: z.string().optional() }),
      }),
    ),
  }),
});
const save = (rule: object, version = 0, person = ADMIN) =>
  desk.workspace(person, 'saveAlertRule', { version, rule: { ...RULE, ...rule } });
const listed = async () => View.parse(await desk.workspace(ADMIN, 'readAlertRules', {})).value.rules;

const levelOf = async (key: string): Promise<unknown> => {
  const view = z
    .object({ value: z.object({ alerts: z.array(z.object({ threshold: z.unknown() })) }) })
    .parse(await desk.panel(AGENT, key));
  return view.value.alerts.map(({ threshold }) => threshold);
};

it('begins with the common rule, which mails nobody', async () => {
  expect(await desk.workspace(ADMIN, 'readAlertRules', {})).toMatchObject({
    ok: true,
    value: {
      rules: [
        { rule: { id: 'default', channels: { mail: false, comment: false } }, version: 0, state: { kind: 'on' } },
      ],
      metrics: expect.arrayContaining([RESPONSE]) as unknown,
      seen: 0,
    },
  });
});

it('marks what was past a threshold before the rule as seen, and tells of what comes after it', async (context) => {
  const before = await desk.raise(DANA, 'Before the rule');
  await desk.client.advance('PT90M');
  expect(await save({})).toMatchObject({ ok: true, value: { rules: [{}, { rule: { id: 'early' }, version: 1 }] } });
  spareOfFaults(context, AT_AN_INSTANT);
  const after = await desk.raise(DANA, 'After the rule');
  await desk.client.advance('PT70M');
  expect(await levelOf(before)).toEqual([{ kind: 'share', percent: 25 }]);
  expect(await levelOf(after)).toEqual([{ kind: 'share', percent: 25 }]);
  expect(await desk.workspace(ADMIN, 'readAlertRules', {})).toMatchObject({ value: { seen: 1 } });
  for (const key of [before, after]) await desk.move(AGENT, key, 'resolve');
});

it('speaks only of requests that meet its condition', async (context) => {
  const { version } = (await listed()).find(({ rule }) => rule.id === 'early') ?? { version: -1 };
  expect(await save({ condition: 'summary ~ "payslip"' }, version)).toMatchObject({ ok: true });
  spareOfFaults(context, AT_AN_INSTANT);
  const [payslip, other] = [await desk.raise(DANA, 'A payslip'), await desk.raise(DANA, 'A badge')];
  await desk.client.advance('PT75M');
  expect(await levelOf(payslip)).toEqual([{ kind: 'share', percent: 25 }]);
  expect(await levelOf(other)).toEqual([]);
});

it('tells the second of two editors, and changes nothing', async () => {
  expect(await save({ name: 'Mine' }, 1)).toMatchObject({ ok: false, error: { code: 'STALE_SAVE' } });
  expect(await desk.workspace(ADMIN, 'removeAlertRule', { id: 'early', version: 1 })).toMatchObject({
    ok: false,
    error: { code: 'STALE_SAVE' },
  });
  expect((await listed()).find(({ rule }) => rule.id === 'early')?.rule['name']).toBe('Early');
});

describe('is refused, with the field', () => {
  it.each([
    ['a condition that is no JQL', { condition: 'summary ~~ payslip' }, 'BAD_CONDITION', 'condition'],
    ['a condition on a field there is not', { condition: 'nonsense = 5' }, 'BAD_CONDITION', 'condition'],
    [
      'more time before the breach than any clock has',
      { thresholds: [{ kind: 'breach' }, { kind: 'before', minutes: 600 }] },
      'BEYOND_GOAL',
      'thresholds.1',
    ],
    [
      'a share beyond the goal',
      { thresholds: [{ kind: 'share', percent: 120 }] },
      'BAD_INPUT',
      'rule.thresholds.0.percent',
    ],
    ['a threshold twice', { thresholds: [{ kind: 'breach' }, { kind: 'breach' }] }, 'BAD_INPUT', 'thresholds'],
    ['no threshold', { thresholds: [] }, 'BAD_INPUT', 'rule.thresholds'],
    ['a metric there is not', { metric: { id: 'customfield_99', name: 'Gone' } }, 'BAD_INPUT', 'metric'],
    [
      'a second level that is nobody',
      { secondLevel: { accountId: 'gone', afterMinutes: 60 } },
      'BAD_INPUT',
      'secondLevel',
    ],
    ['quiet hours without an end', { quietHours: { from: 60, to: 60 } }, 'BAD_INPUT', 'quietHours'],
    ['an id with a path in it', { id: '../default' }, 'BAD_INPUT', 'rule.id'],
    ['another project', { projectId: '10799' }, 'BAD_INPUT', 'rule'],
  ])('%s', async (...[, rule, code, field]) => {
    const count = (await listed()).length;
    expect(await save({ id: 'bad', ...rule })).toMatchObject({ ok: false, error: { code, field } });
    expect(await listed()).toHaveLength(count);
  });

  it("a condition, in Jira's own words", async () => {
    const answer = await save({ id: 'bad', condition: 'nonsense = 5' });
    expect(answer).toMatchObject({ error: { params: { message: expect.stringContaining('nonsense') as unknown } } });
  });

  it('a person who manages nothing', async () => {
    expect(await save({}, 0, AGENT)).toMatchObject({ ok: false, error: { code: 'NOT_MANAGER' } });
    expect(await desk.workspace(AGENT, 'removeAlertRule', { id: 'early', version: 2 })).toMatchObject({
      error: { code: 'NOT_MANAGER' },
    });
  });
});

it('is removed by the version that was read', async () => {
  const { version } = (await listed()).find(({ rule }) => rule.id === 'early') ?? { version: -1 };
  expect(await desk.workspace(ADMIN, 'removeAlertRule', { id: 'early', version })).toMatchObject({ ok: true });
  expect((await listed()).map(({ rule }) => rule.id)).toEqual(['default']);
});

it('says of a rule whose second level has left that they have, and takes nobody who has', async () => {
  const left = { accountId: OTHER_AGENT, afterMinutes: 60 };
  expect(await save({ id: 'upwards', name: 'Upwards', secondLevel: left })).toMatchObject({ ok: true });
  const stateOf = async () => (await listed()).find(({ rule }) => rule.id === 'upwards')?.state.kind;
  expect(await stateOf()).toBe('on');
  await leave(desk, OTHER_AGENT, 'Ben Agent');
  expect(await stateOf()).toBe('person-left');
  expect(await save({ id: 'again', name: 'Again', secondLevel: left })).toMatchObject({
    error: { code: 'BAD_INPUT', field: 'secondLevel' },
  });
});
