import type { Client, SendRequestOptions } from 'jira.js/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/jira/routes.ts';
import { scene } from './conformance/scene.ts';
import type { Desk } from './desk.ts';
import { attachmentCalls } from './jira-client/attachment-calls.ts';
import type { ClientCall } from './jira-client/call.ts';
import { deskCalls } from './jira-client/desk-calls.ts';
import { issueCalls } from './jira-client/issue-calls.ts';
import { functionsFor } from './jira-client/mapped-functions.ts';
import { serveDesk, type ServedDesk } from './jira-client/serve-desk.ts';
import { screenCalls } from './jira-client/screen-calls.ts';
import { siteCalls } from './jira-client/site-calls.ts';

const CALLS: readonly ClientCall[] = [...issueCalls, ...attachmentCalls, ...siteCalls, ...screenCalls, ...deskCalls];

/** jira.js for an app, which has no token to log in with: over the desk without a network, schema and all. */
const clientOfApp = (desk: Desk): Client => ({
  async sendRequest<T>({ method = 'GET', url, body, schema }: SendRequestOptions<T>): Promise<T> {
    const answer = await desk.send('app', `${method} ${url}`, body);
    if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return schema === undefined ? (answer.body as T) : schema.parse(answer.body);
  },
});

let served: ServedDesk;
beforeAll(async () => {
  served = await serveDesk(await scene());
});
afterAll(() => served.close());

describe('every function of jira.js for an operation of the desk', () => {
  test('is called below', async () => {
    const operations = routes.map((route) => `${route.method} ${route.path}`);
    expect(CALLS.map(({ name }) => name).toSorted()).toEqual(await functionsFor(operations));
  });

  test.each(CALLS)('$name is answered as its schema wants', async ({ as, call, gives }) => {
    const desk = await scene();
    served.serve(desk);
    const before = JSON.stringify(desk.site.snapshot());
    const answer = await call(as === 'app' ? clientOfApp(desk) : served.clientOf(as));
    // A call that answers nothing has done something.
    if (gives === undefined) expect(JSON.stringify(desk.site.snapshot())).not.toBe(before);
    else expect({ answer }).toMatchObject({ answer: firstOf(gives) });
  });
});

/** Lists are compared by the entries named. */
const firstOf = (gives: unknown): unknown =>
  Array.isArray(gives) ? expect.arrayContaining(gives.map((each: object) => expect.objectContaining(each))) : gives;
