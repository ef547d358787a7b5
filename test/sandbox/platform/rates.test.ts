import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  INVOCATIONS_PER_MINUTE_AND_PERSON,
  INVOCATIONS_PER_SECOND,
  KVS_READ_UNITS_PER_MINUTE,
  KVS_REQUESTS_PER_SECOND,
  KVS_UNIT_BYTES,
  SQL_DDL_PER_MINUTE,
  SQL_DML_PER_SECOND,
  SQL_QUERY_TIME_PER_MINUTE,
} from '../../../sandbox/limits.ts';
import { CallTime } from '../../../sandbox/platform/call-time.ts';
import { InvocationRates } from '../../../sandbox/platform/invocation-rates.ts';
import { JiraRates } from '../../../sandbox/platform/jira-rates.ts';
import type { RestAnswer } from '../../../sandbox/platform/ports.ts';
import { SlidingWindow, TokenBucket } from '../../../sandbox/platform/rates.ts';
import { StorageRates } from '../../../sandbox/platform/storage-rates.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { probe, startProbe } from './start-probe.ts';

const NOW = Date.parse('2026-03-02T08:00:00Z');
const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('the clock of rates', () => {
  test('puts a call that waited for the one before a round trip later, and one beside it at the same instant', () => {
    let now = NOW;
    const time = new CallTime({ now: () => now });
    expect([time.next(false), time.next(false), time.next(true), time.next(false)].map((at) => at - NOW)).toEqual([
      0, 50, 50, 100,
    ]);
    now += 60_000;
    expect(time.next(false)).toBe(now);
    now = NOW;
    time.restart();
    expect(time.next(false)).toBe(NOW);
  });
});

describe('a window', () => {
  test('never holds more than its limit in any stretch of its length, and refuses only when it must', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 200 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 6 }), (steps, limit) => {
        const window = new SlidingWindow(1000, limit);
        const passed: number[] = [];
        let now = NOW;
        for (const step of steps) {
          now += step;
          const lately = passed.filter((at) => at > now - 1000).length;
          const wait = window.wait(now);
          expect(wait > 0).toBe(lately >= limit);
          // A window goes forward only: whoever was refused comes again when told to.
          now += wait;
          expect(window.wait(now)).toBe(0);
          window.add(now);
          passed.push(now);
        }
      }),
    );
  });
});

describe('a bucket', () => {
  test('gives what it holds at once and then one for each share of a second', () => {
    const bucket = new TokenBucket(4);
    expect(times(5).map(() => bucket.take(NOW))).toEqual([0, 0, 0, 0, 250]);
    expect(bucket.take(NOW + 249)).toBeGreaterThan(0);
    expect(bucket.take(NOW + 250)).toBe(0);
    expect(times(5).filter(() => bucket.take(NOW + 60_000) === 0)).toHaveLength(4);
  });
});

describe("Jira's rates", () => {
  const none = { burstPerSecond: undefined, issueWrites: undefined };
  let rates: JiraRates;
  beforeEach(() => {
    rates = new JiraRates();
  });
  const call = (operation: string, at = NOW): RestAnswer | null => {
    const [method = '', path = ''] = operation.split(' ');
    return rates.refusal({ method, path, headers: {}, body: null }, at, none);
  };
  const passing = (operation: string, count = 500): number =>
    times(count).filter(() => call(operation) === null).length;

  test.each([
    ['GET /rest/api/3/field', 100],
    ['POST /rest/api/3/search/jql', 100],
    ['PUT /rest/api/3/app/field/customfield_1/value', 50],
    ['GET /rest/api/3/issue/PAY-1', 150],
    ['GET /rest/api/3/issue/PAY-1/changelog?startAt=0', 200],
    ['POST /rest/api/3/search/approximate-count', 150],
    ['GET /rest/servicedeskapi/servicedesk/7/customer', 5],
  ])('%s passes %i times in one instant', (operation, count) => {
    expect(passing(operation)).toBe(count);
  });

  test('count by operation, not by path, and each operation for itself', () => {
    for (const issue of times(150)) expect(call(`GET /rest/api/3/issue/PAY-${issue}`)).toBeNull();
    expect(call('GET /rest/api/3/issue/PAY-999')).toMatchObject({ status: 429 });
    expect(call('GET /rest/api/3/field')).toBeNull();
  });

  test('say why, how long to wait and when there is room again', () => {
    passing('GET /rest/servicedeskapi/servicedesk/7/customer');
    expect(call('GET /rest/servicedeskapi/servicedesk/7/customer')).toMatchObject({
      status: 429,
      headers: {
        'retry-after': '1',
        'ratelimit-reason': 'jira-burst-based',
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '2026-03-02T08:00:00.200Z',
      },
    });
  });

  test('let twenty writes in two seconds and a hundred in thirty reach one issue, whatever they write', () => {
    const write = (number: number, at: number): RestAnswer | null =>
      call(number % 2 === 0 ? 'PUT /rest/api/3/issue/PAY-1' : 'POST /rest/servicedeskapi/request/PAY-1/comment', at);
    expect(times(30).filter((number) => write(number, NOW) === null)).toHaveLength(20);
    const refused = write(0, NOW + 1999);
    expect(refused).toMatchObject({ status: 429, headers: { 'ratelimit-reason': 'jira-per-issue-on-write' } });
    expect(call('PUT /rest/api/3/issue/PAY-2', NOW + 1999)).toBeNull();
    expect(call('GET /rest/api/3/issue/PAY-1', NOW + 1999)).toBeNull();
    for (const round of [1, 2, 3, 4])
      for (const number of times(20)) expect(write(number, NOW + round * 2000)).toBeNull();
    expect(write(0, NOW + 10_000)).toMatchObject({ headers: { 'retry-after': '20', 'x-ratelimit-limit': '100' } });
    expect(write(0, NOW + 30_000)).toBeNull();
  });

  test('take no search and no bulk read for a write to an issue', () => {
    for (const number of times(60)) expect(call('POST /rest/api/3/issue/bulkfetch', NOW + number)).toBeNull();
  });
});

describe('the rates of storage', () => {
  let rates: StorageRates;
  beforeEach(() => {
    rates = new StorageRates();
  });

  test('hold a second of requests and a minute of units', () => {
    for (let request = 0; request < KVS_REQUESTS_PER_SECOND; request += 1)
      expect(rates.kvsRefusal('read', NOW)).toBeNull();
    expect(rates.kvsRefusal('write', NOW)).toContain('1000 requests per second');
    expect(rates.kvsRefusal('read', NOW + 1000)).toBeNull();
    rates.kvsUsed('read', KVS_READ_UNITS_PER_MINUTE * KVS_UNIT_BYTES, NOW + 1000);
    expect(rates.kvsRefusal('read', NOW + 60_999)).toContain('4000 read units');
    expect(rates.kvsRefusal('write', NOW + 60_999)).toBeNull();
    expect(rates.kvsRefusal('read', NOW + 61_000)).toBeNull();
  });

  test('hold statements by endpoint and the time they take', () => {
    for (let call = 0; call < SQL_DML_PER_SECOND; call += 1) expect(rates.sqlRefusal('execute', NOW)).toBeNull();
    expect(rates.sqlRefusal('execute', NOW + 999)).toContain('150 requests per second');
    for (let call = 0; call < SQL_DDL_PER_MINUTE; call += 1) expect(rates.sqlRefusal('ddl', NOW)).toBeNull();
    expect(rates.sqlRefusal('ddl', NOW + 59_999)).toContain('25 DDL requests per minute');
    rates.sqlTook(SQL_QUERY_TIME_PER_MINUTE, NOW + 60_000);
    expect(rates.sqlRefusal('execute', NOW + 60_000)).toContain('62.5 s of query time');
    rates.restart();
    expect(rates.sqlRefusal('execute', NOW + 60_000)).toBeNull();
  });
});

describe('the rates of invocations', () => {
  test('hold a minute of one person and a second of all', () => {
    const rates = new InvocationRates();
    const busy = times(INVOCATIONS_PER_MINUTE_AND_PERSON).filter((number) => rates.admits('anna', NOW + number * 10));
    expect(busy).toHaveLength(INVOCATIONS_PER_MINUTE_AND_PERSON);
    expect(rates.admits('anna', NOW + 12_000)).toBe(false);
    expect(rates.admits('carl', NOW + 12_000)).toBe(true);
    expect(rates.admits('anna', NOW + 60_000)).toBe(true);
    const crowd = times(INVOCATIONS_PER_SECOND + 5).filter((number) => rates.admits(`person-${number}`, NOW + 120_000));
    expect(crowd).toHaveLength(INVOCATIONS_PER_SECOND);
  });
});

describe('rates as an app meets them', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startProbe();
  });
  afterAll(() => sandbox.dispose());

  test('calls one after the other stay below the burst, calls side by side do not', async () => {
    expect(await probe(sandbox.site, 'manyReads', { calls: 120, together: false })).toEqual({ refused: 0 });
    await sandbox.site.advance('PT1M', { schedules: 'hold' });
    expect(await probe(sandbox.site, 'manyReads', { calls: 120, together: true })).toEqual({ refused: 20 });
  });

  test('an answer tells what is left of the hour', async () => {
    expect(await probe(sandbox.site, 'call', { as: 'app' })).toMatchObject({
      policy: '"global-app-quota";q=65000;w=3600',
    });
  });

  test('too many DDL statements in a minute are refused with the code of the platform', async () => {
    await sandbox.site.advance('PT2M', { schedules: 'hold' });
    const ddl = { ddl: true, query: 'DROP TABLE IF EXISTS nothing' };
    for (let call = 0; call < SQL_DDL_PER_MINUTE; call += 1) await probe(sandbox.site, 'statement', ddl);
    await expect(probe(sandbox.site, 'statement', ddl)).rejects.toThrow('25 DDL requests per minute');
    await sandbox.site.advance('PT1M', { schedules: 'hold' });
    await probe(sandbox.site, 'statement', ddl);
  });

  test('a page that invokes without pause is refused', async () => {
    await sandbox.site.advance('PT2M', { schedules: 'hold' });
    const answers = await Promise.allSettled(times(310).map(() => probe(sandbox.site, 'nothing')));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused[0]?.reason).toMatchObject({ code: 'RATE_LIMITED', status: 429 });
  });
});
