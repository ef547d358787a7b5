import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ADMIN, AGENT, DANA, SmallDesk } from '../support/small-desk.ts';
import { SMALL_DESK } from '../support/small-desk-world.ts';

/** Requests that Jira shows to people and not to the app: its project is closed to it, or a security level is. */

const [PROJECT] = SMALL_DESK.projects;
const SECRET = { id: '10790', name: 'Board only', memberIds: [AGENT, ADMIN], apps: false };
const HIDDEN = { ok: false, error: { code: 'REQUEST_HIDDEN' } };
const Health = z.looseObject({ value: z.looseObject({ lines: z.array(z.looseObject({ id: z.string() })) }) });

const promise = (desk: SmallDesk, key: string, locale?: string) =>
  desk.cardAnswer(DANA, key, 'readPromise', {}, locale);
const healthLine = async (desk: SmallDesk, id: string): Promise<unknown> => {
  const answer = await desk.adminPage('readHealth', {});
  return Health.parse(answer).value.lines.find((line) => line.id === id);
};

describe('a project that is closed to the app', () => {
  let desk: SmallDesk;
  let known: string;
  let unknown: string;
  beforeAll(async () => {
    desk = await SmallDesk.start();
    known = await desk.raise(DANA, 'Raised while it was open');
    await desk.client.declare({ projects: [{ ...PROJECT, openToApps: false }] });
    unknown = await desk.raise(DANA, 'Raised when it was closed');
    await desk.client.advance('PT6M');
  });
  afterAll(() => desk.stop());

  it('tells the requester of an open request that there will be no rating, in both languages', async () => {
    for (const key of [known, unknown]) expect(await promise(desk, key)).toMatchObject(HIDDEN);
    expect(await promise(desk, unknown, 'he-IL')).toMatchObject({
      error: { message: expect.stringContaining('מוסתרת מ־Inward') as unknown },
    });
  });

  it('tells the agent, and offers nothing', async () => {
    expect(await desk.panel(AGENT, unknown)).toMatchObject({ ok: true, value: { off: 'hidden', ask: null } });
    await desk.comment(AGENT, known, 'Working on it');
    await desk.client.advance('PT3H');
    expect(await desk.panel(AGENT, known)).toMatchObject({ value: { off: 'hidden', ask: null } });
  });

  it('takes no rating of what was closed there', async () => {
    await desk.move(AGENT, unknown, 'resolve');
    expect(await desk.rate(DANA, unknown, 5)).toMatchObject({ ok: false, error: { code: 'REQUEST_OPEN' } });
    expect(await promise(desk, unknown)).toMatchObject(HIDDEN);
  });

  it('is named by the experience page and the health check', async () => {
    expect(await desk.experiencePage(AGENT)).toMatchObject({ ok: false, error: { code: 'PROJECT_CLOSED' } });
    expect(await healthLine(desk, 'closed-projects')).toMatchObject({ level: 'attention', values: { keys: 'HELP' } });
  });

  it('is as before when it is opened again', async () => {
    await desk.client.declare({ projects: [{ ...PROJECT, openToApps: true }] });
    await desk.client.advance('PT2H');
    expect(await promise(desk, known)).toEqual({ ok: true, value: null });
    expect(await desk.panel(AGENT, known)).toMatchObject({ value: { off: null } });
  });
});

describe('a security level that keeps the app out', () => {
  let desk: SmallDesk;
  let key: string;
  beforeAll(async () => {
    desk = await SmallDesk.start();
    await desk.client.declare({ projects: [{ ...PROJECT, securityLevels: [SECRET] }] });
    key = await desk.raise(DANA, 'My salary');
    await desk.client.advance('PT1M');
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { security: { id: SECRET.id } } });
    await desk.client.advance('PT3H');
  });
  afterAll(() => desk.stop());

  it('tells requester and agent', async () => {
    expect(await promise(desk, key)).toMatchObject(HIDDEN);
    expect(await desk.panel(AGENT, key)).toMatchObject({ ok: true, value: { off: 'hidden', ask: null } });
  });

  it('is counted by the health check, beside the points of the hour', async () => {
    expect(await healthLine(desk, 'security-levels')).toMatchObject({
      level: 'attention',
      values: { count: 1, keys: 'HELP' },
    });
    expect(await healthLine(desk, 'points')).toMatchObject({
      level: 'ok',
      values: { limit: 65_000, used: expect.any(Number) as unknown },
    });
  });

  it('leaves every other request of the project alone', async () => {
    const other = await desk.raise(DANA, 'My badge');
    expect(await promise(desk, other)).toEqual({ ok: true, value: null });
    expect(await desk.panel(AGENT, other)).toMatchObject({ value: { off: null } });
  });

  it('keeps the panel from whom Jira keeps the request', async () => {
    expect(await desk.panel('agent-ben', key)).toMatchObject({ ok: false, error: { code: 'NO_ACCESS' } });
  });
});

describe('a security level that keeps an agent out', () => {
  let desk: SmallDesk;
  let key: string;
  beforeAll(async () => {
    desk = await SmallDesk.start();
    await desk.client.declare({ projects: [{ ...PROJECT, securityLevels: [{ ...SECRET, apps: true }] }] });
    key = await desk.raise(DANA, 'My salary');
    await desk.client.rest(AGENT, `PUT /rest/api/3/issue/${key}`, { fields: { security: { id: SECRET.id } } });
    await desk.client.advance('PT5H');
  });
  afterAll(() => desk.stop());

  it('keeps the request off the experience page of that agent, and on that of another', async () => {
    expect(await desk.experiencePage(AGENT)).toMatchObject({ ok: true, value: { risks: [{ issueKey: key }] } });
    expect(await desk.experiencePage('agent-ben')).toMatchObject({ ok: true, value: { risks: [] } });
  });
});
