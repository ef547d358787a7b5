import { assumeTrustedRoute, type RequestProductMethods } from '@forge/api';
import type { Client, SendRequestOptions } from 'jira.js/core';
import { JiraBusyError, JiraRefusedError, JiraUnavailableError } from '../../usecases/ports/errors';

export type { Client } from 'jira.js/core';

type RequestJira = RequestProductMethods['requestJira'];
type Answer = Awaited<ReturnType<RequestJira>>;

const SEGMENT = /^[A-Za-z0-9_.-]+$/;
const TRIES = 3;
/** Longer waits belong into a queue, not into a function somebody pays for and waits at. */
const MAX_WAIT_SECONDS = 2;
const BUSY = new Set([429, 503]);

/**
 * jira.js' client over Forge's `requestJira`, as the app or as the person. Waits out a short Retry-After.
 * Rejects with JiraBusyError, JiraRefusedError (4xx) or JiraUnavailableError; an answer that does not fit the schema is
 * the latter.
 * @param note is given the headers of every answer
 */
export const createJiraClient = (
  requestJira: RequestJira,
  note: (headers: Answer['headers']) => void = () => {},
): Client => ({
  sendRequest: async <T>(options: SendRequestOptions<T>): Promise<T> => {
    const answer = await send(requestJira, options);
    note(answer.headers);
    const body = answer.status === 204 ? undefined : await bodyOf(answer);
    // jira.js leaves the schema out where nothing is to be read, and types that as any T.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nobody looks at what was not parsed
    if (options.schema === undefined) return undefined as T;
    const parsed = options.schema.safeParse(body);
    if (!parsed.success) throw new JiraUnavailableError('an answer of another form', { cause: parsed.error });
    return parsed.data;
  },
});

const bodyOf = async (answer: Answer): Promise<unknown> => {
  try {
    return await answer.json();
  } catch (error) {
    throw new JiraUnavailableError('an answer that is no JSON', { cause: error });
  }
};

const send = async (requestJira: RequestJira, options: SendRequestOptions): Promise<Answer> => {
  const path = pathOf(options);
  for (let tries = 1; ; tries += 1) {
    const answer = await tried(() =>
      requestJira(assumeTrustedRoute(path), {
        method: options.method ?? 'GET',
        headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...options.headers },
        ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      }),
    );
    if (answer.ok) return answer;
    const waitSeconds = BUSY.has(answer.status) ? retryAfterOf(answer) : null;
    const mayWait = waitSeconds !== null && waitSeconds <= MAX_WAIT_SECONDS && tries < TRIES;
    if (!mayWait) throw failureOf(answer, waitSeconds);
    await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000));
  }
};

/** Ids go into paths unencoded and Forge's own check is passed by, so each segment is looked at here. */
const pathOf = ({ url, searchParams = {} }: SendRequestOptions): string => {
  const [root, ...segments] = url.split('/');
  if (root !== '' || !segments.every((segment) => SEGMENT.test(segment) && !/^\.+$/.test(segment))) {
    throw new JiraRefusedError('not a path', 400);
  }
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(searchParams)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) query.append(name, String(each));
    }
  }
  return query.size === 0 ? url : `${url}?${query.toString()}`;
};

/** Forge rejects instead of answering when a person cannot be acted for, and when the network fails. */
const tried = async (request: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR')
      throw new JiraRefusedError('not signed in', 401);
    throw new JiraUnavailableError('no answer', { cause: error });
  }
};

/** Seconds the answer asks for; a minute when it does not say. */
const retryAfterOf = (answer: Answer): number => {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 60;
};

const failureOf = (answer: Answer, retryAfterSeconds: number | null): Error => {
  if (retryAfterSeconds !== null)
    return new JiraBusyError(`answered ${answer.status}`, { params: { retryAfterSeconds } });
  const isRefusal = answer.status >= 400 && answer.status < 500;
  return isRefusal
    ? new JiraRefusedError(`answered ${answer.status}`, answer.status)
    : new JiraUnavailableError(`answered ${answer.status}`);
};
