import { beforeEach, describe, expect, test } from 'vitest';
import { type Answer, callerOf, Desk, SCORE_KEY, type Who } from './desk.ts';

/**
 * Those the table of conformance does not ask: an agent of another desk, a customer of the reporter's organization, and one of another.
 * PAY-1 is Dana's, shared with her organization, on the desk of Adi and Pola.
 */
const PEOPLE = ['ilan', 'moti', 'rina'] as const;

interface Row {
  readonly operation: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses in the order of PEOPLE. */
  readonly statuses: readonly number[];
}

const comment = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'hello' }] }],
};
const optIn = { 'x-experimentalapi': 'opt-in' };

const ROWS: readonly Row[] = [
  { operation: 'GET /rest/api/3/issue/PAY-1', statuses: [404, 404, 404] },
  {
    operation: 'PUT /rest/api/3/issue/PAY-1',
    body: { fields: { summary: 'Changed' } },
    statuses: [404, 404, 404],
  },
  {
    operation: 'GET /rest/api/3/issue/PAY-1/transitions',
    statuses: [404, 404, 404],
  },
  {
    operation: 'POST /rest/api/3/issue/PAY-1/comment',
    body: { body: comment },
    statuses: [404, 404, 404],
  },
  { operation: 'GET /rest/api/3/issue/PAY-1/changelog', statuses: [404, 404, 404] },
  {
    operation: 'PUT /rest/api/3/issue/PAY-1/properties/note',
    body: { a: 1 },
    statuses: [404, 404, 404],
  },
  { operation: 'DELETE /rest/api/3/issue/PAY-1', statuses: [404, 404, 404] },
  {
    operation: 'POST /rest/api/3/app/field/value',
    body: { updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 4 }] },
    statuses: [403, 403, 403],
  },
  { operation: 'GET /rest/api/3/project/PAY', statuses: [404, 404, 404] },
  {
    operation: 'PUT /rest/api/3/project/PAY/properties/setting',
    body: 1,
    statuses: [404, 404, 404],
  },
  {
    operation: 'GET /rest/api/3/group/member?groupId=g-managers',
    statuses: [200, 403, 403],
  },
  {
    operation: 'GET /rest/api/3/user?accountId=dana&expand=groups',
    statuses: [200, 403, 403],
  },
  { operation: 'GET /rest/api/3/dashboard/10000', statuses: [200, 404, 404] },
  {
    operation: 'PUT /rest/api/3/dashboard/10000/items/10001/properties/config',
    body: { days: 7 },
    statuses: [403, 404, 404],
  },
  { operation: 'GET /rest/servicedeskapi/request/PAY-1', statuses: [404, 200, 404] },
  {
    operation: 'GET /rest/servicedeskapi/request/PAY-1/status',
    statuses: [404, 200, 404],
  },
  {
    operation: 'GET /rest/servicedeskapi/request/PAY-1/sla',
    statuses: [404, 403, 404],
  },
  {
    operation: 'GET /rest/servicedeskapi/request/PAY-1/comment',
    statuses: [404, 200, 404],
  },
  {
    operation: 'POST /rest/servicedeskapi/request/PAY-1/comment',
    body: { body: 'inside', public: false },
    statuses: [404, 403, 404],
  },
  {
    operation: 'POST /rest/servicedeskapi/request/PAY-1/participant',
    body: { accountIds: ['rina'] },
    statuses: [404, 403, 404],
  },
  {
    operation: 'POST /rest/servicedeskapi/request/PAY-1/transition',
    body: { id: '31' },
    statuses: [404, 204, 404],
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/1/queue',
    statuses: [403, 403, 403],
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/1/queue/1/issue',
    statuses: [403, 403, 403],
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/1/requesttype',
    statuses: [200, 200, 200],
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/2/requesttype',
    statuses: [200, 200, 403],
  },
  {
    operation: 'GET /rest/servicedeskapi/organization/7/user',
    statuses: [200, 403, 404],
  },
  {
    operation: 'GET /rest/servicedeskapi/organization/7',
    statuses: [200, 200, 404],
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/1/customer',
    headers: optIn,
    statuses: [403, 403, 403],
  },
  {
    operation: 'POST /rest/servicedeskapi/customer',
    body: { email: 'new@example.com', displayName: 'New' },
    statuses: [403, 403, 403],
  },
];

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await desk.raise('dana');
});

describe.each(ROWS)('$operation', ({ operation, body, headers, statuses }) => {
  test.each(PEOPLE.map((who, index) => ({ who, status: statuses[index] })))(
    'answers $who with $status',
    async ({ who, status }) => {
      const answer = await desk.sendWith(who, operation, { body, ...(headers === undefined ? {} : { headers }) });
      expect(answer.status).toBe(status);
    },
  );
});

describe('what a refusal says', () => {
  const cases: readonly { readonly who: Who; readonly operation: string; readonly body: Answer['body'] }[] = [
    {
      who: 'dana',
      operation: 'GET /rest/api/3/issue/PAY-1',
      body: { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
    },
    {
      who: 'anonymous',
      operation: 'GET /rest/api/3/myself',
      body: { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} },
    },
    {
      who: 'adi',
      operation: 'GET /rest/api/3/webhook',
      body: { errorMessages: ['GET /rest/api/3/webhook is not modelled by this sandbox'], errors: {} },
    },
  ];
  test.each(cases)('$who at $operation', async ({ who, operation, body }) => {
    expect((await desk.send(who, operation)).body).toEqual(body);
  });

  test('the service desk words its refusals in its own shape', async () => {
    const answer = await desk.send('dana', 'GET /rest/servicedeskapi/request/PAY-1/sla');
    expect(answer.body).toMatchObject({
      errorMessage: expect.any(String),
      i18nErrorMessage: { i18nKey: expect.any(String), parameters: [] },
    });
  });
});

describe('people acting through an app', () => {
  test('a portal customer reads her own request', async () => {
    expect((await desk.send('via:dana', 'GET /rest/servicedeskapi/request/PAY-1')).status).toBe(200);
  });

  test('an unlicensed user is refused, with whatever right', async () => {
    const key = await desk.raise('noa');
    expect((await desk.send('noa', `GET /rest/servicedeskapi/request/${key}`)).status).toBe(200);
    expect((await desk.send('via:noa', `GET /rest/servicedeskapi/request/${key}`)).status).toBe(403);
  });

  test('the scopes of the app hold for its users too', async () => {
    const caller = { ...callerOf('via:adi'), scopes: ['read:jira-work'] } as const;
    expect((await desk.send(caller, 'GET /rest/api/3/issue/PAY-1')).status).toBe(200);
    const refused = await desk.send(caller, 'GET /rest/servicedeskapi/request/PAY-1');
    expect(refused).toMatchObject({ status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } });
  });
});

describe('issues closed to most', () => {
  test('a security level hides an issue from agents, from apps and from their searches', async () => {
    await desk.ok('pola', 'PUT /rest/api/3/issue/PAY-1', { fields: { security: { id: '900' } } });
    expect((await desk.send('pola', 'GET /rest/api/3/issue/PAY-1')).status).toBe(200);
    for (const who of ['adi', 'app', 'amit'])
      expect((await desk.send(who, 'GET /rest/api/3/issue/PAY-1')).status).toBe(404);
    expect(await desk.search('adi', 'project = PAY')).toEqual([]);
    expect(await desk.search('pola', 'project = PAY')).toEqual(['PAY-1']);
  });

  test('nor is it linked by those who may not see it, or shown where it is linked', async () => {
    const hidden = await desk.raise('dana');
    const link = { type: { name: 'Relates' }, inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: hidden } };
    await desk.ok('pola', `PUT /rest/api/3/issue/${hidden}`, { fields: { security: { id: '900' } } });
    expect((await desk.send('adi', 'POST /rest/api/3/issueLink', link)).status).toBe(404);
    expect((await desk.send('pola', 'POST /rest/api/3/issueLink', link)).status).toBe(201);
    const linksFor = async (who: Who): Promise<number> =>
      (await desk.ok(who, 'GET /rest/api/3/issue/PAY-1?fields=issuelinks')).fields.issuelinks.length;
    expect([await linksFor('pola'), await linksFor('adi'), await linksFor('app')]).toEqual([1, 0, 0]);
  });

  test('a project closed to apps is not there for them', async () => {
    const [pay] = (await import('./desk.ts')).WORLD.projects ?? [];
    desk.site.declare({ projects: [{ ...pay, openToApps: false }] });
    expect((await desk.send('app', 'GET /rest/api/3/issue/PAY-1')).status).toBe(404);
    expect((await desk.send('adi', 'GET /rest/api/3/issue/PAY-1')).status).toBe(200);
  });
});

describe('who may raise for whom', () => {
  test('an agent raises on behalf of a customer, who becomes the reporter while the agent stays the creator', async () => {
    const key = await desk.raise('adi', { onBehalfOf: 'rina' });
    const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=reporter,creator`);
    expect([fields.reporter.accountId, fields.creator.accountId]).toEqual(['rina', 'adi']);
  });

  test('a customer may not', async () => {
    await expect(desk.raise('dana', { onBehalfOf: 'moti' })).rejects.toThrow('403');
  });

  test('nobody raises where they are no customer', async () => {
    await expect(desk.raise('rina', { deskId: '2', typeId: '201' })).rejects.toThrow('403');
  });
});
