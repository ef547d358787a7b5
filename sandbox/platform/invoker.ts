import { BACK_END_PAYLOAD_BYTES } from '../limits.ts';
import type { FunctionHost, FunctionOutcome } from '../runtime/function-host.ts';
import type { LambdaEvent, License } from '../runtime/protocol.ts';
import { createRandomStream, drawUuid } from '../seeded-random.ts';
import type { Deployment } from './deployment.ts';
import type { Installation } from './installation.ts';
import type { Invocation, InvocationRegistry, InvocationSpec } from './invocation.ts';
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

const STATUS: Readonly<Record<FunctionOutcome['kind'], number>> = { returned: 200, threw: 500, 'timed-out': 504, died: 502 };

/** Runs functions for installations and keeps the books: token, number, log author, record. */
export class Invoker {
  readonly #options: InvokerOptions;

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  async run(installation: Installation, spec: InvocationSpec): Promise<FunctionOutcome> {
    const { registry, functions, deployment, logs } = this.#options;
    const invocation = this.#open(installation, spec);
    const { number, invocationId } = invocation;
    logs.announce(invocationId, { site: installation.index, invocation: number, functionKey: spec.functionKey });
    installation.faults.invocationStarts({ number, moduleKey: spec.moduleKey, functionKey: spec.functionKey });
    const startedAt = installation.clock.now();
    const started = performance.now();
    const outcome = limitSize(await functions.run(invocationId, this.#event(invocation), deployment.timeoutOf(spec.functionKey)));
    registry.close(invocation);
    installation.faults.invocationEnded(number);
    installation.calls.add({
      ...{ at: startedAt, kind: 'invocation', method: spec.cause, path: `${spec.moduleKey}/${spec.functionKey}`, status: STATUS[outcome.kind] },
      ...{ points: 0, ms: performance.now() - started, bytes: outcome.kind === 'returned' ? Buffer.byteLength(outcome.body ?? '') : 0 },
      ...{ invocation: number, moduleKey: spec.moduleKey, functionKey: spec.functionKey, scopes: [] },
    });
    return outcome;
  }

  #open(installation: Installation, spec: InvocationSpec): Invocation {
    const number = installation.nextInvocationNumber();
    const invocationId = drawUuid(createRandomStream('invocation id', this.#options.seed, installation.index, number));
    return this.#options.registry.open({ spec, installation, number, invocationId });
  }

  #event({ spec, installation, number, invocationId, token }: Invocation): LambdaEvent {
    const { deployment, proxyUrl, seed } = this.#options;
    const { manifest, version } = deployment.app;
    const handler = deployment.handlerOf(spec.functionKey);
    const { license } = installation;
    const url = proxyUrl();
    return {
      _meta: {
        proxy: { url, token, host: new URL(url).host },
        contextAri: installation.contextAri,
        ...(spec.account === null ? {} : { aaid: spec.account.accountId }),
        clientId: manifest.appId,
        timeout: deployment.timeoutOf(spec.functionKey),
        tracing: { traceId: invocationId.replaceAll('-', ''), spanId: invocationId.replaceAll('-', '').slice(0, 16) },
        appContext: {
          ...{ appId: manifest.appId, appVersion: version, environmentId: deployment.environmentId, environmentType: deployment.environmentType },
          ...{ invocationId, installationId: installation.installationId, functionKey: spec.functionKey, moduleKey: spec.moduleKey, moduleType: spec.moduleType },
          ...licensePart(license),
          permissions: { scopes: manifest.scopes, external: manifest.permissions['external'] ?? {} },
        },
        ...licensePart(license),
      },
      body: spec.body,
      handler: handler ?? spec.functionKey,
      variables: [],
      sandbox: { now: installation.clock.now(), clockRuns: installation.clock.runs, randomSeed: `${seed}/${installation.index}/${number}` },
    };
  }
}

function licensePart(license: License | null): { license?: License } {
  return license === null ? {} : { license };
}

function limitSize(outcome: FunctionOutcome): FunctionOutcome {
  if (outcome.kind !== 'returned' || Buffer.byteLength(outcome.body ?? '') <= BACK_END_PAYLOAD_BYTES) return outcome;
  return { kind: 'threw', error: { errorMessage: 'Response payload size exceeded maximum allowed payload size (5 MB).', errorType: 'ResponseSizeTooLarge', stack: [] } };
}
