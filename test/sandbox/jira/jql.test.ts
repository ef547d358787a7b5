import { beforeAll, describe, expect, test } from 'vitest';
import { DEPARTMENT, Desk, HOUR, SCORE_KEY, APP_ID } from './desk.ts';
import { QUERIES, REFUSED, UNREADABLE } from './jql-queries.ts';

/**
 * Six requests, from Sunday 6 to Wednesday 9 September 2026:
 * PAY-1 waits since Sunday · PAY-2 paused since Monday · PAY-3 resolved on Tuesday · PAY-4 new today · IT-1 waits since Tuesday · IT-2 declined today.
 */
const build = async (): Promise<Desk> => {
  const desk = new Desk('2026-09-06T06:00:00Z');
  const edit = (key: string, fields: object) => desk.ok('amit', `PUT /rest/api/3/issue/${key}`, { fields });
  const write = (field: string, issueId: number, value: unknown) =>
    desk.ok('app', 'POST /rest/api/3/app/field/value?generateChangelog=false', {
      updates: [{ customField: field, issueIds: [issueId], value }],
    });
  await desk.raise('dana', { summary: 'My payslip is wrong', fields: { [DEPARTMENT]: { value: 'Field' } } });
  desk.to('2026-09-07T07:00:00Z');
  await desk.raise('moti', {
    typeId: '102',
    summary: 'Hours missing',
    fields: { description: 'The overtime was not paid, please check urgently' },
  });
  await edit('PAY-2', { assignee: { accountId: 'adi' } });
  await desk.transition('adi', 'PAY-2', '11');
  await desk.ok('adi', 'POST /rest/servicedeskapi/request/PAY-2/comment', {
    body: 'This is the first answer',
    public: true,
  });
  await desk.transition('adi', 'PAY-2', '21');
  desk.to('2026-09-08T05:30:00Z');
  await desk.raise('rina', {
    summary: 'Tax form',
    fields: { [DEPARTMENT]: { value: 'Sales' }, customfield_10102: { accountId: 'moti' } },
  });
  await edit('PAY-3', { assignee: { accountId: 'adi' } });
  await desk.raise('dana', {
    deskId: '2',
    typeId: '201',
    summary: 'Screen is black',
    fields: { priority: { name: 'Highest' }, labels: ['bulk'] },
  });
  desk.pass(HOUR);
  await desk.transition('adi', 'PAY-3', '11');
  desk.pass(HOUR);
  await desk.transition('adi', 'PAY-3', '31');
  await write(SCORE_KEY, 10003, 5);
  await write(`${APP_ID}__PRODUCTION__mood`, 10003, 'Met');
  await write(`${APP_ID}__PRODUCTION__due`, 10001, '2026-09-09T15:00:00Z');
  desk.to('2026-09-09T05:00:00Z');
  await desk.raise('moti', { deskId: '2', typeId: '201', summary: 'Wants a second screen' });
  await desk.ok('ilan', 'POST /rest/api/3/issue/IT-2/transitions', {
    transition: { id: '31' },
    fields: { resolution: { name: "Won't do" } },
  });
  await write(SCORE_KEY, 10005, 2);
  await write(`${APP_ID}__PRODUCTION__mood`, 10005, 'Awaiting rating');
  desk.to('2026-09-09T08:00:00Z');
  await desk.raise('adi', {
    summary: 'Bank account',
    onBehalfOf: 'noa',
    fields: { priority: { name: 'Low' }, labels: ['bulk'] },
  });
  await desk.transition('adi', 'PAY-4', '11');
  await desk.ok('adi', 'PUT /rest/api/3/issue/PAY-4/properties/review', { state: 'open', round: 2 });
  await desk.ok('adi', 'POST /rest/servicedeskapi/request/PAY-4/participant', { accountIds: ['rina'] });
  await desk.ok('adi', 'POST /rest/api/3/issueLink', {
    type: { name: 'Duplicate' },
    inwardIssue: { key: 'PAY-4' },
    outwardIssue: { key: 'PAY-1' },
  });
  await desk.ok('adi', 'POST /rest/api/3/issueLink', {
    type: { name: 'Relates' },
    inwardIssue: { key: 'PAY-4' },
    outwardIssue: { key: 'PAY-2' },
  });
  desk.to('2026-09-09T09:00:00Z');
  return desk;
};

let desk: Desk;
beforeAll(async () => {
  desk = await build();
});

describe('a query gives its issues', () => {
  test.each(QUERIES)('%s', async (jql, keys) => {
    // Adi is at home in Jerusalem and works for payroll; the administrator sees both desks.
    const asAdi = /currentUser|assignee WAS/.test(jql);
    expect(await desk.search(asAdi ? 'adi' : 'admin-in-jerusalem', jql)).toEqual(keys);
  });
});

describe('a query Jira would refuse', () => {
  test.each(REFUSED)('%s', async (jql, says) => {
    const answer = await desk.send('amit', 'POST /rest/api/3/search/jql', { jql });
    expect(answer.status).toBe(400);
    expect(answer.body.errorMessages[0]).toEqual(typeof says === 'string' ? says : expect.stringMatching(says));
  });

  test.each(UNREADABLE)('since it cannot be read: %s', async (jql, says) => {
    const answer = await desk.send('amit', 'POST /rest/api/3/search/jql', { jql });
    expect(answer).toMatchObject({ status: 400, body: { errorMessages: [`Error in the JQL Query: ${says}`] } });
  });

  test.each(REFUSED)('%s, asked a second time', async (jql) => {
    const first = await desk.send('amit', 'POST /rest/api/3/search/jql', { jql });
    expect(await desk.send('amit', 'POST /rest/api/3/search/jql', { jql })).toEqual(first);
  });
});

test('dates are read in the zone of the reader', async () => {
  // 01:00 on Wednesday in Jerusalem is Tuesday in UTC.
  const late = new Desk('2026-09-08T22:00:00Z');
  await late.raise('dana');
  expect(await late.search('adi', 'created >= "2026-09-09"')).toEqual(['PAY-1']);
  expect(await late.search('pola', 'created >= "2026-09-09"')).toEqual([]);
});

test('what the reader may not see does not exist for them', async () => {
  const says = async (jql: string): Promise<string> =>
    (await desk.send('adi', 'POST /rest/api/3/search/jql', { jql })).body.errorMessages[0];
  expect(await says('project in (PAY, IT)')).toBe("The value 'IT' does not exist for the field 'project'.");
  expect(await says('key = IT-1')).toBe("An issue with key 'IT-1' does not exist for field 'key'.");
  expect(await desk.search('adi', 'statusCategory = Done')).toEqual(['PAY-3']);
});

test('approximate-count counts what the search finds', async () => {
  const answer = await desk.ok('adi', 'POST /rest/api/3/search/approximate-count', {
    jql: 'statusCategory != Done',
  });
  expect(answer).toEqual({ count: 3 });
});

test('jql/parse tells structure and errors query by query', async () => {
  const { queries } = await desk.ok('adi', 'POST /rest/api/3/jql/parse?validation=strict', {
    queries: [
      'project = PAY AND Score >= 4 ORDER BY created DESC',
      'universe = 42',
      'status was Resolved before -1d',
      'nonsense =',
    ],
  });
  expect(queries[0].structure).toMatchObject({
    where: {
      operator: 'and',
      clauses: [{ field: { name: 'project' }, operator: '=', operand: { value: 'PAY' } }, { operator: '>=' }],
    },
    orderBy: { fields: [{ field: { name: 'created' }, direction: 'desc' }] },
  });
  expect(queries[1]).toEqual({
    query: 'universe = 42',
    errors: ["Field 'universe' does not exist or you do not have permission to view it."],
  });
  expect(queries[2].structure.where).toMatchObject({
    operator: 'was',
    predicates: [{ operator: 'before', operand: { value: '-1d' } }],
  });
  expect(queries[3].errors).toHaveLength(1);
});

test('jql/match tests given issues', async () => {
  const { matches } = await desk.ok('adi', 'POST /rest/api/3/jql/match', {
    issueIds: [10001, 10003, 10004],
    jqls: ['statusCategory = Done', 'universe = 1'],
  });
  expect(matches[0]).toEqual({ matchedIssues: [10003], errors: [] });
  expect(matches[1].errors).toHaveLength(1);
});

test('a queue shows the issues of its project with its columns', async () => {
  const [queue] = (await desk.ok('adi', 'GET /rest/servicedeskapi/servicedesk/1/queue?includeCount=true')).values;
  expect(queue).toMatchObject({ id: '1', name: 'All open', issueCount: 3 });
  const { values } = await desk.ok('adi', 'GET /rest/servicedeskapi/servicedesk/1/queue/1/issue?limit=2');
  expect(values.map((issue: { key: string }) => issue.key)).toEqual(['PAY-1', 'PAY-2']);
  expect(Object.keys(values[0].fields).toSorted()).toEqual(['customfield_10500', 'status', 'summary']);
});
