import { beforeAll, describe, expect, test } from 'vitest';
import { callerOf, Desk } from './desk.ts';

/** What the document of search/jql says: "It returns max 5000 issues" for ids or keys alone. */
const IDS = 5000;
const WITH_FIELDS = 100;

let desk: Desk;
beforeAll(async () => {
  desk = new Desk();
  const path = '/rest/servicedeskapi/request';
  for (let count = 0; count <= IDS; count += 1) {
    const request = { serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: `Request ${count}` } };
    // Without the comparison with the documents, which the same call has stood elsewhere.
    await desk.site.handle({ method: 'POST', path, headers: {}, body: JSON.stringify(request) }, callerOf('dana'));
  }
});

interface Page {
  readonly issues: readonly { readonly id: string }[];
  readonly isLast: boolean;
  readonly nextPageToken?: string;
}

const search = (more: object): Promise<Page> =>
  desk.ok('adi', 'POST /rest/api/3/search/jql', { jql: 'project = PAY ORDER BY created', ...more });

describe('a page of a search over 5,001 issues', () => {
  test.each([{}, { fields: ['id'] }, { fields: ['key'] }, { fields: ['id', 'key'] }])(
    'holds 5,000 for %j, and the next one the rest',
    async (asked) => {
      const first = await search({ ...asked, maxResults: 9999 });
      expect(first.issues).toHaveLength(IDS);
      expect(first.isLast).toBe(false);
      const second = await search({ ...asked, maxResults: 9999, nextPageToken: first.nextPageToken });
      expect(second).toMatchObject({ isLast: true });
      const ids = [...first.issues, ...second.issues].map(({ id }) => id);
      expect(new Set(ids).size).toBe(IDS + 1);
    },
  );

  test.each([{ fields: ['summary'] }, { fields: ['id', 'status'] }, { fields: ['*all'] }])(
    'holds 100 for %j',
    async (asked) => {
      const { issues, isLast, nextPageToken } = await search({ ...asked, maxResults: IDS });
      expect(issues).toHaveLength(WITH_FIELDS);
      expect([isLast, typeof nextPageToken]).toEqual([false, 'string']);
    },
  );

  test('holds 50 when nobody says how many', async () => {
    expect((await search({})).issues).toHaveLength(50);
  });
});
