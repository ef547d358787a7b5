/**
 * `npm run check`: every gate, with its time, and the tests that take no minutes each; `npm run check -- --whole` runs all. Steps that share no resource run two at a time; a failed step stops none of the
 * others, so one run tells everything. The very last line is the tests' own `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

interface Step {
  readonly name: string;
  /** A script of package.json, with its arguments. */
  readonly script: string;
  /** Name of a step that has to end first. */
  readonly after?: string;
}

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

/** As many as the smallest machine we promise to run on has cores. */
const LANES = 2;
const STEPS: readonly Step[] = [
  { name: 'build static', script: 'build:static' },
  { name: 'format', script: 'format -- --check' },
  { name: 'lint', script: 'lint -- --format=unix' },
  { name: 'types', script: 'types' },
  { name: 'import direction', script: 'direction' },
  { name: 'dead code', script: 'dead-code' },
  { name: 'size', script: 'size' },
  { name: 'manifest', script: 'manifest', after: 'build static' },
  { name: 'build server', script: 'build:server' },
];
const { values } = parseArgs({ options: { whole: { type: 'boolean', default: false } } });
/** Alone: its files start processes of their own. */
const TESTS: Step = values.whole ? { name: 'tests', script: 'test' } : { name: 'short tests', script: 'test:short' };

function run(step: Step): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(`npm run --silent ${step.script}`, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const seconds = (performance.now() - started) / 1000;
      const outcome = { name: step.name, ok: code === 0, seconds, output: Buffer.concat(chunks).toString() };
      report(outcome);
      resolve(outcome);
    });
  });
}

function report({ name, ok, seconds, output }: Outcome): void {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${seconds.toFixed(1).padStart(6)} s  ${name}`);
  if (!ok) console.log(output.trimEnd());
}

/** Takes steps in order, skipping those whose predecessor is still running. */
async function runAll(steps: readonly Step[]): Promise<Outcome[]> {
  const waiting = [...steps];
  const done = new Map<string, Outcome>();
  const running = new Map<string, Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    const next =
      running.size < LANES ? waiting.findIndex((step) => step.after === undefined || done.has(step.after)) : -1;
    const step = next < 0 ? undefined : waiting.splice(next, 1)[0];
    if (step === undefined) {
      await Promise.race(running.values());
      continue;
    }
    const ended = run(step).then((outcome) => {
      done.set(step.name, outcome);
      running.delete(step.name);
    });
    running.set(step.name, ended);
  }
  return [...done.values()];
}

const started = performance.now();
const gates = await runAll(STEPS);
const tests = await run(TESTS);
const failed = [...gates, tests].filter((outcome) => !outcome.ok);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
console.log(
  failed.length === 0 ? `all gates passed in ${minutes} min` : `failed: ${failed.map((one) => one.name).join(', ')}`,
);
console.log(tests.output.trimEnd().split('\n').at(-1) ?? '');
process.exitCode = failed.length === 0 ? 0 : 1;
