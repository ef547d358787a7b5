import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
const threats = text
  .slice(text.indexOf('## Threats'), text.indexOf('## Scopes'))
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (Threat|-)/.test(line));

test('every threat names a test that exists', () => {
  expect(threats.length).toBeGreaterThan(10);
  const named = threats.map((line) => /`(test\/[\w/.-]+\.test\.ts)`/.exec(line)?.[1] ?? line);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
