import type { IncomingMessage, ServerResponse } from 'node:http';
import { personOfPage } from '../host/session.ts';
import { CLIENT_ROUND_TRIP } from '../limits.ts';
import type { Caller, RestAnswer, RestRequest } from '../platform/ports.ts';
import type { Site } from '../site.ts';
import { readTextOrBytes } from './request-body.ts';
import type { Handler } from './site-server.ts';

/** The documented rates; faults are for the app. */
const DOCUMENTED = { burstPerSecond: undefined, issueWrites: undefined };

/**
 * Jira's REST API for clients with a token, for the pages' own person, and for nobody. Clients with a token share the rates by
 * the second with the app, and have no points to spend; pages have neither.
 */
export function createRest(site: Site): Handler {
  const answer = async (request: RestRequest, caller: Caller): Promise<RestAnswer> => {
    const isCounted = caller.kind === 'user' && caller.via === 'basic';
    const at = isCounted ? site.rates.time.next(false, CLIENT_ROUND_TRIP) : null;
    return (at === null ? null : site.rates.jira.refusal(request, at, DOCUMENTED)) ?? site.jira.handle(request, caller);
  };
  return async (request, response) => {
    if (!(request.url ?? '').startsWith('/rest/')) return false;
    const caller = callerOf(request, site);
    if (caller === null) {
      send(response, {
        status: 401,
        headers: { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="Jira"' },
        body: JSON.stringify({ errorMessages: ['Client must be authenticated to access this resource.'], errors: {} }),
      });
      return true;
    }
    send(
      response,
      await answer(
        {
          method: request.method ?? 'GET',
          path: request.url ?? '/',
          headers: flatten(request),
          ...(await readTextOrBytes(request)),
        },
        caller,
      ),
    );
    return true;
  };
}

/** Null for a token that is wrong; without any sign of a person the caller is anonymous. */
function callerOf(request: IncomingMessage, site: Site): Caller | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const person = site.jira.authenticate(authorization);
    return person === null ? null : { kind: 'user', accountId: person.accountId, via: 'basic', scopes: null };
  }
  const person = personOfPage(request, site.siteUrl, site.jira.people());
  return person === null
    ? { kind: 'anonymous' }
    : { kind: 'user', accountId: person.accountId, via: 'browser', scopes: null };
}

function flatten(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function send(response: ServerResponse, answer: RestAnswer): void {
  response.writeHead(answer.status, { ...answer.headers }).end(answer.bytes ?? answer.body);
}
