import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildApp, type BuiltApp } from '../../sandbox/app/build-app.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The production bundles of this repository, built once for all workers. */
    readonly builtApp: BuiltApp;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide('builtApp', await buildApp(join(import.meta.dirname, '../..')));
}
