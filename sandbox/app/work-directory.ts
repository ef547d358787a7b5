import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** No build takes this long; what is older was left by a process that was killed. */
const ABANDONED_MS = 30 * 60_000;

/** Runs `work` with a fresh directory inside the cache and removes it afterwards, whatever happens; sweeps up after the dead. */
export async function withWorkDirectory<T>(cache: string, work: (directory: string) => Promise<T>): Promise<T> {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache))
    if (name.startsWith('work-') && isAbandoned(join(cache, name))) remove(join(cache, name));
  const directory = mkdtempSync(join(cache, 'work-'));
  try {
    return await work(directory);
  } finally {
    remove(directory);
  }
}

/** Puts what was built in its place at once. Another builder of the same content may have been faster: the two are equal. */
export function moveInto(built: string, place: string): void {
  try {
    renameSync(built, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

function isAbandoned(directory: string): boolean {
  const stat = statSync(directory, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs > ABANDONED_MS;
}

function remove(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}
