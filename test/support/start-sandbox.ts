import { inject } from 'vitest';
import { Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';

/** A fresh sandbox with the app that the global setup built, its clock standing still. */
export function startSandbox(options: Omit<SandboxOptions, 'appDir' | 'build'> = {}): Promise<Sandbox> {
  return Sandbox.start({ ...options, appDir: '.', build: inject('builtApp') });
}
