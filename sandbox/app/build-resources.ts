import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltResource } from './build-app.ts';
import { withBuildLock } from './build-lock.ts';
import { cacheDirectory } from './build-server.ts';
import { contentHash } from './content-hash.ts';
import type { AppManifest } from './manifest.ts';
import { readPackage } from './read-package.ts';
import { assertDeployable } from './resource-limits.ts';
import { runProcess } from './run-process.ts';
import { moveInto, withWorkDirectory } from './work-directory.ts';

const SCRIPT = 'build:static';
/** What a surface may be built from: its own tree, the shared contract, the texts and the tools' settings. */
const RESOURCE_INPUTS = [
  'manifest.yml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'static',
  'src',
  'locales',
];

export async function buildResources(
  appDir: string,
  manifest: AppManifest,
  progress: (line: string) => void,
): Promise<{ resources: readonly BuiltResource[]; cached: boolean }> {
  if (manifest.resources.length === 0) return { resources: [], cached: true };
  if (readPackage(appDir).scripts[SCRIPT] === undefined)
    return { resources: findResources(appDir, manifest), cached: true };
  const directory = join(cacheDirectory(appDir), `resources-${contentHash(appDir, RESOURCE_INPUTS, process.version)}`);
  const resources = manifest.resources.map(({ key }) => ({ key, directory: join(directory, key) }));
  if (existsSync(directory)) return { resources, cached: true };
  mkdirSync(cacheDirectory(appDir), { recursive: true });
  // The script writes into the app's own tree, so two of them at once would mix their files.
  await withBuildLock(join(cacheDirectory(appDir), 'resources.lock'), async () => {
    if (!existsSync(directory)) await buildInto(appDir, manifest, { directory, progress });
  });
  return { resources, cached: false };
}

async function buildInto(
  appDir: string,
  manifest: AppManifest,
  to: { directory: string; progress: (line: string) => void },
): Promise<void> {
  to.progress('building the surfaces');
  await runProcess({
    command: 'npm',
    args: ['run', '--silent', SCRIPT],
    cwd: appDir,
    env: { ...process.env, NODE_OPTIONS: '' },
    failure: `npm run ${SCRIPT} failed.`,
  });
  await withWorkDirectory(cacheDirectory(appDir), async (work) => {
    for (const { key, directory } of findResources(appDir, manifest))
      cpSync(directory, join(work, 'out', key), { recursive: true });
    moveInto(join(work, 'out'), to.directory);
  });
}

function findResources(appDir: string, manifest: AppManifest): readonly BuiltResource[] {
  const resources = manifest.resources.map(({ key, path }) => ({ key, directory: existing(appDir, key, path) }));
  assertDeployable(resources);
  return resources;
}

function existing(appDir: string, key: string, path: string): string {
  const directory = join(appDir, path);
  if (!existsSync(join(directory, 'index.html')))
    throw new Error(
      `Resource ${key}: there is no ${path}/index.html, and package.json has no script ${SCRIPT} that makes it.`,
    );
  return directory;
}
