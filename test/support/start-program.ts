import { spawn } from 'node:child_process';

export interface RunningProgram {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts what `npm start` starts, or another program of this repository, and waits for its `ready` line.
 * @throws when the program ends before it is ready; the message is what it printed
 */
export async function startProgram(
  args: readonly string[],
  program: 'demo/start.ts' | 'sandbox/cli.ts' = 'demo/start.ts',
): Promise<RunningProgram> {
  const child = spawn(process.execPath, [program, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const ready = /^ready (http:\/\/127\.0\.0\.1:\d+)$/m.exec(printed)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill();
      await exited;
    },
  };
}
