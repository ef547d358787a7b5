/** Bundles the functions with Atlassian's own bundler, as a deployment would, and says what came out. */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildApp } from '../sandbox/app/build-app.ts';

const built = await buildApp('.', { resources: false, progress: (line) => console.log(line) });
const bundle = join(built.serverDir, 'index.cjs');
const kilobytes = Math.round(statSync(bundle).size / 1000);
console.log(`${relative('.', bundle)}  ${kilobytes} kB${built.cached.server ? '  (unchanged)' : ''}`);
