import { beforeEach, describe, expect, test } from 'vitest';
import { DAY, Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = new Desk();
  for (let count = 0; count < 7; count++) {
    await desk.raise('dana', { summary: `Request ${count}` });
    desk.pass(60_000);
  }
});

interface Page {
  readonly issues: readonly { readonly id: string; readonly key: string }[];
  readonly isLast: boolean;
  readonly nextPageToken?: string;
}

const page = (token?: string, jql = 'project = PAY ORDER BY created'): Promise<Page> =>
  desk.ok('adi', 'POST /rest/api/3/search/jql', {
    jql,
    maxResults: 3,
    fields: ['summary'],
    ...(token === undefined ? {} : { nextPageToken: token }),
  });

const keys = (found: Page): string[] => found.issues.map((issue) => issue.key);

describe('pages of a search', () => {
  test('follow one another by token until the last, which has none', async () => {
    const first = await page();
    const second = await page(first.nextPageToken);
    const third = await page(second.nextPageToken);
    expect([keys(first), keys(second), keys(third)]).toEqual([
      ['PAY-1', 'PAY-2', 'PAY-3'],
      ['PAY-4', 'PAY-5', 'PAY-6'],
      ['PAY-7'],
    ]);
    expect([first.isLast, second.isLast, third.isLast]).toEqual([false, false, true]);
    expect(third).not.toHaveProperty('nextPageToken');
    expect(first).not.toHaveProperty('total');
  });

  test('skip and repeat nothing when issues come and go in between', async () => {
    const first = await page();
    await desk.ok('amit', 'DELETE /rest/api/3/issue/PAY-1');
    await desk.ok('amit', 'DELETE /rest/api/3/issue/PAY-3');
    await desk.raise('dana');
    expect(keys(await page(first.nextPageToken))).toEqual(['PAY-4', 'PAY-5', 'PAY-6']);
  });

  test('work on an order with ties and empty values', async () => {
    const jql = 'project = PAY ORDER BY assignee';
    const first = await page(undefined, jql);
    const second = await page(first.nextPageToken, jql);
    const third = await page(second.nextPageToken, jql);
    expect([...keys(first), ...keys(second), ...keys(third)].toSorted()).toEqual([
      'PAY-1',
      'PAY-2',
      'PAY-3',
      'PAY-4',
      'PAY-5',
      'PAY-6',
      'PAY-7',
    ]);
  });

  test('end after seven days', async () => {
    const { nextPageToken } = await page();
    desk.pass(7 * DAY);
    expect(keys(await page(nextPageToken))).toEqual(['PAY-4', 'PAY-5', 'PAY-6']);
    desk.pass(1);
    await expect(page(nextPageToken)).rejects.toThrow('400');
  });

  test('belong to their query and their reader', async () => {
    const { nextPageToken } = await page();
    await expect(page(nextPageToken, 'project = PAY ORDER BY key')).rejects.toThrow('400');
    const other = await desk.send('pola', 'POST /rest/api/3/search/jql', {
      jql: 'project = PAY ORDER BY created',
      maxResults: 3,
      nextPageToken,
    });
    expect(other.status).toBe(400);
    await expect(page('not-a-token')).rejects.toThrow('400');
  });
});

describe('what a search gives back', () => {
  test('is the id alone when no fields are named', async () => {
    const { issues } = await desk.ok('adi', 'POST /rest/api/3/search/jql', { jql: 'key = PAY-1' });
    expect(issues).toEqual([{ id: '10001' }]);
  });

  test('is read by GET as by POST', async () => {
    const byGet = await desk.ok(
      'adi',
      'GET /rest/api/3/search/jql?jql=key%20%3D%20PAY-1&fields=summary,status&expand=names',
    );
    const byPost = await desk.ok('adi', 'POST /rest/api/3/search/jql', {
      jql: 'key = PAY-1',
      fields: ['summary', 'status'],
      expand: 'names',
    });
    expect(byGet).toEqual(byPost);
    expect(byGet.names).toEqual({ summary: 'Summary', status: 'Status' });
  });

  test('carries properties, five at most', async () => {
    await desk.ok('adi', 'PUT /rest/api/3/issue/PAY-1/properties/a', { on: true });
    const { issues } = await desk.ok('adi', 'POST /rest/api/3/search/jql', {
      jql: 'key = PAY-1',
      properties: ['a', 'b'],
    });
    expect(issues[0].properties).toEqual({ a: { on: true } });
    const tooMany = await desk.send('adi', 'POST /rest/api/3/search/jql', {
      jql: 'key = PAY-1',
      properties: ['1', '2', '3', '4', '5', '6'],
    });
    expect(tooMany.status).toBe(400);
  });

  test.each([{ startAt: 0 }, { reconcileIssues: ['PAY-1'] }, { maxResults: -1 }, { jql: 5 }])(
    'refuses %j',
    async (extra) => {
      const answer = await desk.send('adi', 'POST /rest/api/3/search/jql', { jql: 'key = PAY-1', ...extra });
      expect(answer.status).toBe(400);
    },
  );
});

describe('pages of other lists', () => {
  test('the service desk tells start, limit and isLastPage and links to its neighbours', async () => {
    const middle = await desk.ok('dana', 'GET /rest/servicedeskapi/request?start=2&limit=3');
    expect(middle).toMatchObject({ start: 2, limit: 3, size: 3, isLastPage: false });
    expect(middle._links.next).toBe('http://127.0.0.1:4000/rest/servicedeskapi/request?start=5&limit=3');
    expect(middle._links.prev).toBe('http://127.0.0.1:4000/rest/servicedeskapi/request?start=0&limit=3');
    expect(middle.values[0].issueKey).toBe('PAY-5');
  });

  test('the platform tells startAt, maxResults, total and isLast', async () => {
    const found = await desk.ok('amit', 'GET /rest/api/3/project/search?typeKey=service_desk&startAt=1&maxResults=1');
    expect(found).toMatchObject({ startAt: 1, maxResults: 1, total: 2, isLast: true, values: [{ key: 'PAY' }] });
  });

  test('the changelog comes oldest first, a hundred a page at most', async () => {
    for (const label of ['a', 'b', 'c'])
      await desk.ok('adi', 'PUT /rest/api/3/issue/PAY-1', { fields: { labels: [label] } });
    const found = await desk.ok('adi', 'GET /rest/api/3/issue/PAY-1/changelog?maxResults=500');
    expect(found).toMatchObject({ maxResults: 100, total: 3, isLast: true });
    expect(found.values.map((change: { items: { toString: string }[] }) => change.items[0]?.toString)).toEqual([
      'a',
      'b',
      'c',
    ]);
    const expanded = await desk.ok('adi', 'GET /rest/api/3/issue/PAY-1?fields=summary&expand=changelog');
    expect(expanded.changelog.histories.map((change: { id: string }) => change.id)).toEqual(
      found.values.map((change: { id: string }) => change.id).toReversed(),
    );
  });

  test('changelogs of many issues come in one call, by field if wanted', async () => {
    await desk.ok('adi', 'PUT /rest/api/3/issue/PAY-1', { fields: { labels: ['a'] } });
    await desk.transition('adi', 'PAY-2', '11');
    const all = await desk.ok('adi', 'POST /rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['PAY-1', '10002', 'PAY-99'],
    });
    expect(all.issueChangeLogs.map((each: { issueId: string }) => each.issueId)).toEqual(['10001', '10002']);
    const statuses = await desk.ok('adi', 'POST /rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['PAY-1', 'PAY-2'],
      fieldIds: ['status'],
    });
    expect(statuses.issueChangeLogs).toHaveLength(1);
    const paged = await desk.ok('adi', 'POST /rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['PAY-1', 'PAY-2'],
      maxResults: 1,
    });
    const rest = await desk.ok('adi', 'POST /rest/api/3/changelog/bulkfetch', {
      issueIdsOrKeys: ['PAY-1', 'PAY-2'],
      maxResults: 1,
      nextPageToken: paged.nextPageToken,
    });
    expect(rest.issueChangeLogs[0].issueId).toBe('10002');
  });

  test('bulkfetch gives what may be seen and names what may not', async () => {
    const { issues, issueErrors } = await desk.ok('adi', 'POST /rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['PAY-1', '10002', 'IT-9'],
      fields: ['summary'],
    });
    expect(issues.map((issue: { key: string }) => issue.key)).toEqual(['PAY-1', 'PAY-2']);
    expect(issueErrors).toMatchObject([{ id: 'IT-9' }]);
    const tooMany = Array.from({ length: 101 }, (_, index) => String(index));
    expect((await desk.send('adi', 'POST /rest/api/3/issue/bulkfetch', { issueIdsOrKeys: tooMany })).status).toBe(400);
  });
});
