import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FunctionHostOptions, FunctionOutcome } from './function-host.ts';
import type { InvokeMessage, LambdaEvent, LogLine, ReadyMessage, ResultMessage } from './protocol.ts';

/** Exit code of a process V8 aborted for lack of heap, and the signal it shows as. */
const ABORTED = 134;
/** Characters kept of what the process said last. */
const LAST_WORDS = 2000;

interface Pending {
  readonly settle: (outcome: FunctionOutcome) => void;
  readonly seconds: number;
  /** Null until the function started. */
  timer: NodeJS.Timeout | null;
  /** Real epoch ms at which the time is over. */
  deadline: number;
}

/** One forked process and the invocations running in it. */
export class WarmChild {
  readonly #process: ChildProcess;
  readonly #pending = new Map<string, Pending>();
  readonly #idleWaiters: (() => void)[] = [];
  readonly ended: Promise<void>;
  readonly #ready: Promise<void>;
  isDead = false;
  #killed = false;
  #lastWords = '';

  constructor(options: FunctionHostOptions) {
    this.#process = fork(options.runtime.script, [join(options.serverDir, '__forge__.cjs'), 'main'], {
      execArgv: [`--max-old-space-size=${options.memoryMB}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // The platform hands down nothing of the machine, and its functions live in UTC.
      env: {
        _HANDLER: '__forge__.main',
        LAMBDA_TASK_ROOT: options.serverDir,
        FORGE_EFS_RUNTIME_PATH: options.serverDir,
        FORGE_CUSTOM_WRAPPER_FILE_NAME: '__forge_wrapper__.cjs',
        SANDBOX_WRAPPER: options.runtime.wrapper,
        SANDBOX_NOW: String(options.now()),
        TZ: 'UTC',
      },
    });
    this.ended = new Promise((settle) => {
      this.#process.once('close', (code, signal) => {
        this.#end(code, signal);
        settle();
      });
    });
    this.#ready = new Promise((settle) => {
      this.#process.once('close', settle);
      this.#process.on('message', (message: ReadyMessage | ResultMessage) => {
        if ('ready' in message) settle();
        else this.#answer(message);
      });
    });
    if (this.#process.stdout !== null)
      createInterface({ input: this.#process.stdout }).on('line', (line) => options.onLog(parseLine(line)));
    // Node itself speaks here, for instance when the process could not start or ran out of memory.
    if (this.#process.stderr !== null) {
      createInterface({ input: this.#process.stderr }).on('line', (line) => {
        this.#lastWords = `${this.#lastWords}${line}\n`.slice(-LAST_WORDS);
        options.onLog({ invocationId: null, logLevel: 50, logArguments: [line] });
      });
    }
  }

  /** Time counts from when the process has loaded the app; a cold start is the platform's business. */
  async invoke(requestId: string, lambdaEvent: LambdaEvent, seconds: number): Promise<FunctionOutcome> {
    const outcome = new Promise<FunctionOutcome>((settle) =>
      this.#pending.set(requestId, { settle, seconds, timer: null, deadline: Number.POSITIVE_INFINITY }),
    );
    await this.#ready;
    const pending = this.#pending.get(requestId);
    if (pending !== undefined) {
      pending.deadline = Date.now() + seconds * 1000;
      this.#send({ lambdaEvent, tunnelContext: { requestId, deadline: pending.deadline } });
      this.#arm(requestId, pending);
    }
    return outcome;
  }

  /** Brings the deadline of an invocation nearer. */
  spend(requestId: string, ms: number): void {
    const pending = this.#pending.get(requestId);
    if (pending === undefined) return;
    pending.deadline -= ms;
    this.#arm(requestId, pending);
  }

  /** Resolves when no invocation is waited for any more. */
  idle(): Promise<void> {
    if (this.#pending.size === 0) return Promise.resolve();
    return new Promise((settle) => this.#idleWaiters.push(settle));
  }

  kill(): void {
    this.#killed = true;
    this.isDead = true;
    this.#process.kill('SIGKILL');
  }

  #arm(requestId: string, pending: Pending): void {
    if (pending.timer !== null) clearTimeout(pending.timer);
    const { seconds, deadline } = pending;
    const isOver = (): void => this.#finish(requestId, { kind: 'timed-out', seconds });
    pending.timer = setTimeout(isOver, Math.max(0, deadline - Date.now()));
  }

  #send(message: InvokeMessage): void {
    const { requestId } = message.tunnelContext;
    this.#process.send(message, (error) => {
      if (error !== null) this.#finish(requestId, { kind: 'died', why: 'exit', lastWords: error.message });
    });
  }

  #answer({ requestId, result }: ResultMessage): void {
    this.#finish(
      requestId,
      result.success ? { kind: 'returned', body: result.body } : { kind: 'threw', error: result.error },
    );
  }

  #finish(requestId: string, outcome: FunctionOutcome): void {
    const pending = this.#pending.get(requestId);
    if (pending === undefined) return;
    this.#pending.delete(requestId);
    if (pending.timer !== null) clearTimeout(pending.timer);
    pending.settle(outcome);
    if (this.#pending.size === 0) for (const wake of this.#idleWaiters.splice(0)) wake();
  }

  #end(code: number | null, signal: NodeJS.Signals | null): void {
    this.isDead = true;
    const why = this.#killed ? 'killed' : code === ABORTED || signal === 'SIGABRT' ? 'out-of-memory' : 'exit';
    for (const requestId of this.#pending.keys())
      this.#finish(requestId, { kind: 'died', why, lastWords: this.#lastWords.trim() });
  }
}

function parseLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    // Written past the console, by the app or by Node itself.
    return { invocationId: null, logLevel: 30, logArguments: [line] };
  }
}
