import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Row } from './row.ts';

/** From the command to `ready`: as it is in this checkout, and from a clean clone of what is committed. */
export async function measureStart(): Promise<Row[]> {
  return [
    { name: '`npm start` to ready', value: await secondsToReady(resolve('.')), unit: 's', budget: 8 },
    { name: '`npm ci && npm start` in a clean clone', value: await secondsOfCleanClone(), unit: 's', budget: 60 },
  ];
}

async function secondsOfCleanClone(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'inward-clone-'));
  const clone = join(folder, 'clone');
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${resolve('.')}`, clone], { stdio: 'inherit' });
    const started = performance.now();
    execFileSync('npm', ['ci', '--silent'], { cwd: clone, stdio: 'ignore' });
    const installed = (performance.now() - started) / 1000;
    return installed + (await secondsToReady(clone));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts the program on a free port, waits for its `ready` line and ends it. */
async function secondsToReady(folder: string): Promise<number> {
  const started = performance.now();
  const own = join(folder, 'node_modules/.bin/node');
  const child = spawn(existsSync(own) ? own : process.execPath, ['demo/start.ts', '--port', '0'], { cwd: folder });
  const ended = new Promise<void>((settle) => child.once('close', () => settle()));
  let printed = '';
  const seconds = await new Promise<number>((settle, fail) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      if (/^ready http/m.test(printed)) settle((performance.now() - started) / 1000);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', (code) => fail(new Error(`npm start ended with ${code}: ${printed}`)));
  });
  child.kill();
  await ended;
  return seconds;
}
