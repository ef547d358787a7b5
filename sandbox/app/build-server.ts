import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentHash } from './content-hash.ts';
import type { AppManifest } from './manifest.ts';
import { runProcess } from './run-process.ts';
import { moveInto, withWorkDirectory } from './work-directory.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const DRIVER = join(HERE, 'bundle-driver.cjs');
const LOADER = join(HERE, '../runtime/loader.cjs');
const WRAPPER_PLACE = join(HERE, '../runtime/wrapper-place.cjs');

/** Files beside the sources that change what the bundler makes of them. */
const SERVER_INPUTS = ['manifest.yml', 'package.json', 'package-lock.json', 'tsconfig.json', 'src', 'locales'];

/** Where built apps are kept, inside the app so that a clean checkout starts clean. */
export function cacheDirectory(appDir: string): string {
  return join(appDir, 'node_modules/.cache/forge-sandbox');
}

export async function buildServer(
  appDir: string,
  manifest: AppManifest,
  progress: (line: string) => void,
): Promise<{ directory: string; cached: boolean }> {
  const tools = contentHash(
    HERE,
    ['bundle-driver.cjs', '../runtime/loader.cjs', '../runtime/wrapper-place.cjs'],
    process.version,
  );
  const hash = contentHash(appDir, [...SERVER_INPUTS, ...manifest.translationFiles], tools);
  const directory = join(cacheDirectory(appDir), `server-${hash}`);
  if (existsSync(directory)) return { directory, cached: true };
  progress('bundling the functions');
  await bundleInto(appDir, directory);
  return { directory, cached: false };
}

/** Built aside and renamed, so that a reader never meets half a bundle and two builders do no harm to each other. */
async function bundleInto(appDir: string, directory: string): Promise<void> {
  await withWorkDirectory(dirname(directory), async (work) => {
    const runtime = join(work, 'runtime');
    const temporary = join(work, 'tmp');
    mkdirSync(temporary);
    cpSync(LOADER, join(runtime, 'dist/loader.js'));
    cpSync(WRAPPER_PLACE, join(runtime, 'dist/wrapper.js'));
    await runProcess({
      command: process.execPath,
      // The compiler makes more garbage than the young generation's usual size is good for.
      args: ['--max-semi-space-size=64', DRIVER, join(work, 'out')],
      cwd: appDir,
      env: { ...process.env, FORGE_RUNTIME_PATH: runtime, TMPDIR: temporary, NODE_OPTIONS: '' },
      failure: 'The functions could not be bundled.',
    });
    moveInto(join(work, 'out'), directory);
  });
}
