import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Package = z.looseObject({
  name: z.string().default('app'),
  version: z.string().default('0.0.0'),
  scripts: z.record(z.string(), z.string()).default({}),
});

/** What an app's `package.json` says; an app without one has defaults. */
export function readPackage(appDir: string): z.infer<typeof Package> {
  const file = join(appDir, 'package.json');
  return Package.parse(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
}
