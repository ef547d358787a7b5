import type { TestProject } from 'vitest/node';
import { createEmbeddedEngine } from '../../sandbox/platform/sql/embedded-engine.ts';
import { normalized } from '../contract/statements/normalized.ts';
import { drive } from '../contract/statements/recorded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Every statement of the generated list, as `normalized` gives it. */
    readonly knownStatements: readonly string[];
  }
}

/** Makes the list once a run, for all files. */
export async function setup(project: TestProject): Promise<void> {
  const engine = await createEmbeddedEngine();
  const recorded = await drive(engine, 0);
  await engine.close();
  project.provide('knownStatements', [...new Set(recorded.map(({ sql }) => normalized(sql)))]);
}
