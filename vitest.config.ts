import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { CountReporter } from './scripts/count-reporter.ts';
import { LONG_TESTS } from './scripts/long-tests.ts';
import { LongestFirst } from './scripts/longest-first.ts';
import { NO_DOCUMENTS } from './test/sandbox/jira/documents/at-hand.ts';

/** Unit tests start no process and need no build. Everything else shares two cores with the processes it starts. */
const unit = [
  'test/domain/**/*.test.ts',
  'test/usecases/**/*.test.ts',
  'test/contract/**/*.test.ts',
  'test/demo/**/*.test.ts',
  'test/static/**/*.test.ts',
  'test/*.test.ts',
];

/** In CI a missing engine is a failure of the tests, elsewhere a note. */
const hasMariaDb = process.env['CI'] !== undefined || isOnPath('mariadbd');
if (!hasMariaDb) console.log('mariadbd is not on PATH: data tests run on the embedded engine alone');

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** Every suite that calls the sandbox's Jira holds calls and answers to the documents; without them it must not look as if it had. */
if (NO_DOCUMENTS !== null) console.log(`NOT COMPARED with Atlassian's documents: ${NO_DOCUMENTS}`);

type Settings = NonNullable<TestProjectInlineConfiguration['test']>;

function project(settings: Settings): TestProjectInlineConfiguration {
  return { extends: true, test: settings };
}

/** The files below a folder as two projects, so that a run can leave out those that take minutes: `NAME` and `long NAME`. */
function shortAndLong(
  folder: string,
  settings: Settings & { readonly name: string },
): TestProjectInlineConfiguration[] {
  const long = [...LONG_TESTS.keys()].filter((file) => file.startsWith(folder));
  return [
    project({ ...settings, include: [`${folder}**/*.test.ts`], exclude: long }),
    project({ ...settings, name: `long ${settings.name}`, include: long }),
  ];
}

/** The same tests of handlers and stored data on one SQL engine. */
function onEngine(engine: 'embedded' | 'mariadb'): Settings & { readonly name: string } {
  return {
    name: `integration ${engine}`,
    globalSetup: ['test/support/global-setup.ts', 'test/support/known-statements.ts'],
    setupFiles: ['test/support/documents-setup.ts', 'test/support/statements-setup.ts'],
    env: { FORGE_SQL: engine },
  };
}

export default defineConfig({
  test: {
    // In CI what failed is all there is to read.
    reporters: [process.env['CI'] === undefined ? 'default' : 'dot', new CountReporter()],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Far above what a test needs: two busy cores must not make a test fail. Under faults a person clicks many times.
    testTimeout: process.env['FAULT_SEED'] === undefined ? 60_000 : 240_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      project({ name: 'unit', include: unit }),
      ...shortAndLong('test/sandbox/', { name: 'sandbox' }),
      ...shortAndLong('test/integration/', onEngine('embedded')),
      ...(hasMariaDb ? shortAndLong('test/integration/', onEngine('mariadb')) : []),
      ...shortAndLong('test/ui/', {
        name: 'ui',
        globalSetup: ['test/support/global-setup.ts', 'test/support/browser-setup.ts'],
        testTimeout: 120_000,
      }),
    ],
  },
});
