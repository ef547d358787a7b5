import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  FIVE_MINUTE_SCHEDULES_PER_APP,
  MANIFEST_BYTES,
  MODULE_KEY_CHARACTERS,
  RESOURCES_PER_APP,
  SCHEDULES_PER_APP,
  TRANSLATION_BYTES,
} from '../limits.ts';
import type { AppManifest } from './manifest.ts';

/**
 * Limits that the platform's schema lets pass, or that are not of the document, and that a deployment refuses.
 * @throws Error naming the first one exceeded
 */
export function assertManifestLimits(
  { appDir, text }: { readonly appDir: string; readonly text: string },
  { functions, resources, schedules, translationFiles }: AppManifest,
): void {
  assertAtMost(MANIFEST_BYTES, Buffer.byteLength(text), 'bytes');
  assertAtMost(RESOURCES_PER_APP, resources.length, 'resources');
  for (const { key } of [...functions, ...resources])
    if (key.length > MODULE_KEY_CHARACTERS)
      throw new Error(`manifest.yml: the key ${key} has more than ${MODULE_KEY_CHARACTERS} characters.`);
  assertAtMost(SCHEDULES_PER_APP, schedules.length, 'scheduled triggers per app');
  const frequent = schedules.filter(({ interval }) => interval === 'fiveMinute').length;
  assertAtMost(FIVE_MINUTE_SCHEDULES_PER_APP, frequent, 'scheduled trigger with the interval fiveMinute');
  const sizes = translationFiles.map((file) => statSync(join(appDir, file)).size);
  const translated = sizes.reduce((total, size) => total + size, 0);
  assertAtMost(TRANSLATION_BYTES, translated, 'bytes of translations');
}

function assertAtMost(most: number, found: number, what: string): void {
  if (found > most) throw new Error(`manifest.yml: at most ${most} ${what}, found ${found}.`);
}
