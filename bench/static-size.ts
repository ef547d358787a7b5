import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SIZE_BUDGETS, SIZED_BUILD } from '../scripts/size-budgets.ts';
import { mainFiles, surfaceFiles } from '../scripts/surface-files.ts';
import type { Row } from './row.ts';

/** JavaScript of each surface as it travels, from a build made now. */
export function measureStatic(): Row[] {
  execFileSync('npm', ['run', '--silent', 'build:sized'], { stdio: 'ignore' });
  return SIZE_BUDGETS.map(({ name, surface, isManaging, bytes }) => {
    const files = surface === null ? mainFiles(SIZED_BUILD) : surfaceFiles(SIZED_BUILD, { surface, isManaging });
    const gzipped = files.map((file) => gzipSync(readFileSync(join(SIZED_BUILD, file)), { level: 9 }).length);
    return { name: `static JS gzip: ${name}`, value: sum(gzipped) / 1000, unit: 'kB', budget: bytes / 1000 };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
