import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import he from '../locales/he.json' with { type: 'json' };
import { CARD_STATES, SHOWN_CASES } from '../scripts/card-states.ts';
import { CASES_SAID, STATES_SAID } from './support/case-surfaces.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

type Row = Readonly<Record<string, string>>;

/** The table under a heading, each row by the names of its columns. */
const tableUnder = (heading: string): readonly Row[] => {
  const [, part = ''] = read('docs/cases.md').split(`\n## ${heading}\n`);
  const [head = [], , ...rows] = part
    .replace(/\n## [^]*$/, '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
};

const rules = tableUnder('Rules');
const surfaces = tableUnder('Surfaces');
const PROOFS = ['Card', 'Panel', 'Queue', 'Gadget'];
const WORDS = ['Card says', 'Panel says'];
const cells = [...rules, ...surfaces].flatMap((row) => Object.values(row));
const named = (pattern: RegExp): readonly string[] =>
  cells.flatMap((cell) => [...cell.matchAll(pattern)].map((match) => match[1] ?? ''));

/** What stands in quotes after `it(`, `test(` or `.each(…)(`. */
const titlesIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:it|test|\))\(\s*'((?:[^'\\]|\\.)*)'/g)].map((match) => match[1] ?? '');

test('both tables of cases have every case of the loop, and no empty cell', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(surfaces.map((row) => row['Case'])).toEqual(rules.map((row) => row['Case']));
  expect(new Set(rules.map((row) => row['Case'])).size).toBe(rules.length);
  expect(Object.keys(rules[0] ?? {})).toEqual(['Case', 'Rule', 'Through the sandbox']);
  expect(Object.keys(surfaces[0] ?? {})).toEqual(['Case', ...PROOFS, ...WORDS]);
  expect(cells.filter((cell) => cell === '')).toEqual([]);
});

test('every case is proved by tests of its rule, and on each surface by a scene, a row or a test, or shows nothing there', () => {
  const TEST = String.raw`"[^"]+" test\/[\w./-]+\.test\.ts`;
  const isTest = new RegExp(`^${TEST}$`);
  const isProof = new RegExp(
    String.raw`^((scene \`[^\`]+\`|row \`[^\`]+\`|${TEST})(, then (?=\w)|$))+$|^none: \w[^\`"]+$`,
  );
  const unproved = [
    ...rules.filter((row) => !isTest.test(row['Rule'] ?? '') || !isTest.test(row['Through the sandbox'] ?? '')),
    ...surfaces.filter((row) => PROOFS.some((surface) => !isProof.test(row[surface] ?? ''))),
  ];
  expect(unproved).toEqual([]);
  // Nothing to see on every surface would be no case.
  const unseen = surfaces.filter((row) => PROOFS.every((surface) => row[surface]?.startsWith('none: ')));
  expect(unseen).toEqual([]);
});

test('every test that the tables of cases name is there', () => {
  const tests = cells.flatMap((cell) =>
    [...cell.matchAll(/"([^"]+)" (test\/[\w./-]+)/g)].map(([, title = '', file = '']) => ({ title, file })),
  );
  expect(tests.length).toBeGreaterThan(rules.length);
  const missing = tests.filter(
    ({ title, file }) => !existsSync(join(root, file)) || !titlesIn(read(file)).some((each) => each.includes(title)),
  );
  expect(missing).toEqual([]);
});

test('every scene that the tables of cases name is photographed, in both languages', () => {
  const photographed = new Set<string>([
    ...CARD_STATES.flatMap((state) => [`request-card-${state}`, `issue-panel-${state}`]),
    ...SHOWN_CASES.map((name) => `cases-${name}`),
    ...[...read('scripts/case-scenes.ts').matchAll(/pageScene\('([\w-]+)'/g)].map((match) => match[1] ?? ''),
  ]);
  const scenes = named(/scene `([^`]*)`/g);
  expect(scenes.length).toBeGreaterThan(5);
  expect(scenes.filter((name) => !photographed.has(name))).toEqual([]);
  expect(read('scripts/screens.ts')).toContain("const LOCALES = ['en-US', 'he-IL'] as const;");
});

test('every row that the tables of cases name is held to the surfaces, and every such row is named or photographed', () => {
  const held = Object.keys({ ...STATES_SAID, ...CASES_SAID });
  const rows = named(/row `([^`]*)`/g);
  expect(rows.filter((name) => !held.includes(name))).toEqual([]);
  expect(
    held.filter(
      (name) => !rows.includes(name) && !named(/scene `([^`]*)`/g).some((scene) => scene.endsWith(`-${name}`)),
    ),
  ).toEqual([]);
});

test('every sentence that the tables of cases name is written in both languages', () => {
  const sentences = surfaces.flatMap((row) =>
    WORDS.map((column) => /^`([\w.-]+)`$/.exec(row[column] ?? '')?.[1] ?? ''),
  );
  expect(sentences).toHaveLength(rules.length * WORDS.length);
  expect(sentences.filter((key) => !(key in en) || !(key in he))).toEqual([]);
});
