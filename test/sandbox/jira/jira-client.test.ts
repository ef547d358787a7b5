import { createServiceDeskClient } from 'jira.js/serviceDesk';
import {
  addComment,
  doTransition,
  getChangeLogs,
  getTransitions,
  searchAndReconsileIssuesUsingJqlPost,
} from 'jira.js/cloud';
import type { Client, SendRequestOptions } from 'jira.js/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../../sandbox/jira/routes.ts';
import { scene } from './conformance/scene.ts';
import { Desk, HOUR, TTR } from './desk.ts';
import { attachmentCalls } from './jira-client/attachment-calls.ts';
import { type ClientCall, document } from './jira-client/call.ts';
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

test('create → comment → transition → search → SLA → changelog', async () => {
  const desk = new Desk();
  served.serve(desk);
  const customer = createServiceDeskClient(served.clientOf('dana'));
  const agent = served.clientOf('adi');
  const request = await customer.request.createCustomerRequest({
    serviceDeskId: '1',
    requestTypeId: '101',
    requestFieldValues: { summary: 'My payslip is wrong', description: 'One line' },
  });
  expect(request).toMatchObject({ issueKey: 'PAY-1', currentStatus: { status: 'Waiting for support' } });
  desk.pass(HOUR);
  expect(await addComment(agent, { issueIdOrKey: 'PAY-1', body: document })).toMatchObject({ jsdPublic: true });
  const { transitions } = await getTransitions(agent, { issueIdOrKey: 'PAY-1' });
  const resolve = transitions?.find((transition) => transition.name === 'Resolve');
  await doTransition(agent, { issueIdOrKey: 'PAY-1', transition: { id: resolve?.id } });
  const found = await searchAndReconsileIssuesUsingJqlPost(agent, {
    jql: 'project = PAY AND resolution = Done',
    fields: ['summary', 'status', TTR],
  });
  expect(found.issues?.map((issue) => issue.key)).toEqual(['PAY-1']);
  const sla = await createServiceDeskClient(agent).request.getSlaInformation({ issueIdOrKey: 'PAY-1' });
  expect(sla.values?.map((each) => each.completedCycles?.length)).toEqual([1, 1]);
  const changes = await getChangeLogs(agent, { issueIdOrKey: 'PAY-1' });
  expect(changes.values?.[0]?.items?.map((item) => item.field)).toEqual(['status', 'resolution']);
});

test('a wrong token is nobody, and what may not be seen is not found', async () => {
  const desk = await scene();
  served.serve(desk);
  await expect(getTransitions(served.clientOf('adi', 'wrong'), { issueIdOrKey: 'PAY-1' })).rejects.toMatchObject({
    status: 401,
  });
  await expect(getTransitions(served.clientOf('dana'), { issueIdOrKey: 'PAY-1' })).rejects.toMatchObject({
    status: 404,
  });
});
