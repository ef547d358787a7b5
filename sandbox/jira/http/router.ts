import type { Caller, RestAnswer, RestRequest } from '../../platform/ports.ts';
import { assertScopes } from './scopes.ts';
import { actorOf } from '../people/actor.ts';
import type { Site } from '../site.ts';
import type { RestContext, Route, RouteAnswer } from './rest-context.ts';
import { badRequest, errorBody, GatewayError, RestError } from './rest-error.ts';

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

type Handler = (request: RestRequest, caller: Caller) => Promise<RestAnswer>;

const SERVICE_DESK = '/rest/servicedeskapi/';

/** Answers REST calls from a table of routes; what the table lacks is a loud 501. */
export const createRouter = (site: Site, routes: readonly Route[]): Handler => {
  // Literal segments win over parameters: `/issue/bulkfetch` is not an issue.
  const compiled = routes.map(compile).toSorted((a, b) => a.names.length - b.names.length);
  return async (request, caller) => {
    const url = parseUrl(request.path);
    const isServiceDesk = url.pathname.startsWith(SERVICE_DESK);
    try {
      const answer = await dispatch({ site, compiled, request, caller, url });
      return respond(answer);
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      return respond({ status: error.status, body: errorBody(error, isServiceDesk) });
    }
  };
};

interface Call {
  readonly site: Site;
  readonly compiled: readonly Compiled[];
  readonly request: RestRequest;
  readonly caller: Caller;
  readonly url: URL;
}

const dispatch = async (params: Call): Promise<RouteAnswer> => {
  const { compiled, request, caller, url } = params;
  const method = request.method.toUpperCase();
  const found = compiled.find(({ route, pattern }) => route.method === method && pattern.test(url.pathname));
  if (found === undefined) {
    throw new RestError(501, `${method} ${url.pathname} is not modelled by this sandbox`, {
      i18nKey: 'sandbox.not-modelled',
    });
  }
  const { route } = found;
  try {
    admit(route, request, caller);
    if (method !== 'GET') params.site.indexed.beforeWrite();
    return await route.handle(contextOf(params, { ...found, method }));
  } catch (error) {
    if (!(error instanceof RestError) || error instanceof GatewayError || route.errorBody === undefined) throw error;
    return { status: error.status, body: route.errorBody(error) };
  }
};

/** @throws RestError for callers without the scopes, unknown callers, and experimental calls without the header. */
const admit = (route: Route, request: RestRequest, caller: Caller): void => {
  if (caller.kind !== 'anonymous') assertScopes(route, caller);
  if (caller.kind === 'anonymous' && route.anonymous !== true) {
    throw new RestError(401, 'Client must be authenticated to access this resource.', {
      i18nKey: 'sd.user.not.authenticated',
    });
  }
  if (route.experimental === true && request.headers['x-experimentalapi'] !== 'opt-in') {
    throw new RestError(
      412,
      "This API is experimental. Experimental APIs are not guaranteed to be stable within the preview period. You must set the header 'X-ExperimentalApi: opt-in' to opt into using this API.",
    );
  }
};

const contextOf = (
  { site, request, caller, url }: Call,
  { pattern, names, method }: Compiled & { readonly method: string },
): RestContext => {
  const values = pattern.exec(url.pathname)?.slice(1) ?? [];
  const byName = new Map(names.map((name, index) => [name, decode(values[index] ?? '')]));
  return {
    site,
    actor: actorOf(site, caller),
    caller,
    method,
    pathname: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: parseBody(request.body),
    bytes: request.bytes,
    param: (name) => byName.get(name) ?? '',
  };
};

const compile = (route: Route): Compiled => {
  const names: string[] = [];
  const source = route.path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return '([^/]+)';
  });
  return { route, names, pattern: new RegExp(`^${source}/?$`) };
};

const parseUrl = (path: string): URL => {
  try {
    return new URL(path, 'http://site.invalid');
  } catch {
    return new URL('/', 'http://site.invalid');
  }
};

const decode = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest('The path is not valid UTF-8.');
  }
};

const parseBody = (body: string | null): unknown => {
  if (body === null || body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('There was an error parsing JSON. Check that your request body is valid.');
  }
};

const respond = ({ status, body, bytes, headers }: RouteAnswer): RestAnswer => ({
  status,
  headers: { ...(body === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' }), ...headers },
  body: body === undefined ? '' : JSON.stringify(body),
  ...(bytes === undefined ? {} : { bytes }),
});
