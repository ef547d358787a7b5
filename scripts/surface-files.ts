/** Which files of the static bundle a person downloads to see one surface. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk | undefined>>;

const ENTRY = 'index.html';
const isSurface = (key: string) => key.startsWith('surfaces/');
const isLocale = (key: string) => /locales\/\w+\.json/.test(key);
const isPart = (key: string, part: string) => key.endsWith(`.json?part=${part}`);

/** JavaScript of the first page, before it is known which surface it is. Paths are below `directory`. */
export function mainFiles(directory: string): string[] {
  const manifest = readManifest(directory);
  return filesOf(
    manifest,
    closure(manifest, [ENTRY], () => false),
  );
}

/** All JavaScript behind one surface: main, what main loads for any surface, the surface, and its parts of the larger catalogue. */
export function surfaceFiles(
  directory: string,
  { surface, isManaging }: { readonly surface: string; readonly isManaging: boolean },
): string[] {
  const manifest = readManifest(directory);
  const own = Object.keys(manifest).find((key) => key.startsWith(surface));
  if (own === undefined) throw new Error(`the build has no surface ${surface}`);
  const keys = closure(manifest, [ENTRY, own], (key) => !isSurface(key) && !isLocale(key));
  const size = (key: string) => statSync(join(directory, manifest[key]?.file ?? '')).size;
  const locales = ['daily', ...(isManaging ? ['managing'] : [])].flatMap((part) =>
    Object.keys(manifest)
      .filter((key) => isPart(key, part))
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, 1),
  );
  return filesOf(manifest, [...keys, ...locales]);
}

function readManifest(directory: string): Manifest {
  return JSON.parse(readFileSync(join(directory, '.vite/manifest.json'), 'utf8')) as Manifest;
}

function filesOf(manifest: Manifest, keys: Iterable<string>): string[] {
  const files = new Set([...keys].map((key) => manifest[key]?.file ?? ''));
  return [...files].filter((file) => file.endsWith('.js'));
}

/** Keys reached from `roots` by static imports, and by the dynamic ones that `follow` accepts. */
function closure(manifest: Manifest, roots: readonly string[], follow: (key: string) => boolean): Set<string> {
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) visit(next);
    for (const next of manifest[key]?.dynamicImports ?? []) if (follow(next)) visit(next);
  };
  for (const root of roots) visit(root);
  return seen;
}
