import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../../sandbox/app/build-app.ts';
import { readManifest } from '../../../sandbox/app/manifest.ts';
import { PROBE_APP } from './start-probe.ts';

/** Beside the probe app, so that the copy finds the same packages. */
const copy = mkdtempSync(join(dirname(PROBE_APP), 'copy-'));
cpSync(PROBE_APP, copy, { recursive: true, filter: (path) => !path.includes('node_modules') });
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** The bundler takes a core for seconds, and tests run beside it. */
const BUNDLER_MS = 120_000;

const edit = (file: string, change: (text: string) => string): void => {
  const path = join(copy, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

describe('building an app', () => {
  test(
    "keeps the bundler's own output, and nothing else",
    async () => {
      const built = await buildApp(copy);
      expect(built).toMatchObject({ name: 'probe-app', version: '2.3.4', cached: { server: false } });
      expect(readdirSync(built.serverDir)).toEqual(
        expect.arrayContaining(['index.cjs', 'index.cjs.map', '__forge__.cjs']),
      );
      expect(readdirSync(dirname(built.serverDir)).filter((name) => name.startsWith('work-'))).toEqual([]);
      expect(await buildApp(copy)).toEqual({ ...built, cached: { server: true, resources: true } });
    },
    BUNDLER_MS,
  );

  test(
    'starts anew when a source changed, and says what the bundler says of it',
    async () => {
      edit('src/index.ts', (text) => `${text}\nexport const wrong: string = 1;\n`);
      await expect(buildApp(copy)).rejects.toThrow("Type 'number' is not assignable to type 'string'");
    },
    BUNDLER_MS,
  );
});

describe('reading a manifest', () => {
  test('understands functions, surfaces, triggers, schedules and consumers', () => {
    const manifest = readManifest(PROBE_APP);
    expect(manifest).toMatchObject({
      appId: '11111111-2222-4333-8444-555555555555',
      memoryMB: 128,
      hasSql: true,
      egress: ['https://allowed.example.com'],
    });
    expect(manifest.uiModules.map(({ type, key, resolver }) => [type, key, resolver])).toContainEqual([
      'jira:issuePanel',
      'probe-panel',
      'probe',
    ]);
    expect(manifest.triggers[2]?.events[0]).toEqual({
      eventType: 'avi:forge:installed:app',
      filter: { ignoreSelf: false, expression: null, onError: 'IGNORE_AND_LOG', appIsLicensed: false },
    });
    expect(manifest.customFields).toEqual([
      { key: 'mark', name: 'Mark', description: 'A number.', type: 'number', readOnly: true, formatter: null },
    ]);
  });

  test('names every wrong place', () => {
    edit('manifest.yml', (text) =>
      text.replace('interval: hour', 'interval: fortnight').replace('type: number', 'type: colour'),
    );
    expect(() => readManifest(copy)).toThrow(
      /scheduledTrigger\.1\.interval[\s\S]*jira:customField\.0\.type|jira:customField\.0\.type[\s\S]*scheduledTrigger\.1\.interval/,
    );
  });

  test('refuses a second five-minute schedule, which the schema would let pass', () => {
    edit('manifest.yml', (text) =>
      text.replace('interval: fortnight', 'interval: fiveMinute').replace('type: colour', 'type: number'),
    );
    expect(() => readManifest(copy)).toThrow('at most 1 scheduled trigger with the interval fiveMinute');
  });

  test.each([
    ['a manifest of 200 KB', `# ${'x'.repeat(200 * 1024)}\n`, 'at most 204800 bytes'],
    [
      'a 51st resource',
      `resources:\n${'  - { key: many, path: page }\n'.repeat(51)}`,
      'at most 50 resources, found 51',
    ],
    ['a key of 24 characters', `resources:\n  - { key: ${'k'.repeat(24)}, path: page }\n`, 'more than 23 characters'],
  ])('refuses %s', (_, added, words) => {
    writeFileSync(join(copy, 'manifest.yml'), `${readFileSync(join(PROBE_APP, 'manifest.yml'), 'utf8')}\n${added}`);
    expect(() => readManifest(copy)).toThrow(words);
  });
});
