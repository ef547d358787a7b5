import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import * as words from '../src/contract/words.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{3}-/.test(name));
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs'), ...markdownIn('sandbox')];

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

describe('decisions', () => {
  test('are numbered without a gap', () => {
    expect(decisions.map((name) => Number(name.slice(0, 3)))).toEqual(decisions.map((_, index) => index + 1));
  });

  test('are all in the list, under their titles', () => {
    const titles = decisions.map((name) => {
      const title = /^# \d+\. (.+)$/m.exec(read(`docs/decisions/${name}`))?.[1];
      return `${Number(name.slice(0, 3))}. [${title}](${name})`;
    });
    const listed = read('docs/decisions/README.md').split('\n');
    expect(listed.filter((line) => /^\d+\. /.test(line))).toEqual(titles);
  });

  test.each(decisions)('%s fits a page and says status, context, decision and consequences', (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text.split('\n').length).toBeLessThanOrEqual(50);
    expect(text).toMatch(/^Status: \w[\s\S]*^## Context$[\s\S]*^## Decision$[\s\S]*^## Consequences$/m);
  });
});

test('every word that the contract lists stands in the glossary', () => {
  const glossary = read('docs/glossary.md');
  const listed = Object.values(words).flatMap((value) => (value instanceof z.ZodEnum ? value.options : []));
  expect(listed.length).toBeGreaterThan(20);
  expect(listed.filter((word) => !glossary.includes(`\`${word}\``))).toEqual([]);
});

describe.each(documents)('%s', (file) => {
  const text = read(file);

  test('links to nothing that is missing', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });

  test('names no file or folder of ours that is missing', () => {
    const named = [...text.matchAll(/`((?:src|static|sandbox|demo|test|bench|scripts|locales|docs)\/[\w./-]+)`/g)];
    const paths = named.map((match) => match[1] ?? '').filter((path) => !/\/dist\b/.test(path));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test('tells only commands that package.json has', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const told = [...text.matchAll(/npm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2] ?? '');
    expect(told.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the first screen of the README is short and has a sentence, the two commands and the map', () => {
  const readme = read('README.md');
  expect(readme.split('\n').length).toBeLessThan(60);
  expect(readme).toMatch(/^# Inward\n\n[A-Z][\s\S]*npm ci\nnpm start\n[\s\S]*^## The map$/m);
});
