import { type PlatformAnswer, type PlatformCall, json, notModelled } from './platform-call.ts';

/**
 * `fetch` inside a function. An address the manifest does not name is refused as the platform does it; one that it names is
 * answered 501, since the sandbox reaches nobody.
 */
export function answerEgress(call: PlatformCall): PlatformAnswer {
  const { egress } = call.invocation.installation.manifest;
  if (egress.some((pattern) => isAllowed(pattern, call.target))) return notModelled('egress', call);
  return {
    ...json('egress', 403, {
      code: 'REQUEST_EGRESS_ALLOWLIST_ERR',
      message: `URL not included in the external fetch backend permissions: ${call.target}`,
    }),
    headers: { 'forge-proxy-error': 'REQUEST_EGRESS_ALLOWLIST_ERR', 'content-type': 'application/json' },
  };
}

/** `https://*.example.com`, `*.example.com` and `example.com` name hosts; a scheme that is given must fit. */
function isAllowed(pattern: string, target: string): boolean {
  if (pattern === '*') return true;
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    return false;
  }
  const [, scheme, host = ''] = /^(?:([a-z]+):\/\/)?([^/]+)/.exec(pattern) ?? [];
  if (scheme !== undefined && url.protocol !== `${scheme}:`) return false;
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}
