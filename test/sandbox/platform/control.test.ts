import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { NOW, startProbe, type Wire } from './start-probe.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startProbe();
});
afterAll(() => sandbox.dispose());

const get = async <Value = Wire>(path: string): Promise<Value> =>
  (await (await fetch(`${sandbox.url}/__sandbox/${path}`)).json()) as Value;
const post = async (
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Wire }> => {
  const response = await fetch(`${sandbox.url}/__sandbox/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers,
  });
  return { status: response.status, body: (await response.json()) as Wire };
};
const invoke = (functionKey: string, payload: unknown = {}): Promise<{ status: number; body: Wire }> =>
  post('invoke', { moduleKey: 'probe-panel', accountId: 'anna', functionKey, payload, extension: {} });

describe('the control contract', () => {
  test('lists people with their role and token', async () => {
    const people = await get<readonly Wire[]>('people');
    expect(people.find((person) => person['accountId'] === 'carl')).toMatchObject({
      displayName: 'Carl',
      role: 'customer',
      token: expect.any(String),
    });
  });

  test('answers an invocation with the value itself, a failure with its words', async () => {
    expect(await invoke('nothing')).toEqual({ status: 200, body: {} });
    expect(await invoke('throws')).toEqual({ status: 500, body: { errorMessage: 'as asked' } });
    expect((await post('invoke', { moduleKey: 'unheard-of', accountId: 'anna', functionKey: 'x' })).status).toBe(404);
  });

  test('moves the clock by a duration or to an instant', async () => {
    expect((await post('clock', { advance: 'PT5M', schedules: 'hold' })).body['now']).toBe('2026-03-02T08:05:00.000Z');
    expect((await post('clock', { to: '2026-03-02T09:00:00Z', schedules: 'coalesce' })).body['now']).toBe(
      '2026-03-02T09:00:00.000Z',
    );
    expect(await get('clock')).toMatchObject({ now: '2026-03-02T09:00:00.000Z', runs: false });
  });

  test('delivers an event as given and waits for it', async () => {
    expect((await post('events', { event: { eventType: 'avi:jira:created:issue', number: 7 } })).status).toBe(200);
    const { body } = await invoke('seen');
    expect(body['seen']).toContainEqual(expect.objectContaining({ detail: expect.objectContaining({ number: 7 }) }));
  });

  test('shows calls since a number, the state, the scopes and the logs', async () => {
    const all = await get<readonly Wire[]>('calls');
    expect(await get(`calls?since=${all.length - 2}`)).toEqual(all.slice(-2));
    expect(await get('state')).toMatchObject({
      now: expect.any(String),
      jira: expect.anything(),
      sql: {},
      kvs: expect.anything(),
      schedule: { often: expect.any(Number) },
    });
    expect(await get('scopes')).toMatchObject({
      asked: expect.arrayContaining(['storage:app']),
      used: expect.arrayContaining(['storage:app', 'read:jira-work']),
      unused: ['manage:servicedesk-customer', 'report:personal-data', 'write:jira-work'],
    });
    await invoke('logs', { lines: 0 });
    expect((await get<readonly Wire[]>('logs')).at(-1)).toMatchObject({ level: 'error', text: 'last' });
  });

  test('declares a world and restores a snapshot', async () => {
    const snapshot = await get('snapshot');
    expect(
      (
        await post('world', {
          people: [{ accountId: 'new', displayName: 'New', emailAddress: 'n@example.com', role: 'agent' }],
        })
      ).status,
    ).toBe(200);
    expect(await get('people')).toHaveLength(4);
    expect((await post('snapshot', snapshot)).status).toBe(200);
    expect(await get('people')).toHaveLength(3);
  });

  test.each([
    ['clock', { advance: 'P1M' }],
    ['clock', { to: '2020-01-01T00:00:00Z' }],
    ['clock', { advance: 'PT1H', by: 3 }],
    ['faults', { events: { drop: 2 } }],
    ['faults', { evnts: {} }],
    ['invoke', { moduleKey: 'probe-panel' }],
    ['world', { people: [{ accountId: 3 }] }],
    ['snapshot', { format: 99 }],
    ['accounts', { accountId: 'anna', status: 'gone' }],
  ])('refuses POST %s %j and changes nothing', async (path, body) => {
    const before = await get('clock');
    const answer = await post(path, body);
    expect(answer.status).toBe(400);
    expect(answer.body['errorMessage']).toEqual(expect.any(String));
    expect(await get('clock')).toEqual(before);
  });

  test('refuses what is not JSON, and pages of another origin', async () => {
    const response = await fetch(`${sandbox.url}/__sandbox/clock`, { method: 'POST', body: '{' });
    expect([response.status, await response.json()]).toEqual([400, { errorMessage: 'The body is not JSON.' }]);
    expect((await post('clock', { advance: 'PT1H' }, { origin: sandbox.site.resourceUrl })).status).toBe(403);
  });

  test('lets the clock run and stop', async () => {
    expect((await post('clock', { runs: true })).body['runs']).toBe(true);
    expect((await post('clock', { runs: false })).body['runs']).toBe(false);
    expect(Date.parse(String((await get('clock'))['now']))).toBeGreaterThan(Date.parse(NOW));
  });
});

describe('REST on the port of the site', () => {
  const rest = (authorization?: string): Promise<Response> =>
    fetch(`${sandbox.url}/rest/api/3/field`, { headers: authorization === undefined ? {} : { authorization } });

  test('knows a person by account and token, and nobody by a wrong one', async () => {
    const anna = (await get<readonly Wire[]>('people')).find((person) => person['accountId'] === 'anna');
    const basic = (token: string): string => `Basic ${Buffer.from(`anna:${token}`).toString('base64')}`;
    expect((await rest(basic(String(anna?.['token'])))).status).toBe(200);
    expect((await rest(basic('wrong'))).status).toBe(401);
    expect((await rest()).status).toBe(401);
  });
});
