import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends the run with one line for machines: `N passed, N failed`. What could not even be loaded counts as failed, and so does a
 * run that fails without a failed test.
 */
export class CountReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onInit(): void {
    // Written as the process leaves, because the other reporters print after the last call to this one.
    process.once('exit', (code) => {
      const failed = this.#failed === 0 && code !== 0 ? 1 : this.#failed;
      writeSync(process.stdout.fd, `${this.#passed} passed, ${failed} failed\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    this.#passed = 0;
    this.#failed = unhandled.length;
    for (const module of modules) {
      this.#failed += module.errors().length;
      for (const test of module.children.allTests()) {
        if (test.result().state === 'passed') this.#passed += 1;
        if (test.result().state === 'failed') this.#failed += 1;
      }
    }
  }
}
