import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { MANAGING_GROUPS } from '../../static/catalogue-parts.ts';

const root = join(import.meta.dirname, '../../static');
const ENTRIES = ['request-card', 'issue-panel', 'queue-page', 'automation-form'].map((surface) =>
  join(root, `surfaces/${surface}/surface.tsx`),
);

const fileOf = (path: string): string | null =>
  [path, `${path}.ts`, `${path}.tsx`].find((each) => /\.tsx?$/.test(each) && existsSync(each)) ?? null;

/** Modules of ours that the entries reach by static imports. */
const reached = (entries: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, from = ''] of readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*?'(\.[^']+)';/gms)) {
      const next = fileOf(join(dirname(file), from));
      if (next !== null) visit(next);
    }
  };
  entries.forEach((entry) => visit(entry));
  return [...seen];
};

/** Groups of the texts that a module names, whole or by how they begin: `'card.open'`, `risk.${reason}`. */
const groupsIn = (file: string): readonly string[] => {
  const known = new Set(Object.keys(en).map((key) => key.split('.')[0] ?? ''));
  return [...readFileSync(file, 'utf8').matchAll(/['`](\w+)\.[\w.${}-]+['`]/g)]
    .map(([, group = '']) => group)
    .filter((group) => known.has(group));
};

it('keeps every text that requesters and agents meet in the part that they download', () => {
  const files = reached(ENTRIES);
  expect(files.length).toBeGreaterThan(25);
  const named = files.flatMap((file) => groupsIn(file).map((group) => ({ group, file: file.slice(root.length) })));
  expect(new Set(named.map(({ group }) => group)).size).toBeGreaterThan(8);
  expect(named.filter(({ group }) => MANAGING_GROUPS.has(group))).toEqual([]);
});

it('names no group that no text has', () => {
  const known = new Set(Object.keys(en).map((key) => key.split('.')[0]));
  expect([...MANAGING_GROUPS].filter((group) => !known.has(group))).toEqual([]);
});
