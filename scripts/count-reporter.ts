import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** Ends the run with one line for machines: `N passed, N failed`. What could not even be loaded counts as failed. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') passed += 1;
        if (test.result().state === 'failed') failed += 1;
      }
      failed += module.errors().length;
    }
    // Written as the process leaves, because the other reporters print after this call.
    process.once('exit', () => writeSync(process.stdout.fd, `${passed} passed, ${failed} failed\n`));
  }
}
