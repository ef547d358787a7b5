import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.git', 'coverage']);

/**
 * SHA-256 over the names and contents of files, directories walked in order. What does not exist counts as absent, so a
 * file that appears changes the hash.
 */
export function contentHash(root: string, paths: readonly string[], salt: string): string {
  const hash = createHash('sha256').update(salt);
  for (const path of paths.toSorted()) hashEntry(hash, root, path);
  return hash.digest('hex').slice(0, 24);
}

function hashEntry(hash: ReturnType<typeof createHash>, root: string, path: string): void {
  const full = join(root, path);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    hash.update(`\u0000${path}\u0000`).update(readFileSync(full));
    return;
  }
  for (const name of readdirSync(full).toSorted()) if (!SKIPPED.has(name)) hashEntry(hash, root, `${path}/${name}`);
}
