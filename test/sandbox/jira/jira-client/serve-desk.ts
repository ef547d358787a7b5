import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type Client, createClient } from 'jira.js/core';
import type { Answer, Desk } from '../desk.ts';

/** A desk behind HTTP, for clients that know nothing but its address and a token. */
export interface ServedDesk {
  /** The desk that answers from now on. */
  serve(desk: Desk): void;
  /** jira.js with Basic authentication; an answer its schema does not accept is thrown. */
  clientOf(accountId: string): Client;
  close(): Promise<void>;
}

const answerOf = async (desk: Desk, request: IncomingMessage): Promise<Answer> => {
  const person = desk.site.authenticate(request.headers.authorization);
  const sent = await buffer(request);
  const caller =
    person === null
      ? ({ kind: 'anonymous' } as const)
      : ({ kind: 'user', accountId: person.accountId, via: 'basic', scopes: null } as const);
  const line = `${request.method} ${request.url}`;
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/'))
    return desk.sendWith(caller, line, { body: sent.length === 0 ? undefined : JSON.parse(sent.toString()) });
  const token = String(request.headers['x-atlassian-token'] ?? '');
  return desk.sendWith(caller, line, {
    bytes: sent,
    headers: { 'content-type': contentType, 'x-atlassian-token': token },
  });
};

/** Where a redirect leads, on the port that is served. */
const whereTo = (location: string | undefined, host: string): Readonly<Record<string, string>> =>
  location === undefined ? {} : { location: host + new URL(location).pathname + new URL(location).search };

export const serveDesk = async (first: Desk): Promise<ServedDesk> => {
  let desk = first;
  let host = '';
  const server = createServer((request, response) => {
    answerOf(desk, request).then(
      ({ status, location, headers, bytes, body }) => {
        response.writeHead(status, { ...headers, ...whereTo(location, host) });
        response.end(bytes ?? (body === undefined ? undefined : JSON.stringify(body)));
      },
      // What the documents do not allow reaches the client as a failure with its reason.
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ errorMessages: [String(error)], errors: {} }));
      },
    );
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    serve: (next) => {
      desk = next;
    },
    clientOf: (accountId) => {
      const own = desk.site.people().find((person) => person.accountId === accountId)?.token ?? '';
      return createClient({
        host,
        auth: { type: 'basic', email: `${accountId}@example.com`, apiToken: own },
        onSchemaMismatch: 'throw',
      });
    },
    close: () =>
      new Promise((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  };
};
