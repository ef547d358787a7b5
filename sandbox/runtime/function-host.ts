import type { FunctionFailure, LambdaEvent, LogLine } from './protocol.ts';
import { WarmChild } from './warm-child.ts';

/** How an invocation ended. Only `threw` is the app's own doing. */
export type FunctionOutcome =
  | { readonly kind: 'returned'; readonly body: string | null }
  | { readonly kind: 'threw'; readonly error: FunctionFailure }
  | { readonly kind: 'timed-out'; readonly seconds: number }
  | { readonly kind: 'died'; readonly why: 'killed' | 'out-of-memory' | 'exit'; readonly lastWords: string };

export interface FunctionHostOptions {
  /** The bundler's output. */
  readonly serverDir: string;
  /** The runtime's own files: what a process is started with, and what stands where the platform has its wrapper. */
  readonly runtime: { readonly script: string; readonly wrapper: string };
  readonly memoryMB: number;
  /** Epoch ms by the sandbox's clock, for modules that ask while they load. */
  readonly now: () => number;
  readonly onLog: (line: LogLine) => void;
}

/**
 * Keeps one warm process with the app's bundle and runs invocations in it, several at once if need be. A process that was
 * killed, ran out of memory or overran a deadline is replaced; the next invocation starts cold.
 */
export class FunctionHost {
  readonly #options: FunctionHostOptions;
  #child: WarmChild | null = null;
  #retired = new Set<WarmChild>();
  #starts = 0;

  constructor(options: FunctionHostOptions) {
    this.#options = options;
  }

  /** How often a process was started, for tests and figures about cold starts. */
  get starts(): number {
    return this.#starts;
  }

  /** Resolves with how the invocation ended; never rejects. Real time counts against `seconds`. */
  async run(requestId: string, event: LambdaEvent, seconds: number): Promise<FunctionOutcome> {
    const child = this.#warm();
    const outcome = await child.invoke(requestId, event, seconds);
    // The function still runs: on the platform it would hold its own machine, so nobody else may meet it.
    if (outcome.kind === 'timed-out') this.#retire(child);
    return outcome;
  }

  /** Takes time of a running invocation; one that has none left is answered for as out of time. */
  spend(requestId: string, ms: number): void {
    for (const child of this.#child === null ? this.#retired : [this.#child, ...this.#retired])
      child.spend(requestId, ms);
  }

  /** Starts the process ahead of the first invocation. */
  warmUp(): void {
    this.#warm();
  }

  /** Ends the process at once; every invocation in it ends as `died`. */
  kill(): void {
    this.#child?.kill();
    this.#child = null;
  }

  async dispose(): Promise<void> {
    const all = [...this.#retired, ...(this.#child === null ? [] : [this.#child])];
    this.#child = null;
    for (const child of all) child.kill();
    await Promise.all(all.map((child) => child.ended));
  }

  #warm(): WarmChild {
    if (this.#child !== null && !this.#child.isDead) return this.#child;
    this.#starts += 1;
    this.#child = new WarmChild(this.#options);
    return this.#child;
  }

  #retire(child: WarmChild): void {
    if (this.#child === child) this.#child = null;
    this.#retired.add(child);
    void child.idle().then(() => {
      child.kill();
      this.#retired.delete(child);
    });
  }
}
