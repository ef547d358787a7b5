import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SANDBOX = join(import.meta.dirname, '../../../sandbox');
const table = readFileSync(join(SANDBOX, 'LIMITS.md'), 'utf8');

test.each(['limits.ts', 'platform/kvs/kvs-limits.ts', 'platform/sql/sql-policy.ts'])(
  'every number of %s stands in the table of limits',
  (file) => {
    const source = readFileSync(join(SANDBOX, file), 'utf8');
    const names = [...source.matchAll(/^export const ([A-Z][A-Z0-9_]+)\b/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  },
);

test('every number the table names exists', () => {
  const sources = ['limits.ts', 'platform/kvs/kvs-limits.ts', 'platform/sql/sql-policy.ts', 'platform/sql/run-ddl.ts']
    .map((file) => readFileSync(join(SANDBOX, file), 'utf8'))
    .join('\n');
  const named = [...table.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !sources.includes(`export const ${name}`))).toEqual([]);
});
