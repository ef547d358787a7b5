import { format } from 'node:util';
import { currentScope } from './invocation-scope.ts';
import type { LogLine } from './protocol.ts';

const LEVELS = { trace: 20, debug: 20, log: 30, info: 30, warn: 40, error: 50 } as const;

/** Replaces the console by lines of JSON on standard output, each naming its invocation. */
export function installLogs(): void {
  for (const [method, logLevel] of Object.entries(LEVELS)) {
    Object.defineProperty(console, method, { value: (...words: unknown[]) => write(logLevel, words), writable: true });
  }
}

function write(logLevel: number, words: readonly unknown[]): void {
  const line: LogLine = {
    invocationId: currentScope()?.meta.appContext.invocationId ?? null,
    logLevel,
    logArguments: words.map((word) => (typeof word === 'string' ? word : format('%O', word))),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
