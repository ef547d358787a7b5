/**
 * `node scripts/alert-oracle.ts [--requests 5000] [--seed 7]`: thirty days of alerts, mail and comments under faults, each compared with
 * what the whole history alone tells. Without a seed all twenty are played; the tests play the same with fewer requests.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '5000' }, seed: { type: 'string' } },
});
const only = values.seed === undefined ? [] : ['-t', `seed ${values.seed}:`];
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    '--project',
    'unit',
    '--testTimeout',
    '7200000',
    'test/usecases/alerts/thirty-days.test.ts',
    ...only,
  ],
  { stdio: 'inherit', env: { ...process.env, ALERT_REQUESTS: values.requests } },
);
process.exitCode = status ?? 1;
