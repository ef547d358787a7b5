import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Cache } from '../../src/adapters/kvs/cache.ts';
import { createCatalogues } from '../../src/adapters/jira/catalogue.ts';
import { createJiraClient } from '../../src/adapters/jira/client.ts';
import { createFieldWriter } from '../../src/adapters/jira/field-writer.ts';
import { createIssues } from '../../src/adapters/jira/issues.ts';
import { IssueId } from '../../src/contract/ids.ts';
import { toInstant } from '../../src/domain/time/instant.ts';

type RequestJira = Parameters<typeof createJiraClient>[0];
interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A Jira that answers by path, and remembers what it was asked. */
const jiraOf = (answers: (path: string, call: number) => Given) => {
  const asked: { path: string; body: unknown }[] = [];
  const requestJira: RequestJira = async (route, init) => {
    const path = Reflect.get(route, 'value');
    asked.push({ path, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
    const { status = 200, headers = {}, body = {} } = answers(path, asked.length);
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
  };
  return { client: createJiraClient(requestJira), asked };
};
const memoryCache = (): Cache => {
  const values = new Map<string, unknown>();
  return {
    find: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, JSON.parse(JSON.stringify(value))),
  };
};

describe('the client', () => {
  it.each([
    '/rest/api/3/issue/../user',
    '/rest/api/3/issue/A-1?x=1',
    '/rest/api/3/issue//x',
    '/rest/a%2Fb',
    'rest/x',
    '/rest/a b',
  ])('sends nothing to %s', async (url) => {
    const { client, asked } = jiraOf(() => ({}));
    await expect(client.sendRequest({ url })).rejects.toMatchObject({ status: 400 });
    expect(asked).toEqual([]);
  });

  it('puts parameters into the query, encoded', async () => {
    const { client, asked } = jiraOf(() => ({}));
    await client.sendRequest({ url: '/rest/x', searchParams: { jql: 'a = "ב&c"', many: [1, 2], none: undefined } });
    expect(asked[0]?.path).toBe('/rest/x?jql=a+%3D+%22%D7%91%26c%22&many=1&many=2');
  });

  it('waits out a short Retry-After', async () => {
    const { client, asked } = jiraOf((_, call) =>
      call < 3 ? { status: 429, headers: { 'retry-after': '0' } } : { body: { a: 1 } },
    );
    expect(await client.sendRequest({ url: '/rest/x', schema: z.object({ a: z.number() }) })).toEqual({ a: 1 });
    expect(asked).toHaveLength(3);
  });

  it.each([
    [
      { status: 429, headers: { 'retry-after': '30' } },
      { code: 'JIRA_BUSY', params: { retryAfterSeconds: 30 } },
    ],
    [{ status: 503 }, { code: 'JIRA_BUSY', params: { retryAfterSeconds: 60 } }],
    [{ status: 500 }, { code: 'JIRA_UNAVAILABLE' }],
    [{ status: 404 }, { code: 'JIRA_UNAVAILABLE', status: 404 }],
    [{ body: { a: 'text' } }, { code: 'JIRA_UNAVAILABLE' }],
  ])('names what went wrong with %j', async (given, failure) => {
    const { client } = jiraOf(() => given);
    await expect(client.sendRequest({ url: '/rest/x', schema: z.object({ a: z.number() }) })).rejects.toMatchObject(
      failure,
    );
  });
});

const APP = 'app-1';
const own = (key: string, id: string) => ({
  id,
  schema: { custom: `ari:cloud:ecosystem::extension/${APP}/env/static/${key}` },
});
const FIELDS = [
  { id: 'summary' },
  { id: 'customfield_1', schema: { custom: 'com.atlassian.servicedesk:vp-origin' } },
  { id: 'customfield_2', schema: { custom: 'com.atlassian.servicedesk:sd-customer-organizations' } },
  { id: 'customfield_3', schema: { custom: 'com.atlassian.servicedesk:sd-sla-field' } },
  own('xla-score', 'customfield_4'),
  own('xla-status', 'customfield_5'),
  own('ease', 'customfield_6'),
];
const status = (id: string, name: string, key: string) => ({ id, name, statusCategory: { key } });
const STATUSES = [status('1', 'Open', 'new'), status('4', 'Resolved', 'done')];
const person = (accountId: string, accountType = 'atlassian') => ({ accountId, displayName: accountId, accountType });
/** Changes of status by one agent, at minutes after nine: `[id, from, to, minute]`. */
type Move = readonly [id: string, from: string, to: string, minute: number];
const move = (...[id, from, to, minute]: Move) => ({
  id,
  created: `2026-10-05T09:${minute}:00.000+0000`,
  author: person('adi'),
  items: [{ field: 'status', from, to }],
});
const lasting = (millis: number) => ({ millis, friendly: '' });
const SLA = {
  id: '9',
  name: 'Time to resolution',
  completedCycles: [
    {
      startTime: { epochMillis: 1 },
      stopTime: { epochMillis: 2 },
      breached: false,
      goalDuration: lasting(9),
      elapsedTime: lasting(1),
      remainingTime: lasting(8),
    },
  ],
};
const anIssue = (more: Readonly<Record<string, unknown>> = {}, fields: Readonly<Record<string, unknown>> = {}) => ({
  id: '10001',
  key: 'HELP-1',
  fields: {
    summary: 'S',
    created: '2026-10-05T12:00:00.000+0300',
    updated: '2026-10-05T10:00:00.000+0000',
    project: { id: '10700', key: 'HELP', name: 'Help' },
    status: status('4', 'Resolved', 'done'),
    reporter: person('dana', 'customer'),
    comment: { comments: [], total: 0 },
    customfield_1: { requestType: { id: 701, name: 'Ask' } },
    customfield_2: [{ id: '71', name: 'Sales' }],
    customfield_3: SLA,
    ...fields,
  },
  changelog: { total: 1, histories: [move('5', '1', '4', 30)] },
  ...more,
});
const base = (path: string): Given | null => {
  if (path === '/rest/api/3/field') return { body: FIELDS };
  return path === '/rest/api/3/status' ? { body: STATUSES } : null;
};
const readerOf = (answers: (path: string, call: number) => Given) => {
  const { client, asked } = jiraOf((path, call) => base(path) ?? answers(path, call));
  const clock = { now: () => toInstant(1000) };
  const cache = memoryCache();
  const catalogues = () => createCatalogues({ client, cache, clock, appId: APP });
  return { asked, client, catalogues, issues: () => createIssues({ client, catalogues: catalogues(), cache, clock }) };
};
const ID = IssueId.parse('10001');
const options = { departmentFields: ['customfield_77'], teamField: null, requiredFields: [] };

describe('reading an issue', () => {
  it('takes one call once the site is known, and asks for what it reads and no more', async () => {
    const reader = readerOf(() => ({ body: anIssue({}, { customfield_77: { id: '5', value: 'Finance' } }) }));
    await reader.issues().find(ID, options);
    reader.asked.length = 0;
    const issue = await reader.issues().find(ID, options);
    expect(reader.asked.map(({ path }) => decodeURIComponent(path))).toEqual([
      '/rest/api/3/issue/10001?fields=summary,project,created,updated,status,resolution,reporter,assignee,creator,issuelinks,comment,customfield_1,customfield_2,customfield_3,customfield_77&expand=changelog&properties=request.channel.type',
    ]);
    expect(issue).toMatchObject({
      requestType: { id: '701', name: 'Ask' },
      requester: { accountId: 'dana', isApp: false, isLicensed: false },
      createdAt: Date.UTC(2026, 9, 5, 9),
      statusChanges: [{ from: { category: 'new' }, to: { name: 'Resolved', category: 'done' }, by: 'adi' }],
      organizations: [{ id: 'org:71', value: 'Sales' }],
      fieldValues: { customfield_77: { id: 'opt:5', value: 'Finance' } },
      clocks: [{ name: 'Time to resolution', completed: [{ breached: false }] }],
    });
  });

  it('tells which required fields hold something, and which did at the creation', async () => {
    const change = (fieldId: string, from: string | null, minutes: number) => ({
      id: String(minutes),
      created: `2026-10-05T09:${minutes}:00.000+0000`,
      author: person('dana'),
      items: [{ field: 'Month', fieldId, from: null, fromString: from, to: null, toString: 'x' }],
    });
    const fields = {
      customfield_81: '2026-10',
      customfield_82: 'line 4',
      customfield_83: null,
      customfield_84: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [] }] },
      attachment: [{ id: '1', created: '2026-10-05T09:02:00.000+0000' }],
    };
    const histories = [change('customfield_82', null, 30), change('customfield_83', 'gone', 40)];
    const reader = readerOf(() => ({ body: anIssue({ changelog: { total: 2, histories } }, fields) }));
    const requiredFields = [...Object.keys(fields), 'customfield_99'];
    const issue = await reader.issues().find(ID, { departmentFields: [], teamField: null, requiredFields });
    expect(issue?.presence).toEqual({
      customfield_81: { now: true, atCreation: true },
      customfield_82: { now: true, atCreation: false },
      customfield_83: { now: false, atCreation: true },
      customfield_84: { now: false, atCreation: false },
      attachment: { now: true, atCreation: true },
      customfield_99: { now: false, atCreation: false },
    });
  });

  it('tells which teams had it, by option or by name, and none of another field', async () => {
    const pass = (id: string, item: Readonly<Record<string, unknown>>) => ({
      id,
      created: `2026-10-05T09:1${id}:00.000+0000`,
      author: person('adi'),
      items: [{ field: 'Team', fieldId: 'customfield_90', from: null, fromString: null, to: null, ...item }],
    });
    const histories = [
      pass('3', { from: '11', fromString: 'Payroll', to: '12', toString: 'HR' }),
      pass('4', { fromString: 'HR', toString: 'Payroll' }),
      pass('5', { fromString: 'Payroll', toString: '' }),
      pass('6', { fieldId: 'customfield_91', from: '11', to: '12', toString: 'HR' }),
    ];
    const reader = readerOf(() => ({ body: anIssue({ changelog: { total: 4, histories } }) }));
    const read = (teamField: string | null) =>
      reader.issues().find(ID, { departmentFields: [], requiredFields: [], teamField });
    expect((await read('customfield_90'))?.teamChanges).toEqual([
      { from: '11', to: '12' },
      { from: 'HR', to: 'Payroll' },
      { from: 'Payroll', to: null },
    ]);
    expect((await read(null))?.teamChanges).toBeNull();
  });

  it('fetches the rest of a history that came cut, and puts it into order', async () => {
    const cut = { total: 3, histories: [move('7', '1', '4', 50)] };
    const pages = [move('5', '1', '4', 30), move('6', '4', '1', 40), cut.histories[0]];
    const reader = readerOf((path) => {
      const from = Number(/startAt=(\d+)/.exec(path)?.[1] ?? Number.NaN);
      return Number.isNaN(from)
        ? { body: anIssue({ changelog: cut }) }
        : { body: { values: pages.slice(from, from + 2), total: 3 } };
    });
    const issue = await reader.issues().find(ID, options);
    expect(issue?.statusChanges.map(({ to }) => to.category)).toEqual(['done', 'new', 'done']);
  });

  it('fetches the oldest comments of a list that came cut', async () => {
    const comment = (created: string, jsdPublic: boolean) => ({ created, author: person('adi'), jsdPublic });
    const reader = readerOf((path) =>
      path.includes('/comment?')
        ? {
            body: {
              comments: [comment('2026-10-05T09:10:00.000+0000', false), comment('2026-10-05T09:20:00.000+0000', true)],
              total: 300,
            },
          }
        : { body: anIssue({}, { comment: { comments: [comment('2026-10-05T09:59:00.000+0000', true)], total: 300 } }) },
    );
    expect((await reader.issues().find(ID, options))?.comments.map(({ isPublic }) => isPublic)).toEqual([false, true]);
  });

  it.each([401, 403, 404])('finds nothing where Jira answers %i', async (code) => {
    expect(
      await readerOf(() => ({ status: code }))
        .issues()
        .find(ID, options),
    ).toBeNull();
  });

  it('reads the catalogue again for a status it does not know, once a day', async () => {
    const gone = { total: 1, histories: [move('5', '77', '4', 30)] };
    const reader = readerOf(() => ({ body: anIssue({ changelog: gone }) }));
    await reader.issues().find(ID, options);
    reader.asked.length = 0;
    const issue = await reader.issues().find(ID, options);
    expect(reader.asked).toHaveLength(1);
    expect(issue?.statusChanges[0]?.from).toEqual({ name: '', category: 'indeterminate' });
  });

  it('tells a lapsed page token from a bad query', async () => {
    const reader = readerOf(() => ({ status: 400 }));
    const page = (after: string | null) => reader.issues().page({ jql: 'x', after, limit: 10, options });
    await expect(page('token')).rejects.toMatchObject({ name: 'StalePageError' });
    await expect(page(null)).rejects.toMatchObject({ name: 'JiraRefusedError' });
  });
});

it('writes the fields of many requests in one call, grouped by value', async () => {
  const reader = readerOf(() => ({ status: 204 }));
  const values = { xlaScore: 5, xlaStatus: 'Met', ease: null };
  const writer = createFieldWriter({ client: reader.client, catalogues: reader.catalogues() });
  await writer.write([
    { issueId: ID, values },
    { issueId: IssueId.parse('10002'), values: { ...values, ease: 3 } },
  ]);
  expect(reader.asked.at(-1)).toEqual({
    path: '/rest/api/3/app/field/value',
    body: {
      updates: [
        { customField: 'customfield_4', issueIds: [10001, 10002], value: 5 },
        { customField: 'customfield_5', issueIds: [10001, 10002], value: 'Met' },
        { customField: 'customfield_6', issueIds: [10001], value: null },
        { customField: 'customfield_6', issueIds: [10002], value: 3 },
      ],
    },
  });
});
