import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readTextOrBytes } from '../control/request-body.ts';
import { BESIDE_HEADER, SPENT_HEADER } from '../runtime/protocol.ts';
import type { InvocationRegistry } from './invocation.ts';
import { answerEgress } from './routes/egress-route.ts';
import { answerJira, isJiraRoute } from './routes/jira-route.ts';
import { type PlatformAnswer, type PlatformCall, json, notModelled } from './routes/platform-call.ts';
import { answerStargate, isQueueCall } from './routes/stargate-route.ts';
import { answerKvs, answerSql } from './routes/storage-routes.ts';
import { withFaults } from './routes/with-faults.ts';

const CAPABILITY = '/fpp/as/app/provider/atlassian/capability';
const TOKEN = /^Bearer (.+)$/;

export interface ProxyServerOptions {
  readonly registry: InvocationRegistry;
  /** Ends the process that runs the app's functions. */
  readonly killFunctions: () => void;
  /** Takes real ms of the time an invocation may run. */
  readonly spendTime: (invocationId: string, ms: number) => void;
}

/** The door of the platform for running functions. Who calls is known by the token of the invocation alone. */
export class ProxyServer {
  readonly #options: ProxyServerOptions;
  readonly #server: Server;
  #url = '';

  constructor(options: ProxyServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => {
        // Nothing an app sends may get here: this is a fault of the sandbox, to be seen at once.
        console.error(error);
        send(response, json('other', 500, { code: 'SANDBOX_FAILED', message: String(error) }));
      });
    });
    this.#server.keepAliveTimeout = 60_000;
  }

  get url(): string {
    return this.#url;
  }

  async listen(): Promise<void> {
    await new Promise<void>((settle) => this.#server.listen(0, '127.0.0.1', settle));
    const { port } = this.#server.address() as AddressInfo;
    this.#url = `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((settle) => this.#server.close(() => settle()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = TOKEN.exec(String(request.headers['forge-proxy-authorization'] ?? ''))?.[1] ?? '';
    const invocation = this.#options.registry.find(token);
    const sent = await readTextOrBytes(request);
    if (invocation === null) {
      send(response, json('other', 401, { code: 401, message: 'The invocation this token was made for is over.' }));
      return;
    }
    const call: PlatformCall = {
      invocation,
      method: request.method ?? 'GET',
      route: request.url ?? '/',
      target: String(request.headers['forge-proxy-target'] ?? ''),
      headers: flatten(request),
      ...sent,
      at: invocation.installation.rates.time.next(request.headers[BESIDE_HEADER] !== undefined),
    };
    const at = invocation.installation.clock.now();
    const started = performance.now();
    const answer = await route(call);
    invocation.calls += 1;
    record(call, answer, { at, ms: performance.now() - started });
    if (invocation.installation.faults.killsAfter(invocation.number, invocation.calls)) {
      this.#options.killFunctions();
      response.destroy();
      return;
    }
    const spent = invocation.installation.faults.slowness();
    if (spent > 0) this.#options.spendTime(invocation.invocationId, spent);
    send(response, {
      ...answer,
      headers: { ...answer.headers, ...(spent > 0 ? { [SPENT_HEADER]: String(spent) } : {}) },
    });
  }
}

async function route(call: PlatformCall): Promise<PlatformAnswer> {
  if (isJiraRoute(call.route)) return answerJira(call);
  if (call.route === `${CAPABILITY}/sql`) return withFaults(call, 'sql', answerSql);
  if (call.route === `${CAPABILITY}/kvs`) return withFaults(call, 'kvs', answerKvs);
  if (call.route === '/fpp/provider/app/remote/stargate')
    return isQueueCall(call) ? withFaults(call, 'queue', answerStargate) : answerStargate(call);
  if (call.route === '/egress') return answerEgress(call);
  return notModelled('other', call);
}

function record(
  { invocation, method, target, body, bytes }: PlatformCall,
  answer: PlatformAnswer,
  { at, ms }: { at: number; ms: number },
): void {
  const { installation, spec, number } = invocation;
  installation.calls.add({
    at,
    kind: answer.kind,
    method,
    path: target,
    status: answer.status,
    points: answer.points ?? 0,
    ms,
    bytes: sizeOf(body, bytes) + sizeOf(answer.body, answer.bytes),
    rows: answer.rows ?? 0,
    invocation: number,
    moduleKey: spec.moduleKey,
    functionKey: spec.functionKey,
    scopes: answer.scopes ?? [],
  });
}

function sizeOf(text: string | null, bytes: Uint8Array | undefined): number {
  return Buffer.byteLength(text ?? '') + (bytes?.length ?? 0);
}

function send(response: ServerResponse, { status, headers, body, bytes }: PlatformAnswer): void {
  response.writeHead(status, headers === undefined ? {} : { ...headers });
  response.end(body === null || status === 204 ? undefined : (bytes ?? body));
}

function flatten(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
