import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const fixture = join(import.meta.dirname, 'architecture-fixture');
const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const configFile = join(root, '.dependency-cruiser.cjs');

const config: { readonly forbidden: readonly { readonly name: string }[] } = createRequire(import.meta.url)(
  '../.dependency-cruiser.cjs',
);

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function violations(cwd: string, folders: readonly string[]): Violation[] {
  const args = [depcruise, ...folders, '--config', configFile, '--output-type', 'json'];
  const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(run.stdout).summary.violations;
}

/** Files under a folder of the repository, with their texts. */
function texts(folder: string): { file: string; text: string }[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules') && !name.startsWith('dist'))
    .map((name) => ({ file: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));
}

/** Code alone: a comment may say `Date.now`. */
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

test('every import rule catches the violation planted for it', () => {
  const found = violations(fixture, ['src', 'static', 'sandbox', 'demo']);
  const silent = config.forbidden
    .map((rule) => rule.name)
    .filter((name) => !found.some((one) => one.rule.name === name && one.from.endsWith(`/${name}.ts`)));
  expect(silent).toEqual([]);
});

test('the planted tree has no violation that nobody planted', () => {
  const rules = new Set(config.forbidden.map((rule) => rule.name));
  const clean = violations(fixture, ['src', 'static', 'sandbox', 'demo'])
    .map((one) => one.from.replace(/^.*\/|\.ts$/g, ''))
    .filter((name) => !rules.has(name) && name !== 'other');
  expect(clean).toEqual([]);
});

test('domain has no clock, no random, no process, no network', () => {
  // A process of a service desk is a word of the domain; the process of Node has these members.
  const node =
    /\bprocess\.(env|argv|exit|pid|cwd|hrtime|nextTick|std\w+|version\w*|platform|uptime|memoryUsage)\b|\bglobalThis\b/;
  const impure =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bfetch\(|\bcrypto\b|\bset(Timeout|Interval)\b|\basync\b|\bawait\b/;
  const files = texts('src/domain');
  expect(files.length).toBeGreaterThan(0);
  const offenders = files
    .filter(({ text }) => impure.test(withoutComments(text)) || node.test(withoutComments(text)))
    .map(({ file }) => file);
  expect(offenders).toEqual([]);
});

test('a lint rule is switched off only with a reason', () => {
  const bare = /(ox|es)lint-disable(?!.* -- \S)|@ts-(ignore|nocheck)/;
  const folders = ['src', 'static', 'sandbox', 'demo', 'test', 'bench', 'scripts'];
  const offenders = folders.flatMap((folder) => texts(folder)).filter(({ text }) => bare.test(text));
  expect(offenders.map(({ file }) => file).filter((file) => file !== 'test/architecture.test.ts')).toEqual([]);
});

test('tests mock no module, skip nothing and never sleep', () => {
  const forbidden = /\bvi\.mock\(|\bvi\.doMock\(|\b(it|test|describe)\.(skip|only|todo)\b|\bsleep\(|waitForTimeout/;
  const offenders = texts('test').filter(({ text }) => forbidden.test(withoutComments(text)));
  expect(offenders.map(({ file }) => file).filter((file) => file !== 'test/architecture.test.ts')).toEqual([]);
});

test('the lock file holds no download address', () => {
  expect(readFileSync(join(root, 'package-lock.json'), 'utf8')).not.toContain('"resolved": "http');
});

test('every dependency has an exact version', () => {
  const manifest = createRequire(import.meta.url)('../package.json');
  const versions = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});
