/**
 * The import law over the whole tree. Two runs, because a browser module and a server module resolve `react` and friends by
 * different compiler options.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const RUNS = [
  { folders: ['src', 'sandbox', 'demo', 'bench', 'scripts'], tsConfig: 'tsconfig.json' },
  { folders: ['static'], tsConfig: 'static/tsconfig.json' },
];

for (const { folders, tsConfig } of RUNS) {
  const present = folders.filter((folder) => existsSync(folder));
  const args = [...present, '--config', '.dependency-cruiser.cjs', '--ts-config', tsConfig];
  const run = spawnSync('depcruise', args, { stdio: 'inherit' });
  if (run.status !== 0) process.exitCode = 1;
}
