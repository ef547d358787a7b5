import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

const FILE = new URL('snapshot.json.gz', import.meta.url);

/** The recorded world. It was stored by the app's own handlers; `npm run demo:record` makes it anew. */
export function readSnapshot(): unknown {
  return JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8'));
}

export function writeSnapshot(snapshot: unknown): void {
  writeFileSync(FILE, gzipSync(JSON.stringify(snapshot), { level: 9 }));
}
