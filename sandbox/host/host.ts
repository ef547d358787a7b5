import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { HostError, readBody } from './body.ts';
import { createViolations, type Violations } from './csp-violations.ts';
import { type IssueChanges, watchIssues } from './issue-changes.ts';
import { type Answer, openPage, type Page } from './page.ts';
import { failed } from './pages/failed.ts';
import { nobody, notFound } from './pages/no-access.ts';
import type { HostOptions } from './ports.ts';
import { RestError } from './rest.ts';
import { actionAt, pageAt } from './routes.ts';
import { isSameOrigin, writeChoice } from './session.ts';
import { fileBelow, sendFile } from './static-files.ts';
import { TOKENS_CSS } from './tokens.ts';

const CLIENT = fileURLToPath(new URL('./client/', import.meta.url));
/** More than a page may invoke with, so that the refusal can say why; a comment is far below. */
const LARGEST_BODY = 4 * 1024 * 1024;

/** Answers a request of a browser; false leaves it to somebody else. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** The pages of one site: Jira's frame around the app's own surfaces. */
export function createHost(options: HostOptions): Handler {
  const changes = watchIssues(options.site.jira);
  const violations = createViolations();
  return async (request, response) => {
    const path = new URL(request.url ?? '/', options.site.siteUrl).pathname;
    if (await serveOwn({ path, request, response, violations })) return true;
    const page = openPage(options, request, changes.latest);
    const answer = await answerTo({ page, path, request, changes });
    send(options, response, answer);
    return true;
  };
}

/** Files, tokens and reports: what needs no person. */
async function serveOwn(params: {
  readonly path: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly violations: Violations;
}): Promise<boolean> {
  const { path, request, response, violations } = params;
  if (path === '/__host/tokens.css') {
    response
      .setHeader('content-type', 'text/css; charset=utf-8')
      .setHeader('cache-control', 'max-age=3600')
      .end(TOKENS_CSS);
    return true;
  }
  if (path.startsWith('/__host/client/')) {
    const file = await fileBelow(CLIENT, path.slice('/__host/client/'.length));
    if (file === null) return false;
    response.setHeader('cache-control', 'no-cache');
    await sendFile(response, file);
    return true;
  }
  if (path === '/__host/csp-report' && request.method === 'POST') {
    violations.record(await readBody(request, LARGEST_BODY));
    response.writeHead(204).end();
    return true;
  }
  if (path === '/__sandbox/csp-violations') {
    json(response, 200, violations.all());
    return true;
  }
  return false;
}

async function answerTo(params: {
  readonly page: Page;
  readonly path: string;
  readonly request: IncomingMessage;
  readonly changes: IssueChanges;
}): Promise<Answer> {
  const { page, path, request, changes } = params;
  try {
    if (path === '/__host/changes') return changesSince(page, changes);
    if (request.method === 'POST') return await act(page, path, request);
    const draw = pageAt(path);
    if (page.people.length === 0 && path !== '/' && !path.startsWith('/__host/')) return nobody(page);
    return draw === null ? notFound(page) : await draw(page);
  } catch (error) {
    return whenFailed(page, request, error);
  }
}

async function act(page: Page, path: string, request: IncomingMessage): Promise<Answer> {
  const action = actionAt(path);
  if (action === null) throw new HostError(404, `Nothing is posted to ${path}.`);
  if (!isSameOrigin(request, page.host.site.siteUrl))
    throw new HostError(403, 'Only the pages of this site may send this.');
  return action(page, await readBody(request, LARGEST_BODY));
}

function changesSince(page: Page, changes: IssueChanges): Answer {
  const since = Number(page.url.searchParams.get('since') ?? changes.latest);
  return {
    kind: 'json',
    status: 200,
    body: { latest: changes.latest, clock: page.formats.clock(page.now), changes: changes.since(since) },
  };
}

/** What went wrong, for a person on a page or for the script that sent it. */
function whenFailed(page: Page, request: IncomingMessage, error: unknown): Answer {
  const known = error instanceof RestError || error instanceof HostError;
  const status = known ? error.status : error instanceof z.ZodError || error instanceof SyntaxError ? 422 : 500;
  const message = error instanceof Error ? error.message : String(error);
  if (!known) console.error(error);
  const byScript =
    request.headers['x-sandbox-live'] !== undefined || (request.headers.accept ?? '').includes('application/json');
  return byScript ? { kind: 'json', status, body: { errorMessage: message } } : failed(page, status, message);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

/** Nothing inline runs on the pages, so markup in a title or a comment stays text even if it got through. */
function pagePolicy({ site }: HostOptions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' ${site.resourceUrl}`,
    "connect-src 'self'",
    `frame-src ${site.resourceUrl}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function send(options: HostOptions, response: ServerResponse, answer: Answer): void {
  switch (answer.kind) {
    case 'json':
      json(response, answer.status, answer.body);
      return;
    case 'redirect':
      writeChoice(response, options.site.siteUrl, answer.choose ?? {});
      response.writeHead(303, { location: answer.to, 'cache-control': 'no-store' }).end();
      return;
    case 'page':
      response
        .writeHead(answer.status, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'content-security-policy': pagePolicy(options),
          'x-content-type-options': 'nosniff',
        })
        .end(answer.document.text);
  }
}
