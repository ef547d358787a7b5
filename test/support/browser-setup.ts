import type { TestProject } from 'vitest/node';
import { unpackChromium } from '../../scripts/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Chromium's executable, unpacked before the workers start: two that unpack at once leave half a file. */
    readonly chromiumPath: string;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('chromiumPath', await unpackChromium());
}
