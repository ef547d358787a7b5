import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKvsStore, type KvsStore } from '../../../sandbox/platform/kvs/kvs-store.ts';

const DAY = 86_400_000;
const entities = [
  {
    name: 'employee',
    attributes: {
      name: { type: 'string' },
      age: { type: 'integer' },
      team: { type: 'string' },
      active: { type: 'boolean' },
    },
    indexes: ['age', { name: 'by-team', partition: ['team'], range: ['age'] }],
  },
];

let now: number;
let kvs: KvsStore;

beforeEach(() => {
  now = Date.UTC(2026, 10, 22);
  kvs = createKvsStore({ clock: { now: () => now }, entities });
});

const call = (path: string, body: unknown): { status: number; body: unknown } => kvs.handle(`/api/v1/${path}`, body);
const codeOf = (answer: { body: unknown }): unknown => (answer.body as { code?: unknown } | null)?.code;

describe('plain keys', () => {
  it('gives back what was set', () => {
    expect(call('set', { key: 'a', value: { n: [1, null, 'ש'] } })).toEqual({ status: 204, body: null });
    expect(call('get', { key: 'a' })).toEqual({ status: 200, body: { key: 'a', value: { n: [1, null, 'ש'] } } });
  });

  it('answers 404 KEY_NOT_FOUND for a key never set, deleted or kept as a secret', () => {
    call('set', { key: 'gone', value: 1 });
    call('delete', { key: 'gone' });
    call('secret/set', { key: 'hidden', value: 1 });
    for (const key of ['never', 'gone', 'hidden']) {
      const answer = call('get', { key });
      expect([answer.status, codeOf(answer)]).toEqual([404, 'KEY_NOT_FOUND']);
    }
  });

  it('refuses to overwrite under FAIL_IF_EXISTS', () => {
    const request = { key: 'lock', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' } };
    expect(call('set', request).status).toBe(204);
    const second = call('set', { ...request, value: 2 });
    expect([second.status, codeOf(second)]).toEqual([409, 'KEY_CONFLICT']);
    expect(call('get', { key: 'lock' }).body).toEqual({ key: 'lock', value: 1 });
  });

  it('returns the previous or the latest value when asked', () => {
    const options = { keyPolicy: 'OVERRIDE', returnMetadataFields: ['CREATED_AT', 'UPDATED_AT'] };
    expect(call('set', { key: 'a', value: 1, options: { ...options, returnValue: 'PREVIOUS' } }).body).toBeNull();
    const created = now;
    now += 5;
    expect(call('set', { key: 'a', value: 2, options: { ...options, returnValue: 'PREVIOUS' } }).body).toEqual({
      key: 'a',
      value: 1,
      createdAt: created,
      updatedAt: created,
    });
    expect(call('set', { key: 'a', value: 3, options: { ...options, returnValue: 'LATEST' } }).body).toEqual({
      key: 'a',
      value: 3,
      createdAt: created,
      updatedAt: now,
    });
  });

  it('forgets a value when its time to live is over, by the virtual clock', () => {
    call('set', { key: 'a', value: 1, options: { ttl: { unit: 'MINUTES', value: 2 } } });
    expect(call('get', { key: 'a', options: { metadataFields: ['EXPIRE_TIME'] } }).body).toEqual({
      key: 'a',
      value: 1,
      expireTime: new Date(now + 120_000).toISOString(),
    });
    now += 120_000;
    expect(call('get', { key: 'a' }).status).toBe(404);
    expect(call('set', { key: 'a', value: 2, options: { keyPolicy: 'FAIL_IF_EXISTS' } }).status).toBe(204);
  });

  it.each([
    ['an empty key', { key: '', value: 1 }, 'KEY_TOO_SHORT'],
    ['a key of 501 characters', { key: 'k'.repeat(501), value: 1 }, 'KEY_TOO_LONG'],
    ['a key of spaces', { key: '  ', value: 1 }, 'INVALID_KEY'],
    ['a key with a slash', { key: 'a/b', value: 1 }, 'INVALID_KEY'],
    ['a Hebrew key', { key: 'מפתח', value: 1 }, 'INVALID_KEY'],
    ['no value', { key: 'a' }, 'MISSING_VALUE'],
    ['a value above 240 KiB', { key: 'a', value: 'x'.repeat(240 * 1024 - 1) }, 'MAX_SIZE'],
    ['a value 32 levels deep', { key: 'a', value: nested(32) }, 'MAX_DEPTH'],
    ['a TTL above a year', { key: 'a', value: 1, options: { ttl: { unit: 'DAYS', value: 366 } } }, 'INVALID_TTL'],
    ['a TTL of nothing', { key: 'a', value: 1, options: { ttl: { unit: 'DAYS', value: 0 } } }, 'INVALID_TTL'],
    ['an unknown policy', { key: 'a', value: 1, options: { keyPolicy: 'MERGE' } }, 'BAD_REQUEST'],
  ])('refuses %s', (_name, body, code) => {
    const answer = call('set', body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(codeOf(answer)).toBe(code);
    expect(kvs.dump()['kvs'] ?? {}).toEqual({});
  });

  it('accepts values exactly at the limits', () => {
    expect(call('set', { key: 'k'.repeat(500), value: 'x'.repeat(240 * 1024 - 2) }).status).toBe(204);
    expect(call('set', { key: 'a b:c.d_e-f#1', value: nested(31) }).status).toBe(204);
  });

  it('answers 501 for a call it does not model', () => {
    expect(call('increment', { key: 'a' }).status).toBe(501);
  });
});

describe('queries by prefix', () => {
  it('pages through exactly the keys of the prefix, in order', () => {
    const keys = fc.uniqueArray(fc.stringMatching(/^[a-c:]{1,4}$/), { maxLength: 40 });
    fc.assert(
      fc.property(keys, fc.stringMatching(/^[a-c]{0,2}$/), fc.integer({ min: 1, max: 7 }), (all, prefix, limit) => {
        const store = createKvsStore({ clock: { now: () => 0 } });
        for (const key of all) store.handle('/api/v1/set', { key, value: key });
        const where = prefix === '' ? undefined : [{ property: 'key', condition: 'BEGINS_WITH', values: [prefix] }];
        const found: string[] = [];
        for (let after: string | undefined, turn = 0; turn < 100; turn += 1) {
          const page = store.handle('/api/v1/query', { limit, after, where }).body as {
            data: { key: string }[];
            cursor?: string;
          };
          found.push(...page.data.map((each) => each.key));
          after = page.cursor;
          if (after === undefined) break;
        }
        expect(found).toEqual(all.filter((key) => key.startsWith(prefix)).toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it('gives 10 values unless told, at most 100, and no cursor after the last page', () => {
    for (let n = 10; n < 30; n += 1) call('set', { key: `k${n}`, value: n });
    expect((call('query', {}).body as { data: unknown[] }).data).toHaveLength(10);
    expect(call('query', { limit: 20 }).body).not.toHaveProperty('cursor');
    expect(codeOf(call('query', { limit: 101 }))).toBe('LIST_QUERY_LIMIT_EXCEEDED');
    expect(codeOf(call('query', { after: 'forged' }))).toBe('INVALID_CURSOR');
  });
});

describe('transactions', () => {
  const check = (age: number): unknown => ({
    entityName: 'employee',
    key: 'a',
    conditions: { and: [{ property: 'age', condition: 'EQUAL_TO', values: [age] }] },
  });

  beforeEach(() => {
    call('entity/set', { entityName: 'employee', key: 'a', value: { age: 1 } });
    call('set', { key: 'old', value: 1 });
  });

  it('write everything when every check holds', () => {
    const answer = call('transaction', {
      check: [check(1)],
      set: [{ key: 'new', value: 2 }],
      delete: [{ key: 'old' }],
    });
    expect(answer).toEqual({ status: 204, body: null });
    expect(kvs.dump()['kvs']).toEqual({ new: 2 });
  });

  it.each([
    [
      'a check that fails',
      { check: [check(2)], set: [{ key: 'new', value: 2 }], delete: [{ key: 'old' }] },
      'CONDITIONAL_CHECK_FAILED',
    ],
    [
      'a value too large',
      {
        set: [
          { key: 'new', value: 1 },
          { key: 'big', value: 'x'.repeat(250_000) },
        ],
        delete: [{ key: 'old' }],
      },
      'MAX_SIZE',
    ],
    [
      'a key that exists',
      {
        set: [
          { key: 'new', value: 1 },
          { key: 'old', value: 2, options: { keyPolicy: 'FAIL_IF_EXISTS' } },
        ],
      },
      'KEY_CONFLICT',
    ],
    ['a key given twice', { set: [{ key: 'old', value: 1 }], delete: [{ key: 'old' }] }, 'BAD_REQUEST'],
    [
      'more than 25 operations',
      { set: Array.from({ length: 26 }, (_, n) => ({ key: `k${n}`, value: n })) },
      'BAD_REQUEST',
    ],
    ['nothing to do', {}, 'BAD_REQUEST'],
  ])('change nothing on %s', (_name, body, code) => {
    expect(codeOf(call('transaction', body))).toBe(code);
    expect(kvs.dump()['kvs']).toEqual({ old: 1 });
  });
});

describe('batches', () => {
  it('do what they can and list what they cannot', () => {
    expect(
      call('batch/set', [
        { key: 'a', value: 1 },
        { key: 'b/c', value: 2 },
        { key: 'e', entityName: 'employee', value: { age: 3 } },
      ]).body,
    ).toEqual({
      successfulKeys: [{ key: 'a' }, { key: 'e', entityName: 'employee' }],
      failedKeys: [{ key: 'b/c', error: { code: 'INVALID_KEY', message: expect.any(String) } }],
    });
    expect(call('batch/get', [{ key: 'a' }, { key: 'b' }]).body).toEqual({
      successfulKeys: [{ key: 'a', value: 1 }],
      failedKeys: [{ key: 'b', error: { code: 'KEY_NOT_FOUND', message: expect.any(String) } }],
    });
    expect(call('batch/delete', [{ key: 'a' }]).body).toEqual({ successfulKeys: [{ key: 'a' }], failedKeys: [] });
    expect(call('get', { key: 'a' }).status).toBe(404);
  });
});

describe('snapshots', () => {
  it('bring back every value with its times', () => {
    call('set', { key: 'a', value: 1, options: { ttl: { unit: 'DAYS', value: 1 } } });
    call('secret/set', { key: 's', value: 'x' });
    call('entity/set', { entityName: 'employee', key: 'e', value: { age: 1 } });
    const copy = createKvsStore({ clock: { now: () => now }, entities });
    copy.load(structuredClone(kvs.snapshot()));
    expect(copy.dump()).toEqual({ kvs: { a: 1 }, secrets: { s: 'x' }, 'entity:employee': { e: { age: 1 } } });
    now += DAY;
    expect(copy.dump()['kvs']).toEqual({});
  });
});

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = { in: value };
  return value;
}
