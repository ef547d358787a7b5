import { beforeEach, describe, expect, test } from 'vitest';
import type { ProductEvent } from '../../../sandbox/platform/ports.ts';
import { APP_ID, Desk, HOUR, SCORE_KEY, WORLD } from './desk.ts';

let desk: Desk;
let key: string;
beforeEach(async () => {
  desk = new Desk();
  key = await desk.raise('dana');
  desk.events.length = 0;
  desk.pass(HOUR);
});

const only = (): ProductEvent => {
  expect(desk.events).toHaveLength(1);
  const [event] = desk.events;
  if (event === undefined) throw new Error('no event');
  return event;
};

const types = (): string[] => desk.events.map((event) => event.eventType);

describe('each change tells the listeners', () => {
  test('a new request: the issue with its system fields, and nothing an app would have to ask for', async () => {
    await desk.raise('adi', { onBehalfOf: 'rina', summary: 'Second' });
    const { eventType, payload, causedByApp } = only();
    expect(eventType).toBe('avi:jira:created:issue');
    expect(causedByApp).toBeNull();
    expect(payload).toMatchObject({
      eventType,
      atlassianId: 'adi',
      timestamp: String(desk.now),
      issue: {
        id: '10002',
        key: 'PAY-2',
        fields: {
          summary: 'Second',
          creator: { accountId: 'adi' },
          reporter: { accountId: 'rina' },
          assignee: null,
          created: '2026-09-06T06:00:00.000+0000',
          updated: '2026-09-06T06:00:00.000+0000',
          project: { id: '10000', key: 'PAY' },
          issuetype: { id: '10001' },
          status: { id: '1', name: 'Waiting for support', statusCategory: { key: 'new' } },
        },
      },
    });
    expect(payload).not.toHaveProperty('changelog');
    expect(
      Object.keys((payload['issue'] as { fields: object }).fields).filter((field) => field.startsWith('customfield_')),
    ).toEqual([]);
  });

  test('a transition: one update with status and resolution in its changelog', async () => {
    await desk.transition('adi', key, '31');
    expect(only()).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      payload: {
        atlassianId: 'adi',
        changelog: {
          items: [
            {
              field: 'status',
              fieldId: 'status',
              from: '1',
              fromString: 'Waiting for support',
              to: '3',
              toString: 'Resolved',
            },
            { field: 'resolution', from: null, fromString: null, to: '10000', toString: 'Done' },
          ],
        },
        associatedStatuses: [{ id: '1' }, { id: '3' }],
      },
    });
  });

  test('an assignment: updated and assigned', async () => {
    await desk.ok('adi', `PUT /rest/api/3/issue/${key}/assignee`, { accountId: 'adi' });
    expect(types()).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
  });

  test('a comment when it is written and when it is edited, with its audience', async () => {
    const { id } = await desk.ok('dana', `POST /rest/servicedeskapi/request/${key}/comment`, {
      body: 'Hello',
      public: true,
    });
    const body = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Hello again' }] }],
    };
    await desk.ok('amit', `PUT /rest/api/3/issue/${key}/comment/${id}`, { body });
    expect(types()).toEqual(['avi:jira:commented:issue', 'avi:jira:commented:issue']);
    expect(desk.events[0]?.payload).toMatchObject({
      atlassianId: 'dana',
      comment: { id, jsdPublic: true, author: { accountId: 'dana' } },
    });
    await desk.ok('amit', `DELETE /rest/api/3/issue/${key}/comment/${id}`);
    expect(types().at(-1)).toBe('avi:jira:deleted:comment');
  });

  test('a deletion: the issue as it was, and none for its comments', async () => {
    await desk.ok('dana', `POST /rest/servicedeskapi/request/${key}/comment`, { body: 'Hello', public: true });
    desk.events.length = 0;
    await desk.ok('amit', `DELETE /rest/api/3/issue/${key}`);
    expect(only()).toMatchObject({
      eventType: 'avi:jira:deleted:issue',
      payload: { issue: { key, fields: { summary: 'My payslip is wrong' } } },
    });
  });

  test('a move: project and key change, the id stays, and the old key still finds it', async () => {
    await desk.ok('amit', 'POST /rest/api/3/bulk/issues/move', {
      targetToSourcesMapping: {
        'IT,10002': {
          issueIdsOrKeys: [key],
          inferClassificationDefaults: true,
          inferFieldDefaults: true,
          inferStatusDefaults: true,
          inferSubtaskTypeDefault: true,
        },
      },
    });
    expect(only()).toMatchObject({
      eventType: 'avi:jira:updated:issue',
      payload: {
        issue: { id: '10001', key: 'IT-1' },
        changelog: {
          items: [
            { field: 'project', to: '10010', fromString: 'Payroll', toString: 'Information technology' },
            { field: 'Key', to: null, fromString: 'PAY-1', toString: 'IT-1' },
          ],
        },
      },
    });
    expect((await desk.ok('amit', 'GET /rest/api/3/issue/PAY-1?fields=project')).key).toBe('IT-1');
  });

  test('a property of an issue: its key, not its value', async () => {
    await desk.ok('adi', `PUT /rest/api/3/issue/${key}/properties/review`, { secret: 1 });
    expect(only()).toMatchObject({
      eventType: 'avi:jira:set:issue-property',
      payload: { entityId: 10001, key: 'review' },
    });
    expect(JSON.stringify(only())).not.toContain('secret');
  });
});

describe('what does not tell anybody', () => {
  test('an edit that changes nothing', async () => {
    await desk.ok('adi', `PUT /rest/api/3/issue/${key}`, { fields: { summary: 'My payslip is wrong' } });
    expect(types()).toEqual([]);
  });

  test('a refused call', async () => {
    await desk.send('adi', `PUT /rest/api/3/issue/${key}`, { fields: { summary: 'New', duedate: 'soon' } });
    await desk.send('adi', `POST /rest/api/3/issue/${key}/transitions`, { transition: { id: '51' } });
    expect(types()).toEqual([]);
    expect((await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=summary`)).fields.summary).toBe(
      'My payslip is wrong',
    );
  });

  test('a field write of an app that asks for silence', async () => {
    const updates = [{ customField: SCORE_KEY, issueIds: [10001], value: 3 }];
    await desk.ok('app', 'POST /rest/api/3/app/field/value?generateAppEvents=false', { updates });
    expect(types()).toEqual([]);
    expect((await desk.ok('adi', `GET /rest/api/3/issue/${key}/changelog`)).values).toHaveLength(1);
  });
});

test('what an app does is marked as its own', async () => {
  await desk.ok('app', 'POST /rest/api/3/app/field/value', {
    updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 3 }],
  });
  expect(only()).toMatchObject({
    causedByApp: APP_ID,
    payload: { changelog: { items: [{ field: 'Score', fieldId: 'customfield_10500', toString: '3' }] } },
  });
});

test('a listener may keep what it got: later changes do not reach it', async () => {
  await desk.ok('adi', `PUT /rest/api/3/issue/${key}`, { fields: { labels: ['one'] } });
  const before = JSON.stringify(desk.events[0]);
  await desk.ok('adi', `PUT /rest/api/3/issue/${key}`, { fields: { labels: ['one', 'two'], summary: 'Other' } });
  expect(JSON.stringify(desk.events[0])).toBe(before);
});

describe('an app hears nothing of an issue it may not browse', () => {
  test('behind a security level, not even of the change into it', async () => {
    await desk.ok('pola', `PUT /rest/api/3/issue/${key}`, { fields: { security: { id: '900' } } });
    await desk.transition('pola', key, '31');
    expect(types()).toEqual([]);
    await desk.ok('pola', `PUT /rest/api/3/issue/${key}`, { fields: { security: null } });
    expect(types()).toEqual(['avi:jira:updated:issue']);
  });

  test('in a project that is closed to apps', async () => {
    const [pay] = WORLD.projects ?? [];
    desk.site.declare({ projects: [{ ...pay, openToApps: false }] });
    await desk.raise('dana');
    await desk.transition('adi', key, '31');
    expect(types()).toEqual([]);
  });
});
