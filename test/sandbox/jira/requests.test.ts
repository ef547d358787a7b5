import { beforeEach, describe, expect, test } from 'vitest';
import { DEPARTMENT, Desk, HOUR, WORLD } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

const optIn = { 'x-experimentalapi': 'opt-in' };

describe('a request', () => {
  test('is shared with the organization of its reporter and shown with what was asked for', async () => {
    const key = await desk.raise('dana', {
      fields: { description: 'line one\nline two', [DEPARTMENT]: { value: 'Field' } },
    });
    const request = await desk.ok(
      'moti',
      `GET /rest/servicedeskapi/request/${key}?expand=requestType,serviceDesk,participant,status,action,comment`,
    );
    expect(request).toMatchObject({
      issueKey: 'PAY-1',
      reporter: { accountId: 'dana' },
      requestType: { id: '101', name: 'Payslip error' },
      serviceDesk: { projectKey: 'PAY' },
      currentStatus: { status: 'Waiting for support', statusCategory: 'NEW' },
      requestFieldValues: [
        { value: 'My payslip is wrong' },
        { value: 'line one\nline two' },
        { label: 'Department', value: { value: 'Field' } },
      ],
    });
    const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=customfield_10002,customfield_10010`);
    expect(fields.customfield_10002).toMatchObject([{ id: '7', name: 'Field technicians' }]);
    expect(fields.customfield_10010).toMatchObject({
      requestType: { id: '101', serviceDeskId: '1' },
      currentStatus: { status: 'Waiting for support' },
    });
  });

  test('of a private desk is shared with nobody', async () => {
    const [pay] = WORLD.projects ?? [];
    if (pay === undefined) throw new Error('the world has a desk');
    desk.site.declare({ projects: [{ ...pay, shareRequests: 'private' }] });
    const key = await desk.raise('dana');
    expect((await desk.send('moti', `GET /rest/servicedeskapi/request/${key}`)).status).toBe(404);
  });

  test.each([
    [{ requestTypeId: '101', requestFieldValues: { summary: 'x' } }, 400],
    [{ serviceDeskId: '1', requestTypeId: '999', requestFieldValues: { summary: 'x' } }, 400],
    [{ serviceDeskId: '1', requestTypeId: '101', requestFieldValues: {} }, 400],
    [{ serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: ' ' } }, 400],
    [{ serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: 'x', status: 'Done' } }, 400],
    [
      {
        serviceDeskId: '1',
        requestTypeId: '101',
        requestFieldValues: { summary: 'x', [DEPARTMENT]: { value: 'Space' } },
      },
      400,
    ],
    [
      {
        serviceDeskId: '1',
        requestTypeId: '101',
        requestFieldValues: { summary: 'x' },
        requestParticipants: ['ghost'],
      },
      400,
    ],
    [{ serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: 'x' }, startAt: 0 }, 400],
  ])('is not made from %j', async (body, status) => {
    expect((await desk.send('dana', 'POST /rest/servicedeskapi/request', body)).status).toBe(status);
    expect(desk.events).toEqual([]);
    expect(await desk.raise('dana')).toBe('PAY-1');
  });

  test('tells its statuses newest first', async () => {
    const key = await desk.raise('dana');
    desk.pass(HOUR);
    await desk.transition('adi', key, '11');
    desk.pass(HOUR);
    await desk.transition('adi', key, '31');
    const { values } = await desk.ok('dana', `GET /rest/servicedeskapi/request/${key}/status`);
    expect(
      values.map((each: { status: string; statusCategory: string }) => [each.status, each.statusCategory]),
    ).toEqual([
      ['Resolved', 'DONE'],
      ['In progress', 'INDETERMINATE'],
      ['Waiting for support', 'NEW'],
    ]);
  });
});

describe('links', () => {
  test('show each end what the other is to it, once', async () => {
    const [first, second] = [await desk.raise('dana'), await desk.raise('dana')];
    const body = { type: { name: 'Duplicate' }, inwardIssue: { key: second }, outwardIssue: { key: first } };
    for (let times = 0; times < 2; times += 1)
      expect((await desk.send('adi', 'POST /rest/api/3/issueLink', body)).status).toBe(201);
    const linksOf = async (key: string) =>
      (await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=issuelinks`)).fields.issuelinks;
    expect(await linksOf(second)).toMatchObject([{ type: { outward: 'duplicates' }, outwardIssue: { key: first } }]);
    expect(await linksOf(first)).toMatchObject([
      { type: { inward: 'is duplicated by' }, inwardIssue: { key: second } },
    ]);
  });
});

describe('comments', () => {
  test('internal ones are for the desk', async () => {
    const key = await desk.raise('dana');
    await desk.ok('adi', `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'for us', public: false });
    await desk.ok('adi', `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'for you', public: true });
    const bodies = async (who: string): Promise<string[]> =>
      (await desk.ok(who, `GET /rest/servicedeskapi/request/${key}/comment`)).values.map(
        (each: { body: string }) => each.body,
      );
    expect([await bodies('adi'), await bodies('app'), await bodies('dana')]).toEqual([
      ['for us', 'for you'],
      ['for us', 'for you'],
      ['for you'],
    ]);
    expect(
      (await desk.ok('dana', `GET /rest/servicedeskapi/request/${key}?expand=comment`)).comments.values,
    ).toHaveLength(1);
  });

  test('the property decides the audience of a comment made through the platform API', async () => {
    const key = await desk.raise('dana');
    const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }] };
    const properties = [{ key: 'sd.public.comment', value: { internal: true } }];
    expect(await desk.ok('adi', `POST /rest/api/3/issue/${key}/comment`, { body, properties })).toMatchObject({
      jsdPublic: false,
    });
    expect(await desk.ok('adi', `POST /rest/api/3/issue/${key}/comment`, { body })).toMatchObject({
      jsdPublic: true,
      author: { accountId: 'adi' },
    });
  });

  test.each(['', '   ', 'x'.repeat(32_768)])('are refused when empty or too long', async (body) => {
    const key = await desk.raise('dana');
    expect(
      (await desk.send('dana', `POST /rest/servicedeskapi/request/${key}/comment`, { body, public: true })).status,
    ).toBe(400);
  });
});

describe('native feedback', () => {
  test('is experimental: without the header it is refused', async () => {
    const key = await desk.raise('dana');
    expect((await desk.send('dana', `GET /rest/servicedeskapi/request/${key}/feedback`)).status).toBe(412);
  });

  test('is given by the reporter alone, from 1 to 5, and read by the desk', async () => {
    const key = await desk.raise('dana');
    await desk.transition('adi', key, '31');
    const post = (who: string, rating: number) =>
      desk.sendWith(who, `POST /rest/servicedeskapi/request/${key}/feedback`, {
        body: { type: 'csat', rating, comment: { body: 'Thanks' } },
        headers: optIn,
      });
    expect((await post('moti', 4)).status).toBe(403);
    expect((await post('app', 4)).status).toBe(403);
    expect((await post('dana', 6)).status).toBe(400);
    expect((await post('dana', 4)).status).toBe(201);
    expect(
      (await desk.sendWith('adi', `GET /rest/servicedeskapi/request/${key}/feedback`, { headers: optIn })).body,
    ).toEqual({ type: 'csat', rating: 4, comment: { body: 'Thanks' } });
    expect(await desk.search('adi', 'Satisfaction >= 4')).toEqual([key]);
    expect(
      (await desk.sendWith('dana', `DELETE /rest/servicedeskapi/request/${key}/feedback`, { headers: optIn })).status,
    ).toBe(204);
    expect(
      (await desk.sendWith('dana', `GET /rest/servicedeskapi/request/${key}/feedback`, { headers: optIn })).status,
    ).toBe(404);
  });
});

describe('mail', () => {
  const notified = async (as: 'app' | 'adi', key: string, body: object) =>
    (await desk.send(as, `POST /rest/api/3/issue/${key}/notify`, { subject: 'Look', textBody: 'Please', ...body }))
      .status;
  const reached = () => (desk.site.snapshot() as { mails: { recipientIds: string[] }[] }).mails.at(-1)?.recipientIds;

  test('goes to whom it names, and customers are not reached', async () => {
    const key = await desk.raise('dana');
    const users = [{ accountId: 'adi' }, { accountId: 'ilan' }];
    expect(await notified('app', key, { to: { reporter: true, users, groupIds: ['g-managers'] } })).toBe(204);
    expect(reached()).toEqual(expect.arrayContaining(['adi', 'ilan']));
    expect(reached()).not.toContain('dana');
  });

  test('is restricted to those who hold a permission on the issue', async () => {
    const key = await desk.raise('dana');
    const to = { users: [{ accountId: 'adi' }, { accountId: 'ilan' }] };
    expect(await notified('app', key, { to, restrict: { permissions: [{ key: 'BROWSE_PROJECTS' }] } })).toBe(204);
    expect(reached()).toEqual(['adi']);
    expect(await notified('app', key, { to, restrict: { permissions: [{ key: 'FLY' }] } })).toBe(400);
  });

  test.each([
    ['nobody', {}],
    ['the assignee of an unassigned issue', { to: { assignee: true } }],
    ['somebody the site does not know', { to: { users: [{ accountId: 'ghost' }] } }],
    ['the sender', { to: { users: [{ accountId: 'adi' }] } }],
  ])('is refused for %s', async (_, body) => {
    expect(await notified('adi', await desk.raise('dana'), body)).toBe(400);
  });
});

describe('people', () => {
  test('sign in with account or mail and token, and with nothing else', () => {
    const [dana] = desk.site.people().filter((person) => person.accountId === 'dana');
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(desk.site.authenticate(basic(`dana:${dana?.token}`))?.accountId).toBe('dana');
    expect(desk.site.authenticate(basic(`dana@example.com:${dana?.token}`))?.accountId).toBe('dana');
    for (const wrong of [
      undefined,
      '',
      'Bearer x',
      basic('dana:'),
      basic('dana:wrong'),
      basic(`moti:${dana?.token}`),
      'Basic !!!',
    ]) {
      expect(desk.site.authenticate(wrong)).toBeNull();
    }
  });

  test('myself tells the groups, and mypermissions what one may do', async () => {
    const me = await desk.ok('adi', 'GET /rest/api/3/myself?expand=groups');
    expect(me).toMatchObject({
      accountId: 'adi',
      groups: { size: 1, items: [{ name: 'managers', groupId: 'g-managers' }] },
    });
    const { permissions } = await desk.ok(
      'adi',
      'GET /rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER_PROJECTS,ADMINISTER&projectKey=PAY',
    );
    expect(Object.values(permissions).map((each) => (each as { havePermission: boolean }).havePermission)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('an app asks for somebody else, a person only for themselves', async () => {
    const body = {
      accountId: 'adi',
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'], projects: [10000, 10010, 99] }],
    };
    expect(await desk.ok('app', 'POST /rest/api/3/permissions/check', body)).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'BROWSE_PROJECTS', projects: [10000], issues: [] },
        { permission: 'ADMINISTER_PROJECTS', projects: [], issues: [] },
      ],
    });
    expect((await desk.send('ilan', 'POST /rest/api/3/permissions/check', body)).status).toBe(403);
  });
});
