import { AsyncLocalStorage } from 'node:async_hooks';
import { type RandomStream, createRandomStream } from '../seeded-random.ts';
import type { InvocationMeta, LambdaContext, LambdaEvent } from './protocol.ts';

/** What belongs to one invocation and to no other, however many run in the process at once. */
export interface InvocationScope {
  readonly meta: InvocationMeta;
  readonly lambdaContext: LambdaContext;
  readonly random: RandomStream;
  /** Epoch ms by the sandbox's clock. */
  readonly now: () => number;
  /** Platform calls that are not answered yet. */
  unanswered: number;
  /** Real ms that slow platform calls took of the function's time without anybody having waited. */
  spentMs: number;
}

const scopes = new AsyncLocalStorage<InvocationScope>();

/** The invocation the running code belongs to. A promise nobody awaited keeps its own. */
export function currentScope(): InvocationScope | undefined {
  return scopes.getStore();
}

export function inScope<T>(scope: InvocationScope, work: () => T): T {
  return scopes.run(scope, work);
}

/** Runs `work` as if no invocation were running: the app's modules load once, for every later invocation. */
export function outsideScope<T>(work: () => T): T {
  return scopes.exit(work);
}

/** Now by the sandbox's clock as the last invocation was told, for code that belongs to none. */
export function lastKnownNow(): number {
  return lastNow;
}

let lastNow = Number(process.env['SANDBOX_NOW'] ?? 0);

export function createScope(event: LambdaEvent, lambdaContext: LambdaContext): InvocationScope {
  const { now, clockRuns, randomSeed } = event.sandbox;
  const started = performance.now();
  lastNow = now;
  const scope: InvocationScope = {
    meta: event._meta,
    lambdaContext: {
      ...lambdaContext,
      getRemainingTimeInMillis: () => Math.max(0, lambdaContext.getRemainingTimeInMillis() - scope.spentMs),
    },
    unanswered: 0,
    spentMs: 0,
    random: createRandomStream(randomSeed),
    now: clockRuns ? () => Math.floor(now + performance.now() - started) : () => now,
  };
  return scope;
}
