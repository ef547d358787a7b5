import { afterAll, beforeAll, expect, it } from 'vitest';
import { createKvsStore } from '../../../sandbox/platform/kvs/kvs-store.ts';

/** Atlassian's own client against the store: what it sends is understood, and it understands what it gets. */

/** Loaded late: the client looks for the platform as soon as it is loaded. */
const loadSdk = () => import('@forge/kvs');

const entities = [
  {
    name: 'visit',
    attributes: { who: { type: 'string' }, at: { type: 'integer' } },
    indexes: ['at', { name: 'by-who', partition: ['who'], range: ['at'] }],
  },
];
const store = createKvsStore({ clock: { now: () => 1000 }, entities });
const calls: string[] = [];
let sdk: Awaited<ReturnType<typeof loadSdk>>;

beforeAll(async () => {
  const fetchProduct = async (_target: unknown, path: string, init: { body: string }): Promise<Response> => {
    calls.push(path);
    const { status, body } = store.handle(path, JSON.parse(init.body));
    return new Response(body === null ? null : JSON.stringify(body), { status });
  };
  Object.assign(globalThis, { __forge_fetch__: fetchProduct, __forge_runtime__: {} });
  sdk = await loadSdk();
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, '__forge_fetch__');
  Reflect.deleteProperty(globalThis, '__forge_runtime__');
});

it('keeps plain values and secrets', async () => {
  const { kvs } = sdk;
  await kvs.set('a:1', { n: 1 }, { ttl: { value: 1, unit: 'DAYS' }, keyPolicy: 'OVERRIDE' });
  expect(await kvs.get('a:1')).toEqual({ n: 1 });
  expect(await kvs.get('a:2')).toBeUndefined();
  await kvs.setSecret('token', 'x');
  expect(await kvs.getSecret('token')).toBe('x');
  await kvs.delete('a:1');
  expect(await kvs.get('a:1')).toBeUndefined();
  await expect(kvs.set('a/b', 1)).rejects.toMatchObject({ code: 'INVALID_KEY' });
});

it('lists by prefix, page by page', async () => {
  const { kvs, WhereConditions } = sdk;
  await kvs.batchSet([
    { key: 'p:1', value: 1 },
    { key: 'p:2', value: 2 },
    { key: 'q:1', value: 3 },
  ]);
  const first = await kvs.query().where('key', WhereConditions.beginsWith('p:')).limit(1).getMany();
  expect(first.results).toEqual([{ key: 'p:1', value: 1 }]);
  const second = await kvs
    .query()
    .where('key', WhereConditions.beginsWith('p:'))
    .limit(1)
    .cursor(first.nextCursor ?? '')
    .getMany();
  expect(second).toEqual({ results: [{ key: 'p:2', value: 2 }], nextCursor: undefined });
});

it('queries entities and checks them in transactions', async () => {
  const { kvs, Filter, FilterConditions, WhereConditions } = sdk;
  const visits = kvs.entity<{ who: string; at: number }>('visit');
  await visits.set('v1', { who: 'dana', at: 5 });
  await visits.set('v2', { who: 'dana', at: 9 });
  const found = await visits
    .query()
    .index('by-who', { partition: ['dana'] })
    .where(WhereConditions.greaterThan(5))
    .getMany();
  expect(found.results).toEqual([{ key: 'v2', value: { who: 'dana', at: 9 } }]);
  const conditions = new Filter<{ at: number }>().and('at', FilterConditions.equalTo(5));
  await kvs.transact().check('v1', { entityName: 'visit', conditions }).set('mark', 'seen').execute();
  expect(await kvs.get('mark')).toBe('seen');
  const wrong = new Filter<{ at: number }>().and('at', FilterConditions.equalTo(6));
  const refused = kvs.transact().check('v1', { entityName: 'visit', conditions: wrong }).set('mark', 'lost').execute();
  await expect(refused).rejects.toMatchObject({ code: 'CONDITIONAL_CHECK_FAILED' });
  expect(await kvs.get('mark')).toBe('seen');
  expect(calls).toContain('/api/v1/entity/query');
});
