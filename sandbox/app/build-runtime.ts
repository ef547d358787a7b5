import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { cacheDirectory } from './build-server.ts';
import { contentHash } from './content-hash.ts';
import { moveInto, withWorkDirectory } from './work-directory.ts';

const SANDBOX = join(import.meta.dirname, '..');
const ENTRY = join(SANDBOX, 'runtime/child.ts');
const NEIGHBOUR = /\bfrom '(\.{1,2}\/[^']+\.ts)'/gu;

/** Files that a process of functions runs, as JavaScript. */
export interface BuiltRuntime {
  /** What the process is started with. */
  readonly script: string;
  /** What stands where the platform has its wrapper. */
  readonly wrapper: string;
}

/**
 * The runtime without its types, made once for each content. The platform's own starts as JavaScript; taking the types out in
 * every new process costs a tenth of a second, which would be counted as the app's cold start.
 */
export async function buildRuntime(appDir: string): Promise<BuiltRuntime> {
  const files = neighboursOf(ENTRY);
  const hash = contentHash(
    SANDBOX,
    [...files].map((file) => relative(SANDBOX, file)),
    `${basename(import.meta.filename)} ${process.version}`,
  );
  const directory = join(cacheDirectory(appDir), `runtime-${hash}`);
  if (!existsSync(directory)) await buildInto(directory, files);
  return { script: join(directory, 'runtime/child.js'), wrapper: join(directory, 'runtime/wrapper.js') };
}

/** A module and all that it needs of the sandbox. */
function neighboursOf(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(NEIGHBOUR))
    neighboursOf(join(dirname(file), name), found);
  return found;
}

async function buildInto(directory: string, files: ReadonlySet<string>): Promise<void> {
  // Loaded where it is needed: the compiler takes longer than all else that a start does.
  const { default: ts } = await import('typescript');
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ESNext,
    verbatimModuleSyntax: true,
    rewriteRelativeImportExtensions: true,
  };
  await withWorkDirectory(dirname(directory), (work) => {
    const built = join(work, 'out');
    for (const file of files) {
      const target = join(built, relative(SANDBOX, file)).replace(/\.ts$/u, '.js');
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText);
    }
    writeFileSync(join(built, 'package.json'), '{ "type": "module" }\n');
    moveInto(built, directory);
    return Promise.resolve();
  });
}
