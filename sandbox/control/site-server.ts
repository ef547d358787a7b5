import { existsSync } from 'node:fs';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createHost } from '../host/host.ts';
import type { InstalledApp } from '../host/ports.ts';
import { createResourceServer } from '../host/resource-server.ts';
import type { Deployment } from '../platform/deployment.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Site } from '../site.ts';
import { createControl } from './control.ts';
import { createRest } from './rest.ts';

/** Another program listens on the port that was asked for. */
export class PortTakenError extends Error {
  readonly code = 'PORT_TAKEN';

  constructor(port: number) {
    super(
      `Port ${port} of 127.0.0.1 is taken by another program. Choose another with --port N; --port 0 takes any free one.`,
    );
  }
}

/** Answers a request; false leaves it to the next in line. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Lets a program stop before it has built anything for a port it cannot have. @throws PortTakenError */
export async function assertPortIsFree(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await close(server);
}

/** The two origins of one site: its pages with REST and control, and the app's resources on a port of their own. */
export class SiteServer {
  readonly url: string;
  readonly resourceUrl: string;
  readonly #app: InstalledApp;
  readonly #pages: Server;
  readonly #resources: Server;
  #handlers: readonly Handler[] = [];

  private constructor(app: InstalledApp, servers: { pages: Server; resources: Server }) {
    this.#app = app;
    this.#pages = servers.pages;
    this.#resources = servers.resources;
    this.url = originOf(servers.pages);
    this.resourceUrl = originOf(servers.resources);
    this.#pages.on(
      'request',
      (request: IncomingMessage, response: ServerResponse) => void this.#answer(request, response),
    );
  }

  /** Opens both ports; requests are answered 503 until `serve`. @throws PortTakenError */
  static async listen(deployment: Deployment, port: number): Promise<SiteServer> {
    const app = installedApp(deployment);
    const pages = createServer();
    await listen(pages, port);
    const resources = createResourceServer({ app, hostOrigin: () => originOf(pages) });
    await listen(resources, 0);
    return new SiteServer(app, { pages, resources });
  }

  async serve(site: Site, sandbox: Sandbox): Promise<void> {
    const host = createHost({
      site,
      app: this.#app,
      clock: site.clock,
      story: () => site.story,
      control: {
        advance: (duration) => site.advance(duration),
        runSchedules: (interval) => site.runSchedules(interval),
      },
    });
    this.#handlers = [createControl(site, sandbox), createRest(site), host];
  }

  async close(): Promise<void> {
    await Promise.all([close(this.#pages), close(this.#resources)]);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (this.#handlers.length === 0) {
        refuse(response, 503, 'The site is starting.');
        return;
      }
      for (const handler of this.#handlers) if (await handler(request, response)) return;
      refuse(response, 404, `There is nothing at ${request.url}.`);
    } catch (error) {
      console.error(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, error instanceof Error ? error.message : String(error));
    }
  }
}

function installedApp(deployment: Deployment): InstalledApp {
  const { app, environmentId, environmentType } = deployment;
  const locales = join(app.serverDir, '__LOCALES__');
  return {
    environmentId,
    environmentType,
    manifest: app.manifest,
    resourceDirectories: Object.fromEntries(app.resources.map(({ key, directory }) => [key, directory])),
    localesDirectory: existsSync(locales) ? locales : null,
  };
}

function refuse(response: ServerResponse, status: number, errorMessage: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ errorMessage }));
}

function originOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((settle, reject) => {
    const fail = (error: NodeJS.ErrnoException): void =>
      reject(error.code === 'EADDRINUSE' ? new PortTakenError(port) : error);
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      settle();
    });
  });
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((settle) => server.close(() => settle()));
}
