import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import he from '../locales/he.json' with { type: 'json' };
import { CARD_STATES, SHOWN_CASES } from '../scripts/card-states.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const rows = read('docs/cases.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2);
const cases = rows.join('\n');

/** What stands in quotes after `it(`, `test(` or `.each(…)(`. */
const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:it|test|\))\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');

test('the table of cases has every case of the loop', () => {
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => !row.includes('.test.ts'))).toEqual([]);
  expect(rows.filter((row) => row.split('|').some((cell) => /^ +$/.test(cell)))).toEqual([]);
});

test('every test that the table of cases names is there', () => {
  const named = [...cases.matchAll(/"([^"]+)" (test\/[\w./-]+)/g)].map(([, title = '', file = '']) => ({
    title,
    file,
  }));
  expect(named.length).toBeGreaterThan(rows.length);
  const missing = named.filter(
    ({ title, file }) => !existsSync(join(root, file)) || !titlesIn(read(file)).some((each) => each.includes(title)),
  );
  expect(missing).toEqual([]);
});

test('every scene that the table of cases names is photographed', () => {
  const photographed = new Set<string>([...CARD_STATES, ...SHOWN_CASES]);
  const named = [...cases.matchAll(/scene `([^`]*)`/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !photographed.has(name))).toEqual([]);
});

test('every sentence that the table of cases names is written in both languages', () => {
  const keys = [...cases.matchAll(/`((?:card|push|settings|error)\.[\w.]+)`/g)].map((match) => match[1] ?? '');
  expect(keys.length).toBe(rows.length);
  expect(keys.filter((key) => !(key in en) || !(key in he))).toEqual([]);
});
