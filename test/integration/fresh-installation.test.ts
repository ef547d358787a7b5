import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saveSettings } from '../../demo/save-settings.ts';
import { TABLES } from '../../src/adapters/sql/migrations.ts';
import { spareOfFaults } from '../support/faults/fault-seed.ts';
import { ADMIN, AGENT, DANA, SMALL_SETTINGS, SmallDesk } from '../support/small-desk.ts';
import { SMALL_RULE } from '../support/small-rule.ts';

/** Forge takes 25 definitions a minute; the app has more tables than that. */

const State = z.looseObject({
  sql: z.record(z.string(), z.unknown()),
  jira: z.looseObject({ mails: z.array(z.unknown()) }),
});
const Comments = z.looseObject({ comments: z.array(z.unknown()) });

let desk: SmallDesk;
beforeEach(async () => {
  desk = await SmallDesk.unsaved();
});
afterEach(() => desk?.stop());

const tables = async () => Object.keys(State.parse(await desk.client.state()).sql).toSorted();

it('can be set up in its first minute, and has every table after the second', async () => {
  expect(await desk.adminPage('readSettings', {})).toMatchObject({
    ok: true,
    value: { version: 0, settings: { isStarted: false } },
  });
  await desk.client.advance('PT2M');
  expect(await tables()).toEqual(TABLES.map(({ name }) => name).toSorted());
});

describe('started over clocks that are past a threshold already', () => {
  /** The common rule, told by mail and comment: by itself it keeps nothing back that was crossed before the start. */
  const TOLD = {
    ...SMALL_RULE,
    id: 'default',
    metric: null,
    thresholds: [{ kind: 'share', percent: 75 }, { kind: 'breach' }],
  };
  const assigned = async (summary: string): Promise<string> => {
    const key = await desk.raise(DANA, summary);
    await desk.client.rest(ADMIN, `PUT /rest/api/3/issue/${key}/assignee`, { accountId: AGENT });
    return key;
  };
  const mails = async () => State.parse(await desk.client.state()).jira.mails;
  const comments = async (key: string) =>
    Comments.parse(await desk.client.rest(AGENT, `GET /rest/api/3/issue/${key}/comment`)).comments;

  it('tells nobody of them, counts them once, and shows them; what comes after is told', async (context) => {
    spareOfFaults(context, 'starts between two instants of a clock, which an outage moves');
    await desk.client.advance('PT2M');
    // People look around before the start, and a manager turns every channel on.
    await desk.experiencePage(AGENT);
    await desk.workspace(ADMIN, 'readAlertRules', {});
    expect(await desk.workspace(ADMIN, 'saveAlertRule', { version: 0, rule: TOLD })).toMatchObject({ ok: true });
    const breached = await assigned('Breached before the start');
    await desk.client.advance('PT50M');
    const late = await assigned('At three quarters before the start');
    await desk.client.advance('PT3H20M');
    await saveSettings(desk.client, ADMIN, SMALL_SETTINGS);
    await desk.client.advance('PT10M');
    expect(await desk.experiencePage(AGENT)).toMatchObject({
      value: {
        risks: [
          { issueKey: breached, reason: 'breached' },
          { issueKey: late, reason: 'soon', threshold: { kind: 'share', percent: 75 } },
        ],
        seenAtStart: 2,
      },
    });
    for (const [key, threshold] of [
      [breached, { kind: 'breach' }],
      [late, { kind: 'share', percent: 75 }],
    ] as const) {
      expect(await desk.panel(AGENT, key)).toMatchObject({ value: { alerts: [{ threshold, lateMs: null }] } });
      expect(await comments(key)).toEqual([]);
    }
    expect(await mails()).toEqual([]);
    // The second one breaches after the start.
    await desk.client.advance('PT45M');
    expect(await mails()).toMatchObject([{ recipientIds: [AGENT] }]);
    expect(await comments(late)).toHaveLength(1);
    expect(await comments(breached)).toEqual([]);
  });
});
