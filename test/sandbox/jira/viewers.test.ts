import { beforeEach, describe, expect, test } from 'vitest';
import { Desk, WORLD } from './desk.ts';

/** Vera may look at payroll's issues and works on no desk. */
let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  await desk.raise('dana');
  await desk.ok('adi', 'POST /rest/servicedeskapi/request/PAY-1/comment', { body: 'raccoon inside', public: false });
  await desk.ok('adi', 'POST /rest/servicedeskapi/request/PAY-1/comment', { body: 'hello outside', public: true });
});

const comment = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'hello' }] }],
};

test('a viewer browses the project, finds its issues and reads their history', async () => {
  const { fields } = await desk.ok('vera', 'GET /rest/api/3/issue/PAY-1?fields=summary');
  expect(fields).toEqual({ summary: 'My payslip is wrong' });
  expect(await desk.search('vera', 'project = PAY')).toEqual(['PAY-1']);
  expect((await desk.ok('vera', 'GET /rest/api/3/issue/PAY-1/changelog')).total).toBe(0);
  expect((await desk.ok('vera', 'GET /rest/api/3/project/search')).values).toMatchObject([{ key: 'PAY' }]);
  expect((await desk.ok('vera', 'GET /rest/servicedeskapi/request/PAY-1')).issueKey).toBe('PAY-1');
});

test('a viewer holds Browse Projects and none of the permissions of the desk', async () => {
  const asked = 'BROWSE_PROJECTS,EDIT_ISSUES,ADD_COMMENTS,TRANSITION_ISSUES,SERVICEDESK_AGENT,ADMINISTER_PROJECTS';
  const { permissions } = await desk.ok('vera', `GET /rest/api/3/mypermissions?permissions=${asked}&projectKey=PAY`);
  const held = Object.values<{ key: string; havePermission: boolean }>(permissions).filter(
    (each) => each.havePermission,
  );
  expect(held.map((each) => each.key)).toEqual(['BROWSE_PROJECTS']);
});

describe('a viewer does not get to read an internal comment', () => {
  test.each([
    ['GET /rest/api/3/issue/PAY-1/comment', 'hello outside'],
    ['GET /rest/api/3/issue/PAY-1?fields=comment&expand=renderedFields', 'hello outside'],
    ['GET /rest/servicedeskapi/request/PAY-1/comment', 'hello outside'],
    ['GET /rest/servicedeskapi/request/PAY-1?expand=comment', 'hello outside'],
  ])('%s', async (line, shown) => {
    const text = JSON.stringify(await desk.ok('vera', line));
    expect(text).toContain(shown);
    expect(text).not.toContain('raccoon');
  });

  test('nor to find its words', async () => {
    expect(await desk.search('vera', 'text ~ raccoon')).toEqual([]);
    expect(await desk.search('vera', 'comment ~ outside')).toEqual(['PAY-1']);
    expect(await desk.search('adi', 'text ~ raccoon')).toEqual(['PAY-1']);
  });
});

describe('a viewer changes nothing', () => {
  test.each([
    ['PUT /rest/api/3/issue/PAY-1', { fields: { summary: 'Mine' } }, 400],
    ['PUT /rest/api/3/issue/PAY-1/assignee', { accountId: null }, 403],
    ['POST /rest/api/3/issue/PAY-1/transitions', { transition: { id: '31' } }, 400],
    ['POST /rest/api/3/issue/PAY-1/comment', { body: comment }, 400],
    ['PUT /rest/api/3/issue/PAY-1/properties/note', { a: 1 }, 403],
    ['DELETE /rest/api/3/issue/PAY-1', undefined, 403],
    ['POST /rest/servicedeskapi/request/PAY-1/comment', { body: 'inside', public: false }, 403],
    ['POST /rest/servicedeskapi/request/PAY-1/comment', { body: 'outside', public: true }, 403],
    ['POST /rest/servicedeskapi/request/PAY-1/transition', { id: '31' }, 403],
    ['POST /rest/servicedeskapi/request/PAY-1/participant', { accountIds: ['rina'] }, 403],
  ])('%s', async (line, body, status) => {
    const before = JSON.stringify(desk.site.snapshot());
    expect((await desk.send('vera', line, body)).status).toBe(status);
    expect(JSON.stringify(desk.site.snapshot())).toBe(before);
  });

  test('and is offered no transition', async () => {
    expect((await desk.ok('vera', 'GET /rest/api/3/issue/PAY-1/transitions')).transitions).toEqual([]);
    expect((await desk.ok('vera', 'GET /rest/servicedeskapi/request/PAY-1/transition')).values).toEqual([]);
  });
});

test('clocks and queues of the desk stay with its agents', async () => {
  for (const line of ['request/PAY-1/sla', 'servicedesk/1/queue', 'servicedesk/1/queue/1/issue'])
    expect((await desk.send('vera', `GET /rest/servicedeskapi/${line}`)).status).toBe(403);
});

test('a security level hides an issue from viewers, as from agents', async () => {
  await desk.ok('pola', 'PUT /rest/api/3/issue/PAY-1', { fields: { security: { id: '900' } } });
  expect((await desk.send('vera', 'GET /rest/api/3/issue/PAY-1')).status).toBe(404);
  expect(await desk.search('vera', 'project = PAY')).toEqual([]);
});

test('only somebody with a licence may be declared a viewer', () => {
  const [pay] = WORLD.projects ?? [];
  if (pay === undefined) throw new Error('the world has a desk');
  expect(() => desk.site.declare({ projects: [{ ...pay, roles: { ...pay.roles, viewers: ['dana'] } }] })).toThrow(
    'Project PAY shows itself to dana, who has no licence for Jira',
  );
});
