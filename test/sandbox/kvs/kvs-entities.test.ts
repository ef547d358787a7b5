import { beforeEach, describe, expect, it } from 'vitest';
import { createKvsStore, type KvsStore } from '../../../sandbox/platform/kvs/kvs-store.ts';

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

describe('entities', () => {
  beforeEach(() => {
    for (const [key, age, team] of [
      ['a', 30, 'hr'],
      ['b', 20, 'it'],
      ['c', 40, 'hr'],
      ['d', 30, 'it'],
    ] as const) {
      call('entity/set', { entityName: 'employee', key, value: { name: `n-${key}`, age, team } });
    }
  });

  const keysOf = (body: Record<string, unknown>): unknown =>
    (call('entity/query', { entityName: 'employee', ...body }).body as { data: { key: string }[] }).data.map(
      (each) => each.key,
    );

  it('are ordered by the index, and by key within it', () => {
    expect(keysOf({ indexName: 'age' })).toEqual(['b', 'a', 'd', 'c']);
    expect(keysOf({ indexName: 'age', sort: 'DESC' })).toEqual(['c', 'd', 'a', 'b']);
    expect(keysOf({ indexName: 'by-team', partition: ['hr'] })).toEqual(['a', 'c']);
    expect(keysOf({ indexName: 'by-key' })).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are narrowed by range and filters', () => {
    expect(keysOf({ indexName: 'age', range: { condition: 'BETWEEN', values: [25, 35] } })).toEqual(['a', 'd']);
    const filters = {
      or: [
        { property: 'name', condition: 'CONTAINS', values: ['-c'] },
        { property: 'age', condition: 'LESS_THAN', values: [25] },
      ],
    };
    expect(keysOf({ indexName: 'age', filters })).toEqual(['b', 'c']);
  });

  it('are paged by cursor', () => {
    const first = call('entity/query', { entityName: 'employee', indexName: 'age', limit: 3 }).body as {
      cursor: string;
    };
    expect(keysOf({ indexName: 'age', limit: 3, cursor: first.cursor })).toEqual(['c']);
  });

  it.each([
    ['an entity the manifest lacks', 'entity/set', { entityName: 'ghost', key: 'a', value: {} }, 'INVALID_ENTITY_NAME'],
    [
      'an attribute the manifest lacks',
      'entity/set',
      { entityName: 'employee', key: 'a', value: { x: 1 } },
      'INVALID_ENTITY_VALUE',
    ],
    [
      'an attribute of another type',
      'entity/set',
      { entityName: 'employee', key: 'a', value: { age: 1.5 } },
      'INVALID_ENTITY_VALUE',
    ],
    [
      'an index the manifest lacks',
      'entity/query',
      { entityName: 'employee', indexName: 'ghost' },
      'INVALID_INDEX_NAME',
    ],
    ['a query without its partition', 'entity/query', { entityName: 'employee', indexName: 'by-team' }, 'BAD_REQUEST'],
    ['a call without an entity', 'entity/get', { key: 'a' }, 'BAD_REQUEST'],
  ])('refuse %s', (...[, path, body, code]) => {
    expect(codeOf(call(path, body))).toBe(code);
  });
});
