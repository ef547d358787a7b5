import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultRequest } from '../../../sandbox/platform/fault-request.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { AGENT, MOTI, WORLD } from '../host/fixture-world.ts';
import { field, minutes, probe, seen, startProbe, type Wire } from './start-probe.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startProbe();
});
afterEach(() => sandbox.dispose());

/** As a script sets them, which also proves that each is one control call. */
const setFaults = async (faults: FaultRequest): Promise<void> => {
  const response = await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body: JSON.stringify(faults) });
  expect(response.status).toBe(200);
};
const runs = async (): Promise<readonly number[]> =>
  minutes((await seen(sandbox.site, 'schedule')).filter(({ detail }) => detail === 'often'));

describe('schedules', () => {
  test('may be missed for good', async () => {
    await setFaults({ schedules: { miss: 1 } });
    await sandbox.site.advance('PT30M');
    await setFaults({ reset: true });
    await sandbox.site.advance('PT6M');
    expect(await runs()).toEqual([35]);
  });

  test('may run twice', async () => {
    await setFaults({ schedules: { duplicate: 1 } });
    await sandbox.site.advance('PT11M');
    expect(await runs()).toEqual([5, 5, 10, 10]);
  });

  test('may run late, the next ones at their own time', async () => {
    await setFaults({ seed: 3, schedules: { late: 'PT4M' } });
    await sandbox.site.advance('PT20M');
    const all = await runs();
    expect(all).toHaveLength(3);
    for (const [index, at] of all.entries()) {
      expect(at).toBeGreaterThanOrEqual(5 * (index + 1));
      expect(at).toBeLessThan(5 * (index + 1) + 4);
    }
    expect(all).not.toEqual([5, 10, 15]);
  });
});

describe('queues', () => {
  const push = (events: unknown): Promise<Wire> => probe(sandbox.site, 'push', { events });
  const names = async (): Promise<readonly unknown[]> =>
    (await seen(sandbox.site, 'work')).map(({ detail }) => field(detail, 'name'));
  const wait = (duration: string): Promise<void> => sandbox.site.advance(duration, { schedules: 'hold' });

  test('may deliver an event twice and count it once', async () => {
    await setFaults({ queue: { duplicate: 1 } });
    const { jobId } = await push([{ body: { name: 'twice' } }, { body: { name: 'later' }, delayInSeconds: 60 }]);
    await sandbox.site.settle();
    expect(await names()).toEqual(['twice', 'twice']);
    expect(await probe(sandbox.site, 'stats', { jobId })).toEqual({ success: 1, inProgress: 1, failed: 0 });
    await probe(sandbox.site, 'cancel', { jobId });
    await wait('PT5M');
    expect(await names()).toEqual(['twice', 'twice']);
  });

  test('may deliver late and out of order, and lose nothing', async () => {
    await setFaults({ seed: 1, queue: { delay: 'PT5M' } });
    const order = ['a', 'b', 'c', 'd', 'e'];
    await push(order.map((name) => ({ body: { name } })));
    await wait('PT5M');
    const came = await names();
    expect(came.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(order);
    expect(came).not.toEqual(order);
  });

  test.each([
    [{ status429: 1 }, 'RateLimitError', 0],
    [{ status500: 1 }, 'InternalServerError', 0],
    [{ timeout: 1 }, 'InternalServerError', 1],
  ])('%j fails a push as %s with %i events delivered', async (queue, failed, delivered) => {
    await setFaults({ queue });
    expect(await push({ body: { name: 'x' } })).toMatchObject({ failed });
    await sandbox.site.settle();
    expect(await names()).toHaveLength(delivered);
  });
});

describe('storage', () => {
  const stored = (): unknown => sandbox.site.kvs.dump()['kvs']?.['stored'];

  test.each([
    [{ status429: 1 }, 'RATE_LIMIT_EXCEEDED', undefined],
    [{ status500: 1 }, 'INTERNAL_SERVER_ERROR', undefined],
    [{ timeout: 1 }, 'GATEWAY_TIMEOUT', 7],
  ])('kvs %j fails as %s', async (kvs, code, value) => {
    await setFaults({ kvs });
    expect(await probe(sandbox.site, 'storage', { kind: 'kvs', value: 7 })).toEqual({ failed: code });
    expect(stored()).toBe(value);
  });

  test.each([
    [{ status429: 1 }, 'RATE_LIMIT_EXCEEDED', 0],
    [{ status500: 1 }, 'INTERNAL_SERVER_ERROR', 0],
    [{ queryTimeout: 1 }, 'QUERY_TIMED_OUT', 0],
    [{ timeout: 1 }, 'GATEWAY_TIMEOUT', 1],
  ])('sql %j fails as %s with %i rows written', async (faults, code, rows) => {
    await probe(sandbox.site, 'statement', { ddl: true, query: 'CREATE TABLE notes (id BIGINT PRIMARY KEY)' });
    await setFaults({ sql: faults });
    expect(await probe(sandbox.site, 'storage', { kind: 'INSERT INTO notes VALUES (1)' })).toEqual({ failed: code });
    await setFaults({ reset: true });
    const { rows: found } = await probe<{ rows: unknown[] }>(sandbox.site, 'statement', {
      query: 'SELECT id FROM notes',
    });
    expect(found).toHaveLength(rows);
  });
});

describe('Jira', () => {
  test('may allow less in a second than is documented, and less on one issue', async () => {
    await setFaults({ jira: { burstPerSecond: 3 } });
    expect(await probe(sandbox.site, 'manyReads', { calls: 10, together: true })).toEqual({ refused: 7 });
    await setFaults({ jira: { issueWrites: 1 } });
    sandbox.site.jira.declare(WORLD);
    const write = (): Promise<Wire> => probe(sandbox.site, 'writeProperty', { issue: 'PAY-1' });
    expect([await write(), await write()]).toMatchObject([
      { status: 404 },
      { status: 429, reason: 'jira-per-issue-on-write', retryAfter: '2' },
    ]);
  });

  test('may find issues as they were, unless the search names them', async () => {
    sandbox.site.jira.declare(WORLD);
    const rest = async (accountId: string, path: string, body: unknown): Promise<Wire> => {
      const caller = { kind: 'user', accountId, via: 'basic', scopes: null } as const;
      const answer = await sandbox.site.jira.handle(
        { method: 'POST', path, headers: {}, body: JSON.stringify(body) },
        caller,
      );
      return JSON.parse(answer.body) as Wire;
    };
    const search = async (reconcileIssues: readonly number[] = []): Promise<unknown> =>
      (await rest(AGENT, '/rest/api/3/search/jql', { jql: 'project = PAY', reconcileIssues }))['issues'];
    await setFaults({ jira: { indexLag: 'PT10S' } });
    const request = { serviceDeskId: '7', requestTypeId: '701', requestFieldValues: { summary: 'New' } };
    const { issueId } = await rest(MOTI, '/rest/servicedeskapi/request', request);
    expect(await search()).toEqual([]);
    expect(await rest(AGENT, '/rest/api/3/search/approximate-count', { jql: 'project = PAY' })).toEqual({ count: 0 });
    expect(await search([Number(issueId)])).toEqual([{ id: issueId }]);
    await sandbox.site.advance('PT10S');
    expect(await search()).toEqual([{ id: issueId }]);
  });
});

describe('a slow platform', () => {
  test('takes the time of the function, and nobody waits', async () => {
    const calm = await probe<{ seconds: number }>(sandbox.site, 'remainingTime', { calls: 4 });
    expect(calm.seconds).toBeGreaterThan(20);
    await setFaults({ seed: 2, slow: 'PT5S' });
    const started = performance.now();
    const slow = await probe<{ seconds: number }>(sandbox.site, 'remainingTime', { calls: 4 });
    expect(slow.seconds).toBeLessThan(calm.seconds - 4);
    expect(slow.seconds).toBeGreaterThan(0);
    await setFaults({ slow: 'PT60S' });
    await expect(probe(sandbox.site, 'remainingTime', { calls: 9 })).rejects.toMatchObject({ code: 'TIMED_OUT' });
    expect(performance.now() - started).toBeLessThan(10_000);
    await setFaults({ reset: true });
    expect(await probe(sandbox.site, 'nothing')).toEqual({});
  });
});

test('the same seed brings the same faults, whatever else is set beside them', async () => {
  const drawn = async (more: FaultRequest): Promise<readonly string[]> => {
    await setFaults({ reset: true, seed: 11, kvs: { status500: 0.5 }, ...more });
    const fates: string[] = [];
    for (let call = 0; call < 20; call += 1) fates.push(sandbox.site.faults.callFate('kvs'));
    return fates;
  };
  const first = await drawn({});
  expect(await drawn({ schedules: { late: 'PT1M' }, events: { drop: 0.5 } })).toEqual(first);
  expect(new Set(first)).toEqual(new Set(['ok', 'status500']));
});
