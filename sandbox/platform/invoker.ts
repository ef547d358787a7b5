import { BACK_END_PAYLOAD_BYTES } from '../limits.ts';
import type { FunctionHost, FunctionOutcome } from '../runtime/function-host.ts';
import { createRandomStream, drawUuid } from '../seeded-random.ts';
import type { Deployment } from './deployment.ts';
import type { Installation } from './installation.ts';
import type { Invocation, InvocationRegistry, InvocationSpec } from './invocation.ts';
import { toLambdaEvent } from './lambda-event.ts';
import type { LogBook } from './log-book.ts';

export interface InvokerOptions {
  readonly deployment: Deployment;
  readonly functions: FunctionHost;
  readonly registry: InvocationRegistry;
  readonly logs: LogBook;
  readonly seed: number;
  /** Where the child sends its platform calls. */
  readonly proxyUrl: () => string;
}

const STATUS: Readonly<Record<FunctionOutcome['kind'], number>> = {
  returned: 200,
  threw: 500,
  'timed-out': 504,
  died: 502,
};

/** Runs functions for installations and keeps the books: token, number, log author, record. */
export class Invoker {
  readonly #options: InvokerOptions;

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  async run(installation: Installation, spec: InvocationSpec): Promise<FunctionOutcome> {
    const { registry, functions, deployment, logs, proxyUrl, seed } = this.#options;
    const invocation = this.#open(installation, spec);
    const { number, invocationId } = invocation;
    logs.announce(invocationId, { site: installation.index, invocation: number, functionKey: spec.functionKey });
    installation.faults.invocationStarts({ number, moduleKey: spec.moduleKey, functionKey: spec.functionKey });
    const event = toLambdaEvent(invocation, { proxyUrl: proxyUrl(), seed });
    const startedAt = installation.clock.now();
    const started = performance.now();
    const outcome = limitSize(await functions.run(invocationId, event, deployment.timeoutOf(spec.functionKey)));
    registry.close(invocation);
    installation.faults.invocationEnded(number);
    installation.calls.add({
      at: startedAt,
      kind: 'invocation',
      method: spec.cause,
      path: `${spec.moduleKey}/${spec.functionKey}`,
      status: STATUS[outcome.kind],
      points: 0,
      ms: performance.now() - started,
      bytes: outcome.kind === 'returned' ? Buffer.byteLength(outcome.body ?? '') : 0,
      rows: 0,
      invocation: number,
      moduleKey: spec.moduleKey,
      functionKey: spec.functionKey,
      scopes: [],
    });
    return outcome;
  }

  #open(installation: Installation, spec: InvocationSpec): Invocation {
    const number = installation.nextInvocationNumber();
    const invocationId = drawUuid(createRandomStream('invocation id', this.#options.seed, installation.index, number));
    return this.#options.registry.open({ spec, installation, number, invocationId });
  }
}

function limitSize(outcome: FunctionOutcome): FunctionOutcome {
  if (outcome.kind !== 'returned' || Buffer.byteLength(outcome.body ?? '') <= BACK_END_PAYLOAD_BYTES) return outcome;
  return {
    kind: 'threw',
    error: {
      errorMessage: 'Response payload size exceeded maximum allowed payload size (5 MB).',
      errorType: 'ResponseSizeTooLarge',
      stack: [],
    },
  };
}
