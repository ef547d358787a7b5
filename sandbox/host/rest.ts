import { z } from 'zod';
import type { JiraSite, RestAnswer } from '../platform/ports.ts';

/** Jira refused or failed; `status` and `messages` are Jira's. */
export class RestError extends Error {
  readonly code = 'REST_ERROR';
  readonly status: number;
  readonly messages: readonly string[];
  constructor(status: number, messages: readonly string[], path: string) {
    super(messages.join(' ') || `Jira answered ${status} to ${path}`);
    this.status = status;
    this.messages = messages;
  }
}

const ErrorBody = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  errorMessage: z.string().optional(),
});

function messagesOf(answer: RestAnswer): readonly string[] {
  try {
    const body = ErrorBody.parse(JSON.parse(answer.body));
    return [
      ...(body.errorMessages ?? []),
      ...Object.values(body.errors ?? {}),
      ...(body.errorMessage ? [body.errorMessage] : []),
    ];
  } catch {
    return [];
  }
}

/** Jira's REST API as one person in a browser. Every figure and name on the pages comes through here. */
export interface Rest {
  /** @throws RestError when Jira does not answer 2xx; ZodError when the answer has another shape. */
  get<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape>>;
  /** Like get, but null for 403 and 404: what the person may not see is not on the page. */
  find<Shape extends z.ZodType>(path: string, shape: Shape): Promise<z.infer<Shape> | null>;
  /** Like get for a read that needs a body, such as a search. */
  query<Shape extends z.ZodType>(path: string, body: unknown, shape: Shape): Promise<z.infer<Shape>>;
  /** @throws RestError when Jira does not answer 2xx. The parsed body, null when there is none. */
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
}

/** Escapes one path segment. */
export const segment = encodeURIComponent;

/** @param accountId null for somebody who is not logged in. */
export function createRest(jira: Pick<JiraSite, 'handle'>, accountId: string | null): Rest {
  const call = async (method: string, path: string, body?: unknown): Promise<RestAnswer> => {
    const text = body === undefined ? null : JSON.stringify(body);
    const answer = await jira.handle(
      {
        method,
        path,
        headers: { accept: 'application/json', ...(text === null ? {} : { 'content-type': 'application/json' }) },
        body: text,
      },
      accountId === null ? { kind: 'anonymous' } : { kind: 'user', accountId, via: 'browser', scopes: null },
    );
    if (answer.status < 200 || answer.status > 299) throw new RestError(answer.status, messagesOf(answer), path);
    return answer;
  };
  const rest: Rest = {
    async get(path, shape) {
      return shape.parse(JSON.parse((await call('GET', path)).body));
    },
    async find(path, shape) {
      try {
        return await rest.get(path, shape);
      } catch (error) {
        if (error instanceof RestError && (error.status === 403 || error.status === 404)) return null;
        throw error;
      }
    },
    async query(path, body, shape) {
      return shape.parse(JSON.parse((await call('POST', path, body)).body));
    },
    async send(method, path, body) {
      const answer = await call(method, path, body);
      const parsed: unknown = answer.body === '' ? null : JSON.parse(answer.body);
      return parsed;
    },
  };
  return rest;
}
