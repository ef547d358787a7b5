import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { explainedScopes } from './support/explained-scopes.ts';

const manifest: { permissions: { scopes: string[] } } = parse(
  readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'),
);

test('every scope that the manifest asks for is explained, and no other', () => {
  const explained = explainedScopes().map((row) => row.scope);
  expect(explained.toSorted()).toEqual(manifest.permissions.scopes.toSorted());
});

test('every scope is there now or for later', () => {
  expect(explainedScopes().filter((row) => row.since !== 'now' && row.since !== 'for later')).toEqual([]);
});
