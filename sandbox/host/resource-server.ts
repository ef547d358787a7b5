import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { InstalledApp } from './ports.ts';
import { productionCsp } from './production-csp.ts';
import { contentTypeOf, fileBelow, sendFile } from './static-files.ts';
import { TOKENS_CSS } from './tokens.ts';

const client = (name: string): string => fileURLToPath(new URL(`./client/${name}`, import.meta.url));

/** One closed script: production's bridge is a classic script too, and leaves nothing but `__bridge` behind. */
async function bridgeScript(): Promise<string> {
  const [peer, bridge] = await Promise.all([
    readFile(client('peer.js'), 'utf8'),
    readFile(client('bridge.js'), 'utf8'),
  ]);
  return `(() => {\n${peer.replaceAll(/^export /gm, '')}\n${bridge}\n})();\n`;
}

/** What the server of an app's files is made from. */
export interface ResourceServerOptions {
  readonly app: InstalledApp;
  /** Origin of the pages that frame the app; asked on every request, since ports are known late. */
  readonly hostOrigin: () => string;
}

/** Serves the app's built resources as Atlassian's CDN does: other origin, production policy, bridge before everything. Not yet listening. */
export function createResourceServer(options: ResourceServerOptions): Server {
  return createServer((request, response) => {
    serve(options, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function serve(
  options: ResourceServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname);
  response.setHeader('cache-control', 'no-cache');
  if (path === '/__host/bridge.js') {
    response.setHeader('content-type', 'text/javascript; charset=utf-8').end(await bridgeScript());
    return;
  }
  if (path === '/__host/tokens.css') {
    response.setHeader('content-type', 'text/css; charset=utf-8').end(TOKENS_CSS);
    return;
  }
  const file = await find(options.app, path);
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`The app has no file ${path}`);
    return;
  }
  return extname(file) === '.html' ? sendDocument(options, response, file) : sendFile(response, file);
}

/** `/<resource key>/<path>`; the bundler's `__LOCALES__` lie beside every resource's files. */
async function find(app: InstalledApp, path: string): Promise<string | null> {
  const [, key = '', ...rest] = path.split('/');
  const directory = app.resourceDirectories[key];
  if (directory === undefined) return null;
  const inside = rest.join('/');
  if (inside.startsWith('__LOCALES__/'))
    return app.localesDirectory === null ? null : fileBelow(app.localesDirectory, basename(inside));
  return fileBelow(directory, inside === '' ? 'index.html' : inside);
}

/** The bridge is the first thing in the head, as in production; the file itself is not changed on disk. */
async function sendDocument(
  { app, hostOrigin }: ResourceServerOptions,
  response: ServerResponse,
  file: string,
): Promise<void> {
  const html = await readFile(file, 'utf8');
  const origin = hostOrigin();
  const script = `<script src="/__host/bridge.js" data-host="${origin}"></script>`;
  const document = /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + script) : script + html;
  response.setHeader(
    'content-security-policy',
    productionCsp({ html, permissions: app.manifest.permissions, hostOrigin: origin }),
  );
  response.setHeader('content-type', contentTypeOf(file)).end(document);
}
