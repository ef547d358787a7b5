import { join } from 'node:path';
import { buildApp } from '../../sandbox/app/build-app.ts';

/** Fills the cache of builds before the workers start, so that none of them waits for another one's. */
export async function setup(): Promise<void> {
  await buildApp(join(import.meta.dirname, '../..'));
}
