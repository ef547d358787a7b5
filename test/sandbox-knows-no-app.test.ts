import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const Manifest = z.looseObject({
  app: z.looseObject({ id: z.string() }),
  modules: z.record(z.string(), z.array(z.looseObject({ key: z.string(), name: z.string().optional() }))),
});
const manifest = Manifest.parse(parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')));
const modules = Object.values(manifest.modules).flat();
const keys = modules.map(({ key }) => key);
const tables = [
  ...readFileSync(join(ROOT, 'src/adapters/sql/migrations.ts'), 'utf8').matchAll(/^ {4}name: '(\w+)'/gm),
].map(([, name = '']) => name);

/** Jira's own words for the two ends of a link. */
const ENDS_OF_LINKS = /\b(?:out|in)ward(?:: '|'|Issue)/g;

/** A name of two words is the app's own wherever it stands; one of a single word only where modules and tables are named. */
const isOwn = (name: string): boolean => /[-_ ]/.test(name);
const patterns: readonly RegExp[] = [
  /\binward\b|\bxla\b/i,
  new RegExp(manifest.app.id.split('/').at(-1) ?? manifest.app.id),
  wordsOf([...keys, ...tables, ...modules.flatMap(({ name }) => name ?? [])].filter(isOwn)),
  new RegExp(`moduleKey\\W{1,4}(?:${keys.join('|')})['"]`),
  new RegExp(`\\b(?:FROM|INTO|UPDATE|TABLE)\\s+\`?(?:${tables.join('|')})\\b`),
];

function wordsOf(names: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${names.join('|')})(?![\\w-])`, 'i');
}

/** Lines of the sandbox that name something of this app, `file:line text`. */
function found(text: string, file: string): readonly string[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
    .filter(({ line }) => patterns.some((pattern) => pattern.test(line.replaceAll(ENDS_OF_LINKS, ''))))
    .map(({ line, place }) => `${place} ${line.trim()}`);
}

test('nothing in the sandbox names this app, its modules, fields or tables', () => {
  const files = readdirSync(join(ROOT, 'sandbox'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.length).toBeGreaterThan(200);
  const lines = files.flatMap(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return found(readFileSync(file, 'utf8'), file.slice(ROOT.length + 1));
  });
  expect(lines).toEqual([]);
});

test.each([
  'const panel = "xla-panel";',
  '// as Inward does it',
  "invoke({ moduleKey: 'settings' })",
  'SELECT * FROM requests WHERE issue_id = 1',
  'INSERT INTO `pending_fields` VALUES (1)',
  "names.get('SLA alert')",
])('a planted %j would be found', (line) => {
  expect(found(line, 'planted.ts')).toHaveLength(1);
});
