import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 100;

/** Runs `work` while no other process on this machine holds the lock directory. A lock whose holder has died is taken over. */
export async function withBuildLock<T>(directory: string, work: () => Promise<T>): Promise<T> {
  while (!tryLock(directory)) {
    if (holderIsGone(directory)) rmSync(directory, { recursive: true, force: true });
    else await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function tryLock(directory: string): boolean {
  try {
    mkdirSync(directory);
    writeFileSync(join(directory, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function holderIsGone(directory: string): boolean {
  try {
    // Signal 0 only asks whether the process exists.
    process.kill(Number(readFileSync(join(directory, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    // Without a pid file the holder is between its two steps.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
