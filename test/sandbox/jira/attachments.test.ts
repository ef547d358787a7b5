import { beforeEach, describe, expect, test } from 'vitest';
import { Desk, HOUR } from './desk.ts';
import { formOf } from './form.ts';

const letter = (text = 'Dear payroll', name = 'letter.txt'): File => new File([text], name, { type: 'text/plain' });

let desk: Desk;
let key: string;
beforeEach(async () => {
  desk = new Desk();
  key = await desk.raise('dana');
  desk.events.length = 0;
  desk.pass(HOUR);
});

const contentOf = async (id: string, headers: Readonly<Record<string, string>> = {}) =>
  desk.sendWith('adi', `GET /rest/api/3/attachment/content/${id}?redirect=false`, { headers });

const attachedIn = async (who: string): Promise<readonly string[]> => {
  const { fields } = await desk.ok(who, `GET /rest/api/3/issue/${key}?fields=attachment`);
  return fields.attachment.map((each: { filename: string }) => each.filename);
};

describe('files attached to an issue', () => {
  test('stand in its field, in the order of the form', async () => {
    await desk.attach('adi', key, [letter(), letter('', 'empty.txt')]);
    const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=attachment`);
    expect(fields.attachment).toMatchObject([
      {
        id: '10001',
        filename: 'letter.txt',
        mimeType: 'text/plain',
        size: 12,
        created: '2026-09-06T06:00:00.000+0000',
        author: { accountId: 'adi' },
      },
      { id: '10002', filename: 'empty.txt', size: 0 },
    ]);
  });

  test('come back as they were sent, whatever they hold', async () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, index) => (index * 7) % 256);
    await desk.attach('adi', key, [new File([bytes], 'picture.png', { type: 'image/png' }), letter('שלום\r\n')]);
    const picture = await contentOf('10001');
    expect(picture.headers['content-type']).toBe('image/png');
    expect(Buffer.from(picture.bytes ?? [])).toEqual(Buffer.from(bytes));
    expect(Buffer.from((await contentOf('10002')).bytes ?? []).toString()).toBe('שלום\r\n');
  });

  test('have a thumbnail: a picture itself, and one of Jira for whatever is none', async () => {
    const picture = Uint8Array.from({ length: 64 }, (_, index) => index + 128);
    await desk.attach('adi', key, [new File([picture], 'picture.png', { type: 'image/png' }), letter()]);
    const { fields } = await desk.ok('adi', `GET /rest/api/3/issue/${key}?fields=attachment`);
    expect(fields.attachment).toMatchObject([{ thumbnail: expect.stringContaining('/thumbnail/10001') }, {}]);
    expect(fields.attachment[1]).not.toHaveProperty('thumbnail');
    const drawn = (id: string, query: string) =>
      desk.send('adi', `GET /rest/api/3/attachment/thumbnail/${id}?${query}`);
    expect(Buffer.from((await drawn('10001', 'redirect=false&width=16')).bytes ?? [])).toEqual(Buffer.from(picture));
    expect((await drawn('10001', 'width=16')).location).toContain('/attachment/thumbnail/10001?redirect=false');
    expect((await drawn('10002', 'redirect=false')).headers['content-type']).toBe('image/png');
    expect((await drawn('10002', 'redirect=false&fallbackToDefault=false')).status).toBe(404);
    expect((await drawn('10001', 'redirect=false&fallbackToDefault=false')).status).toBe(200);
  });

  test('are found by words in the state, when they are text', async () => {
    await desk.attach('adi', key, [letter('a word nobody else uses: ornithorhynchus')]);
    expect(JSON.stringify(desk.site.snapshot())).toContain('ornithorhynchus');
  });

  test('are one change of the history and one event, spelled as Jira spells it', async () => {
    await desk.attach('adi', key, [letter(), letter('2', 'second.txt')]);
    const item = { field: 'Attachment', fieldId: 'attachment', fieldtype: 'jira', from: null, fromString: null };
    const items = [
      { ...item, to: '10001', toString: 'letter.txt' },
      { ...item, to: '10002', toString: 'second.txt' },
    ];
    expect(desk.events.map(({ eventType }) => eventType)).toEqual(['avi:jira:updated:issue']);
    expect(desk.events[0]?.payload['changelog']).toMatchObject({ items });
    expect(await desk.ok('adi', `GET /rest/api/3/issue/${key}/changelog`)).toMatchObject({ values: [{ items }] });
  });

  test('keep the last part of a path as their name, and an odd media type is none', async () => {
    const answer = await desk.attach('adi', key, [new File(['x'], 'C:\\letters\\old.doc', { type: 'no such type' })]);
    expect(answer.body).toMatchObject([{ filename: 'old.doc', mimeType: 'application/octet-stream' }]);
  });

  test('go with a download of a name in any language', async () => {
    await desk.attach('adi', key, [letter('x', 'תלוש "מרץ".txt')]);
    const { headers } = await contentOf('10001');
    expect(headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''%D7%AA%D7%9C%D7%95%D7%A9%20%22%D7%9E%D7%A8%D7%A5%22.txt",
    );
  });
});

describe('a form that cannot be taken', () => {
  test('without the header against forgery is 403', async () => {
    const { bytes, headers } = await formOf([letter()]);
    const line = `POST /rest/api/3/issue/${key}/attachments`;
    const answer = await desk.sendWith('adi', line, {
      bytes,
      headers: { 'content-type': headers['content-type'] ?? '' },
    });
    expect(answer).toMatchObject({ status: 403, body: { errorMessages: ['XSRF check failed'] } });
  });

  test.each([
    ['no form at all', undefined, 'application/json'],
    ['a form without its boundary', Buffer.from('x'), 'multipart/form-data'],
    [
      'a form cut off',
      Buffer.from('--b\r\nContent-Disposition: form-data; name="file"'),
      'multipart/form-data; boundary=b',
    ],
  ])('as %s is 415, and nothing changed', async (_, bytes, contentType) => {
    const before = JSON.stringify(desk.site.snapshot());
    const answer = await desk.sendWith('adi', `POST /rest/api/3/issue/${key}/attachments`, {
      ...(bytes === undefined ? {} : { bytes }),
      headers: { 'content-type': contentType, 'x-atlassian-token': 'no-check' },
    });
    expect(answer.status).toBe(415);
    expect(JSON.stringify(desk.site.snapshot())).toBe(before);
  });

  test('with a file above the limit of the site, or with more than 60, is 413, and nothing changed', async () => {
    desk.site.declare({ uploadLimit: 12 });
    const before = JSON.stringify(desk.site.snapshot());
    expect((await desk.attach('adi', key, [letter('x'), letter('thirteen byte')])).status).toBe(413);
    expect(
      (
        await desk.attach(
          'adi',
          key,
          Array.from({ length: 61 }, () => letter('x')),
        )
      ).status,
    ).toBe(413);
    expect(JSON.stringify(desk.site.snapshot())).toBe(before);
    expect((await desk.attach('adi', key, [letter('twelve bytes')])).status).toBe(200);
    expect(await desk.ok('dana', 'GET /rest/api/3/attachment/meta')).toEqual({ enabled: true, uploadLimit: 12 });
  });
});

describe('a range of a file', () => {
  test.each([
    ['bytes=0-3', 'Dear', 'bytes 0-3/12'],
    ['bytes=5-', 'payroll', 'bytes 5-11/12'],
    ['bytes=-4', 'roll', 'bytes 8-11/12'],
    ['bytes=5-99', 'payroll', 'bytes 5-11/12'],
  ])('%s is that part', async (range, text, contentRange) => {
    await desk.attach('adi', key, [letter()]);
    const answer = await contentOf('10001', { range });
    expect([answer.status, answer.headers['content-range']]).toEqual([206, contentRange]);
    expect(Buffer.from(answer.bytes ?? []).toString()).toBe(text);
  });

  test.each([
    ['bytes=3-1', 400],
    ['bytes=-', 400],
    ['lines=1-2', 400],
    ['bytes=12-', 416],
    ['bytes=-0', 416],
  ])('%s is refused with %i', async (range, status) => {
    await desk.attach('adi', key, [letter()]);
    expect((await contentOf('10001', { range })).status).toBe(status);
  });
});

describe('an attachment that is taken away', () => {
  test('is gone with its bytes, and the history says so', async () => {
    await desk.attach('adi', key, [letter('ornithorhynchus')]);
    desk.pass(HOUR);
    await desk.ok('adi', 'DELETE /rest/api/3/attachment/10001');
    expect(await attachedIn('adi')).toEqual([]);
    expect((await contentOf('10001')).status).toBe(404);
    expect(JSON.stringify(desk.site.snapshot())).not.toContain('ornithorhynchus');
    const { values } = await desk.ok('adi', `GET /rest/api/3/issue/${key}/changelog`);
    expect(values.at(-1).items).toMatchObject([
      { field: 'Attachment', from: '10001', fromString: 'letter.txt', to: null, toString: null },
    ]);
    expect(desk.events.at(-1)?.eventType).toBe('avi:jira:updated:issue');
  });

  test('was its owner’s, or the administrator’s to take', async () => {
    await desk.attach('pola', key, [letter()]);
    expect((await desk.send('adi', 'DELETE /rest/api/3/attachment/10001')).status).toBe(403);
    expect((await desk.send('pola', 'DELETE /rest/api/3/attachment/10001')).status).toBe(204);
  });

  test('goes with its issue', async () => {
    await desk.attach('adi', key, [letter('ornithorhynchus')]);
    await desk.ok('pola', `DELETE /rest/api/3/issue/${key}`);
    expect(JSON.stringify(desk.site.snapshot())).not.toContain('ornithorhynchus');
    expect((await contentOf('10001')).status).toBe(404);
  });
});

test('a query finds issues with and without, as its reader may see', async () => {
  const other = await desk.raise('dana');
  await desk.attach('adi', key, [letter()]);
  expect(await desk.search('adi', 'attachments is not EMPTY')).toEqual([key]);
  expect(await desk.search('vera', 'attachments is EMPTY')).toEqual([other]);
  const answer = await desk.send('adi', 'POST /rest/api/3/search/jql', { jql: 'attachments = "letter.txt"' });
  expect(answer.status).toBe(400);
});

test('who may browse the issue at a distance reads its attachments and adds none', async () => {
  await desk.attach('adi', key, [letter()]);
  expect(await attachedIn('vera')).toEqual(['letter.txt']);
  expect((await desk.attach('vera', key, [letter()])).status).toBe(403);
  expect((await desk.send('dana', 'GET /rest/api/3/attachment/10001')).status).toBe(404);
});

test('a site put back to a state has its files, and one from before there were any has the field', async () => {
  await desk.attach('adi', key, [letter()]);
  const snapshot = structuredClone(desk.site.snapshot());
  const other = new Desk();
  other.site.restore(snapshot);
  const answer = await other.sendWith('adi', 'GET /rest/api/3/attachment/content/10001?redirect=false', {});
  expect(Buffer.from(answer.bytes ?? []).toString()).toBe('Dear payroll');
  const old = structuredClone(new Desk().site.snapshot()) as Record<string, { id: string }[]>;
  delete old['files'];
  delete old['temporaryFiles'];
  old['fields'] = (old['fields'] ?? []).filter(({ id }) => id !== 'attachment');
  const aged = new Desk();
  aged.site.restore(old);
  const first = await aged.raise('dana');
  expect((await aged.attach('adi', first, [letter()])).body).toMatchObject([{ id: '10001' }]);
  expect(await aged.search('adi', 'project = PAY')).toEqual([first]);
});
