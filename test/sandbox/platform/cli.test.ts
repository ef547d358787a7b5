import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { runSandbox } from '../../../sandbox/cli.ts';
import { PROBE_APP } from './start-probe.ts';

test.each([
  [['--sites', 'many'], '--sites: a whole number from 1 to 16, not many'],
  [['--port', '70000'], '--port: a whole number from 0 to 65535, not 70000'],
  [['--now', 'soon'], '--now: not an instant: soon'],
  [['--colour', 'red'], "Unknown option '--colour'"],
])('%j is refused before anything is built', async (argv, words) => {
  await expect(runSandbox(argv)).rejects.toThrow(words);
});

test('an app is started from the command line, its clock running', async () => {
  const sandbox = await runSandbox(['--app', PROBE_APP, '--sites', '2', '--now', '2026-03-02T08:00:00Z']);
  try {
    expect(sandbox.sites).toHaveLength(2);
    expect(sandbox.clock.runs).toBe(true);
    const clock: unknown = await (await fetch(`${sandbox.url}/__sandbox/clock`)).json();
    expect(clock).toMatchObject({ now: expect.stringMatching(/^2026-03-02T08:/), runs: true });
  } finally {
    await sandbox.dispose();
  }
});

test.each([
  ['npm run sandbox', ['sandbox/cli.ts', '--app', PROBE_APP]],
  ['npm start', ['demo/start.ts', '--world', 'empty']],
])('%s says in one sentence that its port is taken and how to choose another', async (_, program) => {
  const other = createServer();
  await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
  try {
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = spawnSync(process.execPath, [...program, '--port', String(port)], { encoding: 'utf8' });
    expect(stderr.trim()).toBe(
      `Port ${port} of 127.0.0.1 is taken by another program. Choose another with --port N; --port 0 takes any free one.`,
    );
    expect(status).toBe(2);
  } finally {
    await new Promise((settle) => other.close(settle));
  }
});
