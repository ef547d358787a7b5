import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createScope, currentScope, inScope, outsideScope } from './invocation-scope.ts';
import { installLogs } from './logs.ts';
import { egressFetch, platformFetch } from './platform-fetch.ts';
import type { FunctionFailure, FunctionResult, LambdaContext, LambdaEvent } from './protocol.ts';
import { installVirtualGlobals } from './virtual-globals.ts';

type Handler = (body: unknown, backend: unknown) => unknown;

const load = createRequire(import.meta.url);
const codeDirectory = process.env['FORGE_EFS_RUNTIME_PATH'] ?? process.cwd();
const silent = { incr: (): void => {}, set: (): void => {}, measure: () => ({ stop: (): void => {} }) };
const metrics = { counter: () => silent, gauge: () => silent, timing: () => silent };

/** Prepares the process for an app's code: must be called before the first invocation. */
export function prepareProcess(): void {
  installVirtualGlobals();
  installLogs();
  Object.defineProperties(globalThis, {
    fetch: { value: egressFetch, writable: true },
    __forge_fetch__: { value: platformFetch },
    __forge_runtime__: { get: readRuntime },
  });
}

/**
 * Loads the app's modules, as the platform does before it lets the first invocation in. One that fails to load is left to
 * the invocation that needs it, which then says why.
 */
export function loadApp(): void {
  for (const name of readdirSync(codeDirectory)) {
    if (!name.endsWith('.cjs') || name.startsWith('__')) continue;
    try {
      load(join(codeDirectory, name));
    } catch {
      // Node forgets a module that threw, so the invocation meets the same error.
    }
  }
}

/** One invocation, start to end. Never throws: what the function throws is its result. */
export async function main(event: LambdaEvent, context: LambdaContext): Promise<FunctionResult> {
  return inScope(createScope(event, context), async () => {
    try {
      const handler = outsideScope(() => findHandler(event.handler));
      const value: unknown = await handler(event.body, backendOf(event));
      return { success: true, body: JSON.stringify(value) ?? null };
    } catch (error) {
      return { success: false, error: describe(error) };
    }
  });
}

/** What the SDK reads about the running invocation. Absent while modules load outside of one, as on the platform. */
function readRuntime(): unknown {
  const scope = currentScope();
  if (scope === undefined) return undefined;
  return { ...scope.meta, lambdaContext: scope.lambdaContext, metrics, container: { appCodeDir: codeDirectory } };
}

function findHandler(name: string): Handler {
  const dot = name.lastIndexOf('.');
  const module = load(join(codeDirectory, `${name.slice(0, dot)}.cjs`)) as Readonly<Record<string, unknown>>;
  const handler = module[name.slice(dot + 1)];
  if (!isHandler(handler)) throw new Error(`Could not find the function ${name} in the app's bundle.`);
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** The second argument of every handler: the part of the context a page cannot forge. */
function backendOf({ _meta }: LambdaEvent): unknown {
  return {
    ...(_meta.aaid === undefined ? {} : { principal: { accountId: _meta.aaid } }),
    ...(_meta.license === undefined ? {} : { license: _meta.license }),
    installContext: _meta.contextAri,
    installation: { ari: { installationId: _meta.appContext.installationId }, contexts: [_meta.contextAri] },
  };
}

function describe(error: unknown): FunctionFailure {
  if (!(error instanceof Error)) return { errorMessage: String(error), errorType: typeof error, stack: [] };
  return {
    errorMessage: error.message,
    errorType: error.name,
    stack: (error.stack ?? '')
      .split('\n')
      .slice(1)
      .map((line) => line.trim()),
  };
}
