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
