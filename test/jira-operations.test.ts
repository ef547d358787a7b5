import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TABLE } from './sandbox/jira/conformance/table.ts';

const ROOT = join(import.meta.dirname, '..');

const sources = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8').replaceAll(/\$\{[^}]*\}/g, '{}'));

/** An address, and the method named beside it; a call that names none reads, unless the surface's `readJira` sends a body. */
const ASKED =
  /(?:method: '(?<before>\w+)',\s*)?(?:url(?::| =)|readJira\()\s*['`](?<path>\/rest\/[^'`?]*)[^'`]*['`](?:,\s*method: '(?<after>\w+)'|(?<body>,\s*\w+\)))?/g;

const methodOf = (groups: Readonly<Record<string, string | undefined>>): string =>
  groups['before'] ?? groups['after'] ?? (groups['body'] === undefined ? 'GET' : 'POST');

const operationsIn = (source: string): readonly string[] =>
  [...source.matchAll(ASKED)].map(({ groups = {} }) => `${methodOf(groups)} ${groups['path']}`);

/** Every operation of Jira that the app asks, names in its path left out: `GET /rest/api/3/issue/{}`. */
const texts = [...sources('src'), ...sources('static')];
const asked = [...new Set(texts.flatMap(operationsIn))].toSorted();

test('every address of Jira in the app is read by this test', () => {
  const addresses = texts.flatMap((source) => [...source.matchAll(/['`]\/rest\//g)]).length;
  expect(texts.flatMap(operationsIn)).toHaveLength(addresses);
  expect(addresses).toBeGreaterThan(10);
});

test.each(asked)(
  '%s is asked as every role, and for every documented error, of the desk the app is tested on',
  (operation) => {
    expect(TABLE.map((row) => row.operation.replaceAll(/\{\w+\}/g, '{}'))).toContain(operation);
  },
);
