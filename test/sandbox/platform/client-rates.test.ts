import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { startProbe } from './start-probe.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe();
});
beforeEach(() => sandbox.site.advance('PT2M', { schedules: 'hold' }));
afterAll(() => sandbox.dispose());

/** The answers to so many calls of Anna's script, each made when the one before was answered. */
const answers = async (method: string, path: string, count: number): Promise<readonly Response[]> => {
  const token = sandbox.site.jira.people().find(({ accountId }) => accountId === 'anna')?.token;
  const headers = { authorization: `Basic ${Buffer.from(`anna:${token}`).toString('base64')}` };
  const all: Response[] = [];
  for (let call = 0; call < count; call += 1)
    all.push(await fetch(sandbox.url + path, { method, headers, ...(method === 'PUT' ? { body: '1' } : {}) }));
  return all;
};
const refused = (responses: readonly Response[]): readonly Response[] =>
  responses.filter(({ status }) => status === 429);

test('a script meets the burst limit of an operation, in the words and headers that an app meets', async () => {
  const path = '/rest/servicedeskapi/servicedesk/7/customer';
  const found = refused(await answers('GET', path, 30));
  expect(found.length).toBeGreaterThan(0);
  expect(Object.fromEntries(found[0]?.headers ?? [])).toMatchObject({
    'ratelimit-reason': 'jira-burst-based',
    'retry-after': '1',
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
  });
  expect(refused(await answers('GET', '/rest/api/3/field', 200))).toEqual([]);
});

test('a script may write to one issue a hundred times in thirty seconds, and to another one as well', async () => {
  const [first] = refused(await answers('PUT', '/rest/api/3/issue/PAY-1/properties/note', 101));
  expect(first?.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
  expect(refused(await answers('PUT', '/rest/api/3/issue/PAY-1/properties/note', 3))).toHaveLength(3);
  expect(refused(await answers('PUT', '/rest/api/3/issue/PAY-2/properties/note', 100))).toEqual([]);
  await sandbox.site.advance('PT30S', { schedules: 'hold' });
  expect(refused(await answers('PUT', '/rest/api/3/issue/PAY-1/properties/note', 20))).toEqual([]);
});

test('a script spends none of the points of the app, also when there are none left', async () => {
  const before = sandbox.quota.spent;
  sandbox.site.faults.apply({ jira: { pointsPerHour: 0 } });
  const [answer] = await answers('GET', '/rest/api/3/field', 1);
  sandbox.site.faults.apply({ reset: true });
  expect(answer?.status).toBe(200);
  expect(sandbox.quota.spent).toBe(before);
});

test('whose token is wrong is told so and counts for nothing', async () => {
  const headers = { authorization: `Basic ${Buffer.from('anna:wrong').toString('base64')}` };
  for (let call = 0; call < 30; call += 1) {
    const { status } = await fetch(`${sandbox.url}/rest/servicedeskapi/servicedesk/7/customer`, { headers });
    expect(status).toBe(401);
  }
  expect(refused(await answers('GET', '/rest/servicedeskapi/servicedesk/7/customer', 5))).toEqual([]);
});
