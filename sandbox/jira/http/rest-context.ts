import type { z } from 'zod';
import type { Caller } from '../../platform/ports.ts';
import type { Actor, Site } from '../site.ts';
import { badRequest, INVALID_PAYLOAD, type RestError } from './rest-error.ts';

/** One REST call on its way through a route. */
export interface RestContext {
  readonly site: Site;
  readonly actor: Actor;
  readonly caller: Caller;
  readonly method: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; `undefined` without a body. */
  readonly body: unknown;
  /** A body that is a form with files, as it came. */
  readonly bytes: Uint8Array | undefined;
  /** Values of the `{names}` in the route's path. */
  param(name: string): string;
}

export interface RouteAnswer {
  readonly status: number;
  /** `undefined`: no body. */
  readonly body?: unknown;
  /** A file in place of a body. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation. `path` is spelled as in Atlassian's documents, which is also how scopes are looked up. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  /** Needs `X-ExperimentalApi: opt-in`. */
  readonly experimental?: true;
  /** Answers callers nobody knows. */
  readonly anonymous?: true;
  /** Where the operation words its errors unlike the rest of its API. */
  readonly errorBody?: (error: RestError) => unknown;
  handle(context: RestContext): RouteAnswer | Promise<RouteAnswer>;
}

export const ok = (body: unknown): RouteAnswer => ({ status: 200, body });
export const created = (body: unknown): RouteAnswer => ({ status: 201, body });
export const noContent = (): RouteAnswer => ({ status: 204 });

/** The body as the operation wants it. @throws RestError 400 with Jira's words when it is something else. */
export const bodyOf = <T extends z.ZodType>(context: RestContext, schema: T): z.output<T> => {
  const parsed = schema.safeParse(context.body ?? {});
  if (!parsed.success) throw badRequest(INVALID_PAYLOAD);
  return parsed.data;
};
