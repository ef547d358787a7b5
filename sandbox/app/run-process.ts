import { spawn } from 'node:child_process';

export interface ProcessRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** First line of the error when the process fails. */
  readonly failure: string;
}

/** Runs a process to its end. @throws Error with everything it said, when it fails */
export async function runProcess(run: ProcessRun): Promise<void> {
  const child = spawn(run.command, [...run.args], {
    cwd: run.cwd,
    env: run.env,
    // An open standard input tells the process that somebody still waits for it.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const words: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => words.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => words.push(chunk));
  const code = await new Promise<number | null>((settle, fail) => {
    child.once('error', fail);
    child.once('close', settle);
  });
  if (code !== 0) throw new Error(`${run.failure}\n${Buffer.concat(words).toString('utf8').trim()}`);
}
