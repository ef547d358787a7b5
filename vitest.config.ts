import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { CountReporter } from './scripts/count-reporter.ts';
import { LongestFirst } from './scripts/longest-first.ts';

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

/** The same tests of handlers and stored data on one SQL engine. */
function integration(engine: 'embedded' | 'mariadb'): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name: `integration ${engine}`,
      include: ['test/integration/**/*.test.ts', 'test/conformance/**/*.test.ts'],
      globalSetup: ['test/support/global-setup.ts'],
      setupFiles: ['test/support/documents-setup.ts'],
      env: { FORGE_SQL: engine },
    },
  };
}

export default defineConfig({
  test: {
    reporters: ['default', new CountReporter()],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Far above what a test needs: two busy cores must not make a test fail. Under faults a person clicks many times.
    testTimeout: process.env['FAULT_SEED'] === undefined ? 60_000 : 240_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      { extends: true, test: { name: 'sandbox', include: ['test/sandbox/**/*.test.ts'] } },
      integration('embedded'),
      ...(hasMariaDb ? [integration('mariadb')] : []),
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts', 'test/support/browser-setup.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
});
