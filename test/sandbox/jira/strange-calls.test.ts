import { beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk.ts';

/** What a client may say in other ways than usual, and what it may get wrong. */

let desk: Desk;
beforeAll(async () => {
  desk = new Desk();
  await desk.raise('dana');
});

describe('a desk', () => {
  test.each(['1', 'PAY', 'projectKey:PAY', 'projectId:10000', 'serviceDeskId:1'])('is named by %s', async (name) => {
    expect(await desk.ok('adi', `GET /rest/servicedeskapi/servicedesk/${name}`)).toMatchObject({ id: '1' });
    expect(await desk.ok('dana', `GET /rest/servicedeskapi/servicedesk/${name}/requesttype`)).toMatchObject({
      size: 2,
    });
  });

  test.each(['projectKey:10000', 'projectId:PAY', 'projectId:1', 'serviceDeskId:PAY', 'projectKey:', 'name:Payroll'])(
    'is not named by %s',
    async (name) => {
      expect(await desk.send('adi', `GET /rest/servicedeskapi/servicedesk/${name}`)).toMatchObject({ status: 404 });
    },
  );
});

test.each([
  'GET /rest/servicedeskapi/request?start=abc',
  'GET /rest/servicedeskapi/request?limit=1.5',
  'GET /rest/servicedeskapi/request/PAY-1/comment?start=two',
  'GET /rest/api/3/project/search?startAt=abc',
])('a parameter that cannot be read is told of: %s', async (line) => {
  const { status, body } = await desk.send('adi', line);
  expect(status).toBe(400);
  expect(body.errorMessage ?? body.errorMessages[0]).toMatch(
    /^The value '.+' of the parameter '.+' is not a number\.$/,
  );
});

test.each([
  [
    'a comment for a role',
    'POST /rest/api/3/issue/PAY-1/comment',
    {
      body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello' }] }] },
      visibility: { type: 'role', value: 'Administrators' },
    },
  ],
  [
    'a form',
    'POST /rest/servicedeskapi/request',
    { serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: 'x' }, form: { answers: {} } },
  ],
])('what Jira has and the desk has not is 501: %s', async (_, line, body) => {
  const before = JSON.stringify(desk.site.snapshot());
  expect(await desk.send('adi', line, body)).toMatchObject({ status: 501 });
  expect(JSON.stringify(desk.site.snapshot())).toBe(before);
});
