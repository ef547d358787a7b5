/**
 * `node scripts/alert-oracle.ts [--requests 5000] [--seeds 20]`: thirty days of alerts, mail and comments, without a fault and under so many
 * seeds of faults, each compared with what the whole history alone tells. The months are dealt out to one process a core; the
 * tests play the same with fewer requests.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '5000' }, seeds: { type: 'string', default: '20' } },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
const months = ['without a fault', ...seeds.map((seed) => `seed ${seed}:`)];
const processes = Math.min(availableParallelism(), months.length);
const started = performance.now();
const failed = await Promise.all(
  Array.from({ length: processes }, (_, turn) => played(months.filter((_month, index) => index % processes === turn))),
);
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`${months.length} months of ${values.requests} requests, on ${processes} cores: ${seconds} s`);
process.exitCode = failed.some(Boolean) ? 1 : 0;

/** Prints what the process said when it has ended; true when a month of it failed. */
function played(names: readonly string[]): Promise<boolean> {
  const args = ['run', '--project', 'unit', '--testTimeout', '1800000', '--reporter', 'verbose'];
  const child = spawn('npx', ['vitest', ...args, 'test/usecases/alerts/thirty-days.test.ts', '-t', names.join('|')], {
    env: { ...process.env, ALERT_REQUESTS: values.requests },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      console.log(said.join(''));
      resolve(code !== 0);
    });
  });
}
