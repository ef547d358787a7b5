import type { AppContext, InvocationMeta, LambdaEvent, License } from '../runtime/protocol.ts';
import type { Invocation } from './invocation.ts';

/** What the process with the app's functions is told about an invocation. */
export function toLambdaEvent(
  invocation: Invocation,
  given: { readonly proxyUrl: string; readonly seed: number },
): LambdaEvent {
  const { spec, installation, number } = invocation;
  return {
    _meta: metaOf(invocation, given.proxyUrl),
    body: spec.body,
    handler: installation.deployment.handlerOf(spec.functionKey) ?? spec.functionKey,
    variables: [],
    sandbox: {
      now: installation.clock.now(),
      clockRuns: installation.clock.runs,
      randomSeed: `${given.seed}/${installation.index}/${number}`,
    },
  };
}

function metaOf(invocation: Invocation, url: string): InvocationMeta {
  const { spec, installation, invocationId, token } = invocation;
  const trace = invocationId.replaceAll('-', '');
  return {
    proxy: { url, token, host: new URL(url).host },
    contextAri: installation.contextAri,
    ...(spec.account === null ? {} : { aaid: spec.account.accountId }),
    clientId: installation.manifest.appId,
    timeout: installation.deployment.timeoutOf(spec.functionKey),
    tracing: { traceId: trace, spanId: trace.slice(0, 16) },
    appContext: appContextOf(invocation),
    ...licensePart(installation.license),
  };
}

function appContextOf({ spec, installation, invocationId }: Invocation): AppContext {
  const { deployment, manifest, installationId, license } = installation;
  return {
    appId: manifest.appId,
    appVersion: deployment.app.version,
    environmentId: deployment.environmentId,
    environmentType: deployment.environmentType,
    invocationId,
    installationId,
    functionKey: spec.functionKey,
    moduleKey: spec.moduleKey,
    moduleType: spec.moduleType,
    ...licensePart(license),
    permissions: { scopes: manifest.scopes, external: manifest.permissions['external'] ?? {} },
  };
}

function licensePart(license: License | null): { license?: License } {
  return license === null ? {} : { license };
}
