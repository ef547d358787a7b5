import { beforeEach, describe, expect, test } from 'vitest';
import { APP_ID, callerOf, DEPARTMENT, Desk, SCORE_KEY } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await desk.raise('dana');
  await desk.raise('dana');
});

const values = async (key: string): Promise<Record<string, unknown>> =>
  (await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=*all`)).fields;

describe('fields of an app', () => {
  test('are listed with their key and the extension that made them', async () => {
    const fields = await desk.ok('adi', 'GET /rest/api/3/field');
    const score = fields.find((field: { key: string }) => field.key === SCORE_KEY);
    expect(score).toMatchObject({
      id: 'customfield_10500',
      custom: true,
      name: 'Score',
      clauseNames: ['cf[10500]', 'Score'],
      schema: {
        type: 'number',
        custom: `ari:cloud:ecosystem::extension/${APP_ID}/env-1/static/score`,
        customId: 10500,
      },
    });
  });

  test('keep their id when the app is installed again', () => {
    const before = JSON.stringify((desk.site.snapshot() as { fields: unknown }).fields);
    desk.site.installFields({ appId: APP_ID, environmentId: 'env-1' }, [
      { key: SCORE_KEY, name: 'Score', description: '', type: 'number', readOnly: true, formatter: null },
    ]);
    expect(JSON.stringify((desk.site.snapshot() as { fields: unknown }).fields)).toBe(before);
  });

  test('are written for several issues and fields in one call, as one change an issue', async () => {
    await desk.ok('app', 'POST /rest/api/3/app/field/value', {
      updates: [
        { customField: SCORE_KEY, issueIds: [10001, 10002], value: 4 },
        { customField: 'customfield_10501', issueIds: [10001], value: 'Met' },
      ],
    });
    expect(await values('PAY-1')).toMatchObject({ customfield_10500: 4, customfield_10501: 'Met' });
    expect(await values('PAY-2')).toMatchObject({ customfield_10500: 4, customfield_10501: null });
    expect((await desk.ok('adi', 'GET /rest/api/3/issue/PAY-1/changelog')).values).toHaveLength(1);
  });

  test('are written one field at a time by the other call', async () => {
    await desk.ok('app', `PUT /rest/api/3/app/field/${SCORE_KEY}/value`, {
      updates: [{ issueIds: [10001], value: 2 }],
    });
    await desk.ok('app', 'PUT /rest/api/3/app/field/customfield_10502/value', {
      updates: [{ issueIds: [10001], value: '2026-11-22T09:05:00.123Z' }],
    });
    expect(await values('PAY-1')).toMatchObject({
      customfield_10500: 2,
      customfield_10502: '2026-11-22T09:05:00.000+0000',
    });
  });

  test('are cleared by null', async () => {
    const write = (value: unknown) =>
      desk.ok('app', 'POST /rest/api/3/app/field/value', {
        updates: [{ customField: SCORE_KEY, issueIds: [10001], value }],
      });
    await write(4);
    await write(null);
    expect(await values('PAY-1')).toMatchObject({ customfield_10500: null });
  });

  test('leave no history when the app asks for none', async () => {
    await desk.ok('app', 'POST /rest/api/3/app/field/value?generateChangelog=false', {
      updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 1 }],
    });
    expect((await desk.ok('adi', 'GET /rest/api/3/issue/PAY-1/changelog')).values).toEqual([]);
  });
});

describe('a write is refused whole', () => {
  const refusals: readonly (readonly [why: string, updates: unknown, status: number])[] = [
    ['a text for a number', [{ customField: SCORE_KEY, issueIds: [10001], value: '4' }], 400],
    ['no value', [{ customField: SCORE_KEY, issueIds: [10001] }], 400],
    ['an issue that is not there', [{ customField: SCORE_KEY, issueIds: [10001, 99], value: 4 }], 400],
    ['ids as text', [{ customField: SCORE_KEY, issueIds: ['10001'], value: 4 }], 400],
    ['no issues', [{ customField: SCORE_KEY, issueIds: [], value: 4 }], 400],
    ['an unknown field', [{ customField: 'customfield_1', issueIds: [10001], value: 4 }], 404],
    ['a field of the site', [{ customField: DEPARTMENT, issueIds: [10001], value: 'Sales' }], 403],
    [
      'a good field beside a bad one',
      [
        { customField: SCORE_KEY, issueIds: [10001], value: 4 },
        { customField: 'customfield_10502', issueIds: [10001], value: 'soon' },
      ],
      400,
    ],
  ];
  test.each(refusals)('%s', async (_, updates, status) => {
    expect((await desk.send('app', 'POST /rest/api/3/app/field/value', { updates })).status).toBe(status);
    expect(await values('PAY-1')).toMatchObject({ customfield_10500: null });
  });

  test('from another app', async () => {
    const other = { kind: 'app', appId: 'other', scopes: ['write:app-data:jira'] } as const;
    const answer = await desk.send(other, 'POST /rest/api/3/app/field/value', {
      updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 4 }],
    });
    expect(answer.status).toBe(403);
  });

  test('without the scope', async () => {
    const caller = { ...callerOf('app'), scopes: ['write:jira-work'] } as const;
    const answer = await desk.send(caller, 'POST /rest/api/3/app/field/value', {
      updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 4 }],
    });
    expect(answer).toMatchObject({ status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } });
  });

  test('by a person who edits the issue, for a read-only field', async () => {
    const answer = await desk.send('adi', 'PUT /rest/api/3/issue/PAY-1', { fields: { customfield_10500: 5 } });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: { customfield_10500: expect.stringContaining('cannot be set') } },
    });
  });
});
