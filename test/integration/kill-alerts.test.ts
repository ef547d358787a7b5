import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

const RULE = {
  ...SMALL_RULE,
  thresholds: [{ kind: 'share', percent: 50 }],
};

let desk: SmallDesk;
let before: unknown;
let key: string;
beforeAll(async () => {
  desk = await SmallDesk.start();
  await desk.client.advance('PT10M');
  await desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: RULE });
  key = await desk.raise(DANA);
  await desk.client.rest(ADMIN, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
  // Half of four hours is over at 11:10, and the look of that minute is queued.
  await desk.client.advance('PT1H58M');
  before = await desk.client.snapshot();
});
afterAll(() => desk.stop());
beforeEach((context) => spareOfFaults(context, 'kills by itself, at one call after the other'));

const Fields = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const Issues = z.looseObject({ issues: z.array(z.looseObject({ fields: z.record(z.string(), z.unknown()) })) });
const Comments = z.looseObject({ comments: z.array(z.looseObject({ jsdPublic: z.boolean(), body: z.unknown() })) });
const State = z.looseObject({
  jira: z.looseObject({ mails: z.array(z.unknown()) }),
  sql: z.looseObject({ alert_mails: z.array(z.looseObject({ state: z.string() })) }),
});

const alertField = async (): Promise<unknown> => {
  const fields = Fields.parse(await desk.client.rest(AGENT, 'GET /rest/api/3/field'));
  const id = fields.find(({ name }) => name === 'SLA alert')?.id ?? '';
  const body = { jql: `key = ${key}`, fields: [id] };
  return Issues.parse(await desk.client.rest(AGENT, 'POST /rest/api/3/search/jql', body)).issues[0]?.fields[id];
};
const threads = async (): Promise<readonly string[]> => {
  const { comments } = Comments.parse(await desk.client.rest(AGENT, `GET /rest/api/3/issue/${key}/comment`));
  return comments.filter(({ jsdPublic }) => !jsdPublic).map(({ body }) => JSON.stringify(body));
};

/** More platform calls than look and tick make: the last rounds kill nothing and prove that the count was high enough. */
const LAST_CALL = 36;
const calls = Array.from({ length: LAST_CALL }, (_, index) => index + 1);

it.each(calls)(
  'an alert whose functions die after platform call %i stands everywhere and is told once',
  async (call) => {
    await desk.client.restore(before);
    await desk.client.faults({ killAfterCall: call });
    await desk.client.advance('PT6M');
    const atOnce = { field: await alertField(), threads: await threads() };
    await desk.client.faults({ reset: true });
    await desk.client.advance('PT20M');
    expect(await alertField()).toBe('50% used: Time to first response');
    expect(await desk.panel(AGENT, key)).toMatchObject({
      value: { alerts: [{ threshold: { kind: 'share', percent: 50 } }] },
    });
    expect(await threads()).toEqual([expect.stringContaining('50% of the promised time has passed')]);
    const { jira, sql } = State.parse(await desk.client.state());
    const doubtful = sql.alert_mails.filter(({ state }) => state !== 'sent').length;
    expect(sql.alert_mails).toHaveLength(1);
    expect(jira.mails.length).toBeLessThanOrEqual(1);
    expect(jira.mails.length + doubtful).toBeGreaterThanOrEqual(1);
    // Only who died between the claim and the answer leaves a doubt.
    if (call < LAST_CALL) return;
    expect(doubtful).toBe(0);
    expect(atOnce).toEqual({ field: await alertField(), threads: await threads() });
  },
);
