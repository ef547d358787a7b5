/**
 * `node scripts/fault-suite.ts --seeds 20 [--from 1] [--engine embedded|mariadb]`: the whole set of integration tests once for each
 * seed, each on a platform that goes wrong by that seed. Prints a table and every failed or spared test; ends with 1 when one failed.
 */
import { parseArgs } from 'node:util';
import { type TestModule, startVitest } from 'vitest/node';
import { faultKind } from '../test/support/faults/fault-mix.ts';
import { OWN_FAULTS } from '../test/support/faults/own-faults.ts';

interface Run {
  readonly seed: number;
  readonly passed: number;
  readonly failed: readonly string[];
  /** Title and reason of what was not run. */
  readonly spared: readonly string[];
  readonly seconds: number;
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'embedded' },
  },
});

const first = numberOf('from', values.from);
const seeds = Array.from({ length: numberOf('seeds', values.seeds) }, (_, index) => first + index);
const runs: Run[] = [];
for (const seed of seeds) {
  runs.push(await runUnder(seed));
  print(runs.at(-1));
}
const files = [...OWN_FAULTS].map(([file, why]) => `${file}: ${why}`);
const spared = new Set([...files, ...runs.flatMap((run) => run.spared)]);
console.log(`\nnot run under faults:\n${[...spared].map(indented).join('\n')}`);
const failed = runs.filter((run) => run.failed.length > 0);
console.log(`\n${runs.length - failed.length} of ${runs.length} seeds passed on the ${values.engine} engine`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runUnder(seed: number): Promise<Run> {
  process.env['FAULT_SEED'] = String(seed);
  const started = performance.now();
  const vitest = await startVitest(['test/integration/'], {
    run: true,
    project: [`integration ${values.engine}`, `long integration ${values.engine}`],
    reporters: [{}],
    cliExclude: [...OWN_FAULTS.keys()].map((file) => `**/${file}`),
  });
  const result = summarized(vitest.state.getTestModules());
  const unhandled = vitest.state.getUnhandledErrors().map(String);
  await vitest.close();
  const seconds = (performance.now() - started) / 1000;
  return { seed, ...result, failed: [...result.failed, ...unhandled], seconds };
}

function summarized(modules: readonly TestModule[]): Pick<Run, 'passed' | 'failed' | 'spared'> {
  const failures = modules.flatMap((module) => module.errors().map(({ message }) => `${module.moduleId}: ${message}`));
  const spares: string[] = [];
  let passed = 0;
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') passed += 1;
      if (result.state === 'failed') failures.push(`${test.fullName}\n${firstLines(result.errors[0]?.message ?? '')}`);
      if (result.state === 'skipped') spares.push(`${test.fullName}: ${result.note ?? 'no reason given'}`);
    }
  }
  return { passed, failed: failures, spared: spares };
}

function print(run: Run | undefined): void {
  if (run === undefined) return;
  const { seed, passed, failed: failures, spared: spares, seconds } = run;
  const counts = `${passed} passed, ${failures.length} failed, ${spares.length} spared`;
  console.log(`seed ${String(seed).padStart(2)}  ${faultKind(seed).padEnd(20)}  ${counts}  ${seconds.toFixed(0)} s`);
  for (const failure of failures) console.log(indented(failure));
}

function firstLines(message: string): string {
  return message.slice(0, 600);
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${option} wants a number from 1 on, not ${text}`);
  return number;
}
