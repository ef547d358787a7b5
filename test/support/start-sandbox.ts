import { Sandbox, type SandboxOptions } from '../../sandbox/sandbox.ts';

/** A fresh sandbox with this app, its clock standing still. The global setup has built the app, so this takes the cached build. */
export function startSandbox(options: Omit<SandboxOptions, 'appDir' | 'build'> = {}): Promise<Sandbox> {
  return Sandbox.start({ ...options, appDir: '.' });
}
