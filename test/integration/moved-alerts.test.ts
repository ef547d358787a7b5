import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { declareSecondDesk, moveToSecondDesk, SECOND_DESK } from '../support/second-desk.ts';
import { ADMIN, AGENT, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

/** The common rule, told by mail and comment in both projects. */
const TOLD = {
  ...SMALL_RULE,
  id: 'default',
  metric: null,
  thresholds: [{ kind: 'share', percent: 75 }, { kind: 'breach' }],
};
const THREE_QUARTERS = { kind: 'share', percent: 75 };

const Issues = z.looseObject({ issues: z.array(z.looseObject({ fields: z.record(z.string(), z.unknown()) })) });
const Fields = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const Mails = z.looseObject({ jira: z.looseObject({ mails: z.array(z.looseObject({ textBody: z.string() })) }) });
const Rows = z.array(z.looseObject({}));
const Sql = z.looseObject({
  sql: z.looseObject({
    requests: Rows,
    clocks: Rows,
    alert_fields: Rows,
    alerts: z.array(z.looseObject({ ended_at: z.unknown() })),
  }),
});
const Comments = z.looseObject({ comments: z.array(z.looseObject({ jsdPublic: z.boolean(), body: z.unknown() })) });

let desk: SmallDesk | null = null;
beforeEach((context) => spareOfFaults(context, 'reads which threshold stands at an instant, which an outage moves'));
afterEach(async () => {
  await desk?.stop();
  desk = null;
});

/** A request of the first desk at three quarters of its first response, told to its assignee. */
async function toldAtThreeQuarters(projectIds: readonly string[] | null): Promise<SmallDesk> {
  const site = await SmallDesk.start({ settings: { ...SMALL_SETTINGS, projectIds } });
  desk = site;
  await declareSecondDesk(site, { hasClocks: true });
  for (const projectId of projectIds ?? ['10700', SECOND_DESK.id])
    await site.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: TOLD }, 'en-US', projectId);
  await site.client.advance('PT10M');
  const key = await site.raise(DANA, 'Belongs to another desk');
  await site.client.rest(ADMIN, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
  await site.client.advance('PT3H5M');
  expect(key).toBe('HELP-1');
  expect(await shown(site, key)).toEqual(['75% used: Time to first response', '2026-10-05T13:10:00.000+0000']);
  expect(await mails(site)).toHaveLength(1);
  return site;
}

async function movedAtThreeQuarters(projectIds: readonly string[] | null): Promise<SmallDesk> {
  const site = await toldAtThreeQuarters(projectIds);
  await moveToSecondDesk(site, 'HELP-1');
  await site.client.advance('PT10M');
  return site;
}

const shown = async (
  site: SmallDesk,
  key: string,
  names: readonly string[] = ['SLA alert', 'Next breach'],
): Promise<readonly unknown[]> => {
  const fields = Fields.parse(await site.client.rest(AGENT, 'GET /rest/api/3/field'));
  const ids = names.map((name) => fields.find((field) => field.name === name)?.id ?? name);
  const body = { jql: `key = ${key}`, fields: ids };
  const { issues } = Issues.parse(await site.client.rest(AGENT, 'POST /rest/api/3/search/jql', body));
  return ids.map((id) => issues[0]?.fields[id] ?? null);
};
const mails = async (site: SmallDesk) => Mails.parse(await site.client.state()).jira.mails;
const comments = async (site: SmallDesk, key: string) => {
  const all = Comments.parse(await site.client.rest(AGENT, `GET /rest/api/3/issue/${key}/comment`)).comments;
  return all.filter(({ jsdPublic }) => !jsdPublic).map(({ body }) => JSON.stringify(body));
};

it('follows a request to another desk that is served, under its new key', async () => {
  const site = await movedAtThreeQuarters(null);
  expect(await shown(site, 'PAY-1')).toEqual(['75% used: Time to first response', '2026-10-05T13:10:00.000+0000']);
  expect(await site.experiencePage(AGENT)).toMatchObject({ ok: true, value: { risks: [] } });
  expect(await site.experiencePage(AGENT, SECOND_DESK.id)).toMatchObject({
    ok: true,
    value: { risks: [{ issueKey: 'PAY-1', reason: 'soon', threshold: THREE_QUARTERS }], seenAtStart: 0 },
  });
  expect(await site.panel(AGENT, 'PAY-1')).toMatchObject({ value: { alerts: [{ threshold: THREE_QUARTERS }] } });
  const [early, ...more] = await comments(site, 'PAY-1');
  expect(more).toEqual([]);
  expect(early).toContain('PAY-1: 75% of the promised time');
  expect(early).not.toContain('HELP-1');
  expect(await mails(site)).toHaveLength(1);
  await site.client.advance('PT1H');
  expect(await shown(site, 'PAY-1')).toEqual(['Breached: Time to first response', null]);
  expect((await mails(site)).map(({ textBody }) => textBody.slice(0, 5))).toEqual(['HELP-', 'PAY-1']);
  expect(await comments(site, 'PAY-1')).toEqual([expect.stringContaining('PAY-1: we missed the promised time')]);
});

/** What is stored of alerts that stand; every alert there was has an end. */
const standing = async (site: SmallDesk): Promise<readonly unknown[]> => {
  const { clocks, alert_fields: fields, alerts } = Sql.parse(await site.client.state()).sql;
  expect(alerts).not.toEqual([]);
  return [...clocks, ...fields, ...alerts.filter(({ ended_at: endedAt }) => endedAt === null)];
};

const ALL = ['SLA alert', 'Next breach', 'Experience risk'];
const NOTHING = [null, null, null];

it('is withdrawn from a request that went to a desk that is not served', async () => {
  const site = await movedAtThreeQuarters(['10700']);
  expect(await shown(site, 'PAY-1', ALL)).toEqual(NOTHING);
  expect(await site.panel(AGENT, 'PAY-1')).toMatchObject({ ok: true, value: { alerts: [], risk: null } });
  expect(await site.experiencePage(AGENT)).toMatchObject({ ok: true, value: { risks: [] } });
  // Neither the breach nor the silence of a week is told of it or shown on it.
  await site.client.advance('PT2H');
  await site.client.advance('P9D', 'coalesce');
  await site.client.advance('PT10M');
  expect(await mails(site)).toHaveLength(1);
  expect(await shown(site, 'PAY-1', ALL)).toEqual(NOTHING);
  expect(await site.experiencePage(AGENT)).toMatchObject({ ok: true, value: { risks: [] } });
  expect(await site.panel(AGENT, 'PAY-1')).toMatchObject({ ok: true, value: { alerts: [], risk: null } });
  expect(await standing(site)).toEqual([]);
  // Nothing tells of it again but that it is deleted.
  await site.client.rest(ADMIN, 'DELETE /rest/api/3/issue/PAY-1');
  await site.client.advance('PT10M');
  expect(JSON.stringify(Sql.parse(await site.client.state()).sql.requests)).not.toContain('PAY-1');
});

it('ends with a request that was deleted', async () => {
  const site = await toldAtThreeQuarters(null);
  expect(await standing(site)).not.toEqual([]);
  await site.client.rest(ADMIN, 'DELETE /rest/api/3/issue/HELP-1');
  await site.client.advance('PT10M');
  expect(await standing(site)).toEqual([]);
  expect(await site.experiencePage(AGENT)).toMatchObject({ ok: true, value: { risks: [] } });
  await site.client.advance('PT2H');
  expect(await mails(site)).toHaveLength(1);
});

/** Both of its clocks are past all of their thresholds: nothing is ahead that would look at it again. */
async function pastAll(projectIds: readonly string[] | null): Promise<SmallDesk> {
  const site = await toldAtThreeQuarters(projectIds);
  await site.client.advance('P2D', 'coalesce');
  await site.client.advance('PT10M');
  expect(await site.panel(AGENT, 'HELP-1')).toMatchObject({
    value: { alerts: [{ threshold: { kind: 'breach' } }, { threshold: { kind: 'breach' } }] },
  });
  return site;
}

it('is withdrawn within a day where nobody told of the move', async () => {
  const site = await pastAll(['10700']);
  await site.client.faults({ events: { drop: 1 } });
  await moveToSecondDesk(site, 'HELP-1');
  await site.client.faults({ reset: true });
  await site.client.advance('P1D');
  await site.client.advance('PT10M');
  expect(await shown(site, 'PAY-1')).toEqual([null, null]);
  expect(await standing(site)).toEqual([]);
});
