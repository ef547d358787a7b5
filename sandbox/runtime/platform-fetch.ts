import { Agent, type IncomingMessage, request as open } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { currentScope } from './invocation-scope.ts';
import { BESIDE_HEADER, SPENT_HEADER } from './protocol.ts';

/** Where the SDK wants a call to go. */
interface FetchTarget {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
}

interface FetchInit {
  readonly method?: string;
  readonly headers?: ConstructorParameters<typeof Headers>[0];
  readonly body?: ConstructorParameters<typeof Response>[0];
  readonly signal?: AbortSignal | null;
}

// One connection a call would cost more than the call.
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const BODILESS = new Set([101, 204, 205, 304]);

/** The SDK's way to the platform: every call carries the token of its invocation, by which the host knows who calls. */
export async function platformFetch(target: FetchTarget, path: string, init: FetchInit = {}): Promise<Response> {
  return send(routeOf(target), path, init);
}

/** What `fetch` is inside a function: egress, allowed only where the manifest says so. */
export async function egressFetch(input: string | URL | Request, init: FetchInit = {}): Promise<Response> {
  const request = input instanceof Request ? input : null;
  const url = input instanceof Request ? input.url : input.toString();
  const merged =
    request === null
      ? init
      : {
          method: request.method,
          headers: request.headers,
          body: request.body === null ? null : await request.arrayBuffer(),
          ...init,
        };
  const response = await send('/egress', url, merged);
  const reason = response.headers.get('forge-proxy-error');
  if (reason !== null)
    throw Object.assign(
      new Error(
        `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
      ),
      { name: reason },
    );
  return response;
}

function routeOf(target: FetchTarget): string {
  if (target.type === 'kvs' || target.type === 'sql') return `/fpp/as/app/provider/atlassian/capability/${target.type}`;
  if (target.type !== 'fpp') return `/${target.type}/remote/${target.remote ?? ''}`;
  const account = target.accountId === undefined ? '' : `/account/${encodeURIComponent(target.accountId)}`;
  return `/fpp/provider/${target.provider ?? 'none'}/remote/${target.remote ?? ''}${account}`;
}

async function send(route: string, target: string, init: FetchInit): Promise<Response> {
  const scope = currentScope();
  if (scope === undefined) throw new Error('A platform call was made outside of any invocation.');
  const { headers, body } = await encode(init);
  headers['forge-proxy-authorization'] = `Bearer ${scope.meta.proxy.token}`;
  // A header holds ASCII only; what the caller left unescaped is escaped here.
  headers['forge-proxy-target'] = target.replaceAll(/[^\u0021-\u007e]+/gu, encodeURIComponent);
  if (scope.unanswered > 0) headers[BESIDE_HEADER] = 'true';
  scope.unanswered += 1;
  try {
    const response = await exchange(`${scope.meta.proxy.url}${route}`, {
      method: init.method ?? 'GET',
      headers,
      body,
      signal: init.signal ?? null,
    });
    scope.spentMs += Number(response.headers.get(SPENT_HEADER) ?? 0);
    return response;
  } finally {
    scope.unanswered -= 1;
  }
}

async function encode(init: FetchInit): Promise<{ headers: Record<string, string>; body: Uint8Array | string | null }> {
  const headers: Record<string, string> = {};
  for (const [name, value] of new Headers(init.headers)) headers[name] = value;
  const { body } = init;
  if (body === undefined || body === null || typeof body === 'string') return { headers, body: body ?? null };
  // Forms, streams and blobs: let the standard decide on bytes and content type.
  const carrier = new Response(body);
  const type = carrier.headers.get('content-type');
  if (type !== null && headers['content-type'] === undefined) headers['content-type'] = type;
  return { headers, body: new Uint8Array(await carrier.arrayBuffer()) };
}

interface Exchange {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | string | null;
  readonly signal: AbortSignal | null;
}

function exchange(url: string, { method, headers, body, signal }: Exchange): Promise<Response> {
  return new Promise((settle, fail) => {
    const outgoing = open(url, { method, headers, agent, ...(signal === null ? {} : { signal }) }, (incoming) => {
      buffer(incoming).then((bytes) => settle(toResponse(incoming, bytes)), fail);
    });
    // Node leaves the length of a DELETE's body out, and what is behind its headers is then read as another request.
    if (body !== null) outgoing.setHeader('content-length', Buffer.byteLength(body));
    outgoing.once('error', fail);
    outgoing.end(body ?? undefined);
  });
}

function toResponse(incoming: IncomingMessage, bytes: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const status = incoming.statusCode ?? 500;
  return new Response(BODILESS.has(status) ? null : new Uint8Array(bytes), {
    status,
    statusText: incoming.statusMessage ?? '',
    headers,
  });
}
