import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { SMALL_DESK } from '../support/small-desk-world.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

const RESPONSE = { id: 'customfield_10701', name: 'Time to first response' };
const RULE = {
  ...SMALL_RULE,
  id: 'tried',
  name: 'Tried',
  metric: RESPONSE,
  thresholds: [{ kind: 'share', percent: 75 }, { kind: 'breach' }],
  recipients: ['assignee', 'team-lead'],
  workingHoursOnly: true,
  budgetPerDay: 5,
  channels: { mail: true, comment: false },
};

const Rules = z.object({ value: z.object({ rules: z.array(z.unknown()) }) });

let desk: SmallDesk;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
});
afterAll(() => desk.stop());

const attempt = (rule: object = {}, from: unknown = null, person = ADMIN) =>
  desk.workspace(person, 'tryAlertRule', { rule: { ...RULE, ...rule }, from });
const View = z.object({
  value: z.looseObject({ counts: z.looseObject({ requests: z.number() }), total: z.number(), done: z.number() }),
});

const COUNTS_TIMES = 'counts what times crossed, which an outage makes longer';

/** A request whose first reply took so long; the goal is four hours. */
const answeredAfter = async (wait: string): Promise<string> => {
  const key = await desk.raise(DANA, `Answered after ${wait}`);
  await desk.client.advance(wait, 'coalesce');
  await desk.move(AGENT, key, 'resolve');
  return key;
};

it('says that there is too little to tell anything from', async () => {
  await answeredAfter('PT5M');
  expect(await attempt()).toMatchObject({ ok: true, value: { isTooFew: true, counts: { runs: 1, alerts: 0 } } });
});

it('says what the rule would have done, to whom, and how much earlier', async (context) => {
  for (let n = 0; n < 9; n += 1) await answeredAfter('PT1M');
  await answeredAfter('PT3H30M');
  await desk.client.advance('PT20H30M', 'coalesce');
  await answeredAfter('PT5H');
  await desk.client.advance('PT90M', 'coalesce');
  spareOfFaults(context, COUNTS_TIMES);
  expect(await attempt()).toMatchObject({
    value: {
      isTooFew: false,
      after: null,
      done: 12,
      total: 12,
      leadMs: 3_600_000,
      counts: { requests: 12, runs: 12, alerts: 3, breached: 1, warned: 1, kept: 1, told: { assignee: 3, nobody: 0 } },
      names: [{ name: 'Ben Agent', messages: 3 }],
    },
  });
});

it('speaks only of the requests that meet its condition, and of the metric by its id', async (context) => {
  spareOfFaults(context, COUNTS_TIMES);
  const one = { condition: 'summary ~ "PT5H"' };
  expect(await attempt(one)).toMatchObject({ value: { counts: { requests: 1, alerts: 2, breached: 1 } } });
  const renamed = { metric: { ...RESPONSE, name: 'An older name' } };
  expect(await attempt(renamed)).toMatchObject({ value: { counts: { alerts: 3 } } });
});

it('goes on from where the last portion ended, and saves nothing', async () => {
  const before = await desk.workspace(ADMIN, 'readAlertRules', {});
  const { value } = View.parse(await attempt());
  const from = { after: '999999', done: value.done, counts: value.counts };
  expect(await attempt({}, from)).toMatchObject({ value: { done: value.done, counts: value.counts } });
  expect(await desk.workspace(ADMIN, 'readAlertRules', {})).toMatchObject({
    value: { rules: Rules.parse(before).value.rules },
  });
});

describe('is refused, with the field', () => {
  it.each([
    ['a condition that is no JQL', { condition: 'summary ~~ x' }, 'BAD_CONDITION', 'condition'],
    ['a metric that was deleted', { metric: { id: 'customfield_99', name: 'Gone' } }, 'BAD_INPUT', 'metric'],
    [
      'more time before the breach than any goal has',
      { thresholds: [{ kind: 'before', minutes: 60_000 }] },
      'BEYOND_GOAL',
      'thresholds.0',
    ],
  ])('%s', async (...[, rule, code, field]) => {
    expect(await attempt(rule)).toMatchObject({ ok: false, error: { code, field } });
  });

  it('a page of a project that is closed to the app, which says so to whoever manages it', async () => {
    const shut = await SmallDesk.start();
    const [project] = SMALL_DESK.projects;
    await shut.client.declare({ projects: [{ ...project, openToApps: false }] });
    await shut.client.advance('PT6M');
    for (const [functionKey, payload] of Object.entries({
      readWorkspace: {},
      readAlertRules: {},
      tryAlertRule: { rule: RULE, from: null },
    })) {
      const answer = await shut.workspace(ADMIN, functionKey, payload);
      expect(answer).toMatchObject({ ok: false, error: { code: 'PROJECT_CLOSED' } });
    }
    await shut.stop();
  });

  it('counts that are no counts', async () => {
    const from = { after: '1', done: -1, counts: {} };
    expect(await attempt({}, from)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
  });

  it('a person who manages nothing', async () => {
    expect(await attempt({}, null, AGENT)).toMatchObject({ ok: false, error: { code: 'NOT_MANAGER' } });
  });
});
