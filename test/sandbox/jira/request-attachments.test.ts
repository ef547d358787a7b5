import { beforeEach, describe, expect, test } from 'vitest';
import { Desk, HOUR, WORLD } from './desk.ts';
import { formOf } from './form.ts';

const UPLOAD = 'POST /rest/servicedeskapi/servicedesk/1/attachTemporaryFile';

const letter = (text = 'Dear payroll', name = 'letter.txt'): File => new File([text], name, { type: 'text/plain' });

let desk: Desk;
let key: string;
beforeEach(async () => {
  desk = new Desk();
  key = await desk.raise('dana');
  desk.pass(HOUR);
});

const handIn = async (who: string, ids: readonly string[], more: object = {}) =>
  desk.send(who, `POST /rest/servicedeskapi/request/${key}/attachment`, {
    temporaryAttachmentIds: ids,
    public: true,
    ...more,
  });

const seenBy = async (who: string): Promise<readonly string[]> => {
  const { values } = await desk.ok(who, `GET /rest/servicedeskapi/request/${key}/attachment?start=0&limit=50`);
  return values.map((each: { filename: string }) => each.filename);
};

describe('files handed in with a comment', () => {
  test('are in the comment, in the request and in the issue, and tell the listeners once each', async () => {
    const ids = await desk.upload('dana', [letter(), letter('x', 'page.png')]);
    desk.events.length = 0;
    expect(await handIn('dana', ids, { additionalComment: { body: 'Here they are' } })).toMatchObject({
      status: 201,
      body: {
        comment: { body: 'Here they are\n[^letter.txt]!page.png|thumbnail!', public: true },
        attachments: { values: [{ filename: 'letter.txt', author: { accountId: 'dana' } }, { filename: 'page.png' }] },
      },
    });
    expect(desk.events.map(({ eventType }) => eventType)).toEqual([
      'avi:jira:commented:issue',
      'avi:jira:updated:issue',
    ]);
    const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=attachment,comment`);
    expect(fields.attachment).toHaveLength(2);
    expect(fields.comment.total).toBe(1);
    const request = await desk.ok(
      'dana',
      `GET /rest/servicedeskapi/request/${key}?expand=attachment,comment.attachment`,
    );
    expect(request).toMatchObject({
      attachments: { size: 2 },
      comments: { values: [{ attachments: { values: [{ filename: 'letter.txt' }, { filename: 'page.png' }] } }] },
    });
  });

  test('are those of their comment, for who reads the comment', async () => {
    const first = await handIn('adi', await desk.upload('adi', [letter('x', 'a.png'), letter('y', 'b.txt')]));
    const inside = await handIn('adi', await desk.upload('adi', [letter('x', 'inside.txt')]), { public: false });
    const of = (who: string, { body }: typeof first, query = '') =>
      desk.sendWith(who, `GET /rest/servicedeskapi/request/${key}/comment/${body.comment.id}/attachment${query}`, {
        headers: { 'x-experimentalapi': 'opt-in' },
      });
    expect((await of('dana', first)).body).toMatchObject({ size: 2, values: [{ filename: 'a.png' }, {}] });
    expect((await of('dana', first, '?start=1&limit=1')).body).toMatchObject({
      isLastPage: true,
      values: [{ filename: 'b.txt' }],
    });
    expect((await of('dana', inside)).status).toBe(404);
    expect((await of('adi', inside)).body).toMatchObject({ values: [{ filename: 'inside.txt' }] });
  });

  test('need no words beside them', async () => {
    const answer = await handIn('dana', await desk.upload('dana', [letter()]));
    expect(answer).toMatchObject({ status: 201, body: { comment: { body: '[^letter.txt]' } } });
  });

  test('of the desk for itself are not shown in the portal, and those of an answer are while the answer is', async () => {
    await handIn('adi', await desk.upload('adi', [letter('x', 'inside.txt')]), { public: false });
    const answer = await handIn('adi', await desk.upload('adi', [letter('x', 'answer.txt')]));
    await desk.attach('adi', key, [letter('x', 'in-jira.txt')]);
    expect(await seenBy('adi')).toEqual(['inside.txt', 'answer.txt', 'in-jira.txt']);
    expect(await seenBy('dana')).toEqual(['answer.txt']);
    expect(await seenBy('vera')).toEqual(['answer.txt']);
    const { fields } = await desk.ok('vera', `GET /rest/api/3/issue/${key}?fields=attachment`);
    expect(fields.attachment.map((each: { filename: string }) => each.filename)).toEqual(['answer.txt', 'in-jira.txt']);
    expect((await desk.send('dana', `GET /rest/servicedeskapi/request/${key}/attachment/10001`)).status).toBe(404);
    expect((await desk.send('dana', `GET /rest/servicedeskapi/request/${key}/attachment/10002`)).status).toBe(200);
    await desk.ok('adi', `PUT /rest/api/3/comment/${answer.body.comment.id}/properties/sd.public.comment`, {
      internal: true,
    });
    expect(await seenBy('dana')).toEqual([]);
  });
});

describe('files handed in with the form of a request', () => {
  const withForm = (required: boolean): void =>
    desk.site.declare({
      projects: (WORLD.projects ?? []).slice(0, 1).map((project) => ({
        ...project,
        requestTypes: project.requestTypes.map((type) => ({ ...type, fields: [{ fieldId: 'attachment', required }] })),
      })),
    });
  const raise = async (fields: object) =>
    desk.send('dana', 'POST /rest/servicedeskapi/request', {
      serviceDeskId: '1',
      requestTypeId: '101',
      requestFieldValues: { summary: 'With a letter', ...fields },
    });

  test('are there from the first, without an entry of history, and the requester sees them', async () => {
    withForm(false);
    const answer = await raise({ attachment: await desk.upload('dana', [letter()]) });
    key = answer.body.issueKey;
    expect(await seenBy('dana')).toEqual(['letter.txt']);
    const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=attachment,created`);
    expect(fields.attachment[0].created).toBe(fields.created);
    expect(await desk.ok('adi', `GET /rest/api/3/issue/${key}/changelog`)).toMatchObject({ total: 0 });
  });

  test('are a field of the form', async () => {
    withForm(true);
    const { requestTypeFields } = await desk.ok('dana', 'GET /rest/servicedeskapi/servicedesk/1/requesttype/101/field');
    expect(requestTypeFields.at(-1)).toMatchObject({
      fieldId: 'attachment',
      required: true,
      jiraSchema: { type: 'array', items: 'attachment', system: 'attachment' },
    });
    expect((await raise({ attachment: [] })).status).toBe(400);
  });

  test.each([
    ['an id nobody was given', ['temp1']],
    ['what is no list', 'temp1'],
  ])('as %s are refused, and nothing is raised', async (_, attachment) => {
    withForm(false);
    const before = JSON.stringify(desk.site.snapshot());
    expect((await raise({ attachment })).status).toBe(400);
    expect(JSON.stringify(desk.site.snapshot())).toBe(before);
  });

  test('are refused where the form has no place for them', async () => {
    expect((await raise({ attachment: await desk.upload('dana', [letter()]) })).status).toBe(400);
  });
});

describe('what cannot be handed in', () => {
  const unchanged = async (who: string, ids: readonly string[], more: object = {}): Promise<number> => {
    const before = JSON.stringify(desk.site.snapshot());
    const { status } = await handIn(who, ids, more);
    expect(JSON.stringify(desk.site.snapshot())).toBe(before);
    return status;
  };

  test('is a file of somebody else, one twice, and one of another desk', async () => {
    const [mine = ''] = await desk.upload('dana', [letter()]);
    expect(await unchanged('adi', [mine])).toBe(400);
    expect(await unchanged('dana', [mine, mine])).toBe(400);
    expect(await unchanged('dana', [])).toBe(400);
    const other = await desk.raise('dana', { deskId: '2', typeId: '201' });
    const answer = await desk.send('dana', `POST /rest/servicedeskapi/request/${other}/attachment`, {
      temporaryAttachmentIds: [mine],
      public: true,
    });
    expect(answer.status).toBe(400);
    expect((await handIn('dana', [mine])).status).toBe(201);
    expect((await handIn('dana', [mine])).status).toBe(400);
  });

  test('is what a customer means for the desk alone', async () => {
    expect(await unchanged('dana', await desk.upload('dana', [letter()]), { public: false })).toBe(403);
  });

  test('is a comment that is too long, which keeps the file waiting', async () => {
    const ids = await desk.upload('dana', [letter()]);
    expect(await unchanged('dana', ids, { additionalComment: { body: 'x'.repeat(32_768) } })).toBe(400);
    expect((await handIn('dana', ids)).status).toBe(201);
  });

  test('is a file that waited for more than an hour, and it leaves nothing behind', async () => {
    const ids = await desk.upload('dana', [letter('ornithorhynchus')]);
    desk.pass(HOUR + 1);
    expect((await handIn('dana', ids)).status).toBe(400);
    await desk.upload('dana', [letter()]);
    expect(JSON.stringify(desk.site.snapshot())).not.toContain('ornithorhynchus');
  });

  test('is one above the limit, and a form of another site', async () => {
    desk.site.declare({ uploadLimit: 3 });
    expect((await desk.sendWith('dana', UPLOAD, await formOf([letter('four')]))).status).toBe(400);
    const { bytes, headers } = await formOf([letter('x')]);
    const forged = { bytes, headers: { 'content-type': headers['content-type'] ?? '' } };
    expect((await desk.sendWith('dana', UPLOAD, forged)).status).toBe(403);
  });
});
