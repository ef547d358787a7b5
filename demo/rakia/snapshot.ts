import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { StoryKeys } from './stories.ts';

const FILE = new URL('snapshot.json.gz', import.meta.url);
const KEYS_FILE = new URL('story-keys.json', import.meta.url);

const Keys = z.strictObject({ bounced: z.string(), holiday: z.string(), unrated: z.string(), fresh: z.string() });

/** The recorded world. It was stored by the app's own handlers; `npm run demo:record` makes it anew. */
export function readSnapshot(): unknown {
  return JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8'));
}

export function writeSnapshot(snapshot: unknown): void {
  writeFileSync(FILE, gzipSync(JSON.stringify(snapshot), { level: 9 }));
}

/** Jira's keys of the told requests, as the recording met them. */
export function readStoryKeys(): StoryKeys {
  return Keys.parse(JSON.parse(readFileSync(KEYS_FILE, 'utf8')));
}

export function writeStoryKeys(keys: StoryKeys): void {
  writeFileSync(KEYS_FILE, `${JSON.stringify(keys, null, 2)}\n`);
}
