import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildResources } from '../../../sandbox/app/build-resources.ts';
import { readManifest } from '../../../sandbox/app/manifest.ts';

const MIB = 1024 * 1024;
const SIX = ['one', 'two', 'three', 'four', 'five', 'six'];
const APP = 'app: { id: "ari:cloud:ecosystem::app/x", runtime: { name: nodejs24.x } }\n';

let app: string;
beforeEach(() => {
  app = mkdtempSync(join(tmpdir(), 'deployed-'));
  writeFileSync(join(app, 'package.json'), '{ "name": "x", "version": "1.0.0" }');
});
afterEach(() => rmSync(app, { recursive: true, force: true }));

/** An app with these resources, each of an `index.html` and nothing else. */
const withResources = (...keys: readonly string[]): void => {
  const resources = keys.map((key) => `  - { key: ${key}, path: ${key} }\n`).join('');
  writeFileSync(join(app, 'manifest.yml'), `${APP}resources:\n${resources}modules: {}\n`);
  for (const key of keys) addFile(`${key}/index.html`);
};

/** Without blocks on the disk, whatever its size. */
const addFile = (path: string, bytes = 0): void => {
  mkdirSync(join(app, path, '..'), { recursive: true });
  writeFileSync(join(app, path), '');
  truncateSync(join(app, path), bytes);
};

const addFiles = (folder: string, count: number): void => {
  for (let file = 0; file < count; file += 1) addFile(`${folder}/${file}.txt`);
};

const built = () => buildResources(app, readManifest(app), () => {});

test('a resource has at most 5,000 files, folders not counted', async () => {
  withResources('page');
  addFiles('page/deep/er', 4999);
  await expect(built()).resolves.toMatchObject({ resources: [{ key: 'page' }] });
  addFile('page/more.txt');
  await expect(built()).rejects.toThrow('Resource page holds 5001 files; at most 5000 can be deployed.');
});

test('all resources together have at most 25,000', async () => {
  withResources(...SIX);
  for (const key of SIX.slice(1)) addFiles(key, 4998);
  addFiles('one', 4);
  await expect(built()).resolves.toMatchObject({ resources: { length: 6 } });
  addFile('one/more.txt');
  await expect(built()).rejects.toThrow('The resources hold 25001 files together; at most 25000 can be deployed.');
});

test('a file has at most 100 MB', async () => {
  withResources('page');
  addFile('page/sub/film.mp4', 100 * MIB);
  await expect(built()).resolves.toBeDefined();
  addFile('page/sub/film.mp4', 100 * MIB + 1);
  await expect(built()).rejects.toThrow('Resource page: sub/film.mp4 has 104857601 bytes; at most 104857600');
});

test('all resources together have at most 1 GB', async () => {
  withResources('page', 'form');
  for (let film = 1; film <= 10; film += 1) addFile(`page/${film}.mp4`, 100 * MIB);
  addFile('form/eleventh.mp4', 24 * MIB);
  await expect(built()).resolves.toBeDefined();
  addFile('form/one.bit', 1);
  await expect(built()).rejects.toThrow('The resources have 1073741825 bytes together; at most 1073741824');
});

test('translations have at most 100 KB together', () => {
  const files = '{ key: en-US, path: en.json }, { key: he-IL, path: he.json }';
  writeFileSync(join(app, 'manifest.yml'), `${APP}modules: {}\ntranslations: { resources: [${files}] }\n`);
  addFile('en.json', 60 * 1024);
  addFile('he.json', 40 * 1024);
  expect(readManifest(app).translationFiles).toHaveLength(2);
  addFile('he.json', 40 * 1024 + 1);
  expect(() => readManifest(app)).toThrow('at most 102400 bytes of translations, found 102401');
});

test('the name of a queue has at most 36 characters', () => {
  const withQueue = (name: string): void =>
    writeFileSync(
      join(app, 'manifest.yml'),
      `${APP}modules: { consumer: [{ key: worker, queue: ${name}, function: work }] }\n`,
    );
  withQueue('q'.repeat(36));
  expect(readManifest(app).consumers).toHaveLength(1);
  withQueue('q'.repeat(37));
  expect(() => readManifest(app)).toThrow(/consumer\.0\.queue.*<=36 characters/);
});
