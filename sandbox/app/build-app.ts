import { resolve } from 'node:path';
import { type BuiltRuntime, buildRuntime } from './build-runtime.ts';
import { buildServer } from './build-server.ts';
import { buildResources } from './build-resources.ts';
import { type AppManifest, readManifest } from './manifest.ts';
import { readPackage } from './read-package.ts';

export interface BuiltResource {
  readonly key: string;
  /** Absolute directory with `index.html`. */
  readonly directory: string;
}

/** What a deployment would upload, ready to run. Plain data, so a test runner can hand it from process to process. */
export interface BuiltApp {
  readonly appDir: string;
  readonly manifest: AppManifest;
  /** Name and version of `package.json`. */
  readonly name: string;
  readonly version: string;
  /** Directory with the bundler's own output. */
  readonly serverDir: string;
  /** What runs that output. */
  readonly runtime: BuiltRuntime;
  readonly resources: readonly BuiltResource[];
  /** Which halves came from the cache. */
  readonly cached: { readonly server: boolean; readonly resources: boolean };
}

export interface BuildOptions {
  /** `false` leaves the surfaces out, for tests of functions alone. */
  readonly resources?: boolean;
  readonly progress?: (line: string) => void;
}

/**
 * Bundles the app's functions with the platform's bundler and builds its surfaces with the app's own `build:static` script,
 * both at once, each cached by the content it was made of under `node_modules/.cache/forge-sandbox`.
 * @throws Error with the bundler's or the script's own words
 */
export async function buildApp(appDir: string, options: BuildOptions = {}): Promise<BuiltApp> {
  const directory = resolve(appDir);
  const manifest = readManifest(directory);
  const { name, version } = readPackage(directory);
  const progress = options.progress ?? ((): void => {});
  const [server, runtime, surfaces] = await Promise.all([
    buildServer(directory, manifest, progress),
    buildRuntime(directory),
    options.resources === false ? { resources: [], cached: false } : buildResources(directory, manifest, progress),
  ]);
  return {
    appDir: directory,
    manifest,
    name,
    version,
    serverDir: server.directory,
    runtime,
    resources: surfaces.resources,
    cached: { server: server.cached, resources: surfaces.cached },
  };
}
