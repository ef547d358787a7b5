import { defineConfig } from 'vitest/config';
import { CountReporter } from './scripts/count-reporter.ts';

/** Unit tests start no process and need no build. Everything else shares two cores with the processes it starts. */
const unit = [
  'test/domain/**/*.test.ts',
  'test/usecases/**/*.test.ts',
  'test/contract/**/*.test.ts',
  'test/demo/**/*.test.ts',
  'test/*.test.ts',
];

export default defineConfig({
  test: {
    reporters: ['default', new CountReporter()],
    pool: 'forks',
    maxWorkers: 2,
    // A test that needs longer is waiting for something that will not come.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      { extends: true, test: { name: 'sandbox', include: ['test/sandbox/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts', 'test/conformance/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts', 'test/support/browser-setup.ts'],
          // One browser at a time: two would share a core each with their sandbox.
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
