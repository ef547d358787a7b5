import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { Sandbox } from '../sandbox/sandbox.ts';
import { ControlClient } from './control-client.ts';
import { RAKIA_START } from './rakia/plan-rakia.ts';
import { recordRakia } from './rakia/record-rakia.ts';
import { readSnapshot, readStoryKeys, writeSnapshot, writeStoryKeys } from './rakia/snapshot.ts';

const APP = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');

/** Lives through the demonstration's half year once more; `--check` compares it with the recording instead of replacing it. */
const sandbox = await Sandbox.start({ appDir: APP, now: new Date(RAKIA_START).toISOString() });
try {
  const client = new ControlClient(sandbox.url);
  const keys = await recordRakia(
    client,
    ({ done, total }) => done % 1000 === 0 && console.log(`${done} of ${total} steps`),
  );
  const fresh: unknown = await client.snapshot();
  if (!check) {
    writeSnapshot(fresh);
    writeStoryKeys(keys);
  } else if (!isDeepStrictEqual([fresh, keys], [readSnapshot(), readStoryKeys()])) {
    console.error(
      'The recording differs from a fresh run. Look at the change, then run `npm run demo:record` and commit it.',
    );
    process.exitCode = 1;
  }
} finally {
  await sandbox.dispose();
}
