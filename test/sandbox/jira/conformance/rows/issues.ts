import type { Desk } from '../../desk.ts';
import { ALONE, CHECKED, type Row } from '../row.ts';

const document = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'hello' }] }],
};

/** PAY-1 with as many comments as an issue holds. */
const fill = async (desk: Desk): Promise<void> => {
  for (let count = 2; count < 5000; count++)
    await desk.site.handle(
      {
        method: 'POST',
        path: '/rest/api/3/issue/PAY-1/comment',
        headers: {},
        body: JSON.stringify({ body: document }),
      },
      { kind: 'user', accountId: 'adi', via: 'basic', scopes: null },
    );
};

const newIssue = { fields: { project: { key: 'PAY' }, issuetype: { id: '10001' }, summary: 'New' } };

export const issueRows: readonly Row[] = [
  { operation: 'GET /rest/api/3/issue/{issueIdOrKey}', answers: [200, 200, 200, 200, 404, 404, 200] },
  {
    operation: 'POST /rest/api/3/issue',
    body: newIssue,
    answers: [201, 201, 201, 403, 400, 400, 201],
    never: { 422: CHECKED },
  },
  {
    operation: 'PUT /rest/api/3/issue/{issueIdOrKey}',
    body: { fields: { summary: 'Changed' } },
    answers: [204, 204, 204, 400, 404, 404, 204],
    refused: { 403: { as: 'adi', query: 'overrideScreenSecurity=true', body: { fields: { summary: 'Changed' } } } },
    never: { 409: ALONE, 422: CHECKED },
  },
  {
    operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}',
    answers: [204, 204, 403, 403, 404, 404, 204],
    never: { 400: 'no issue has subtasks' },
  },
  {
    operation: 'POST /rest/api/3/issue/bulkfetch',
    body: { issueIdsOrKeys: ['PAY-1'], fields: ['summary'] },
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 400: { as: 'adi', body: { issueIdsOrKeys: [] } } },
  },
  {
    operation: 'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
    body: { accountId: 'adi' },
    answers: [204, 204, 204, 403, 404, 404, 204],
    refused: { 400: { as: 'adi', body: { accountId: 'dana' } } },
  },
  {
    operation: 'GET /rest/api/3/issue/{issueIdOrKey}/editmeta',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 403: { as: 'adi', query: 'overrideScreenSecurity=true' } },
  },
  {
    operation: 'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
    answers: [200, 200, 200, 200, 400, 400, 200],
  },
  {
    operation: 'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    at: { issueTypeId: '10001' },
    answers: [200, 200, 200, 200, 400, 400, 200],
  },
  { operation: 'GET /rest/api/3/issue/{issueIdOrKey}/transitions', answers: [200, 200, 200, 200, 404, 404, 200] },
  {
    operation: 'POST /rest/api/3/issue/{issueIdOrKey}/transitions',
    body: { transition: { id: '31' } },
    answers: [204, 204, 204, 400, 404, 404, 204],
    refused: {
      413: {
        as: 'adi',
        body: { transition: { id: '31' }, update: { comment: [{ add: { body: document } }] } },
        before: fill,
      },
    },
    never: { 409: ALONE, 422: CHECKED },
  },
  {
    operation: 'GET /rest/api/3/issue/{issueIdOrKey}/changelog',
    answers: [200, 200, 200, 200, 404, 404, 200],
  },
  {
    operation: 'POST /rest/api/3/changelog/bulkfetch',
    body: { issueIdsOrKeys: ['PAY-1', 'PAY-2'], fieldIds: ['status'] },
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 400: { as: 'adi', body: { issueIdsOrKeys: [] } } },
  },
  {
    operation: 'POST /rest/api/3/issue/{issueIdOrKey}/notify',
    body: { subject: 'Look', textBody: 'Please', to: { users: [{ accountId: 'ilan' }] } },
    answers: [204, 204, 204, 204, 404, 404, 204],
    refused: { 400: { as: 'adi', body: { subject: 'To nobody' } } },
    never: { 403: 'outgoing mail is always switched on' },
  },
  {
    operation: 'POST /rest/api/3/issueLink',
    body: { type: { name: 'Duplicate' }, inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-2' } },
    answers: [201, 201, 201, 404, 404, 404, 201],
    refused: { 400: { as: 'adi', body: { type: 'Duplicate' } } },
    never: { 413: 'links of an issue are not limited here' },
  },
  {
    operation: 'POST /rest/api/3/bulk/issues/move',
    body: {
      targetToSourcesMapping: {
        'PAY,10001': {
          issueIdsOrKeys: ['PAY-1'],
          inferClassificationDefaults: true,
          inferFieldDefaults: true,
          inferStatusDefaults: true,
          inferSubtaskTypeDefault: true,
        },
      },
    },
    answers: [201, 201, 201, 400, 400, 400, 201],
  },
  {
    operation: 'GET /rest/api/3/bulk/queue/{taskId}',
    at: { taskId: Buffer.from('10001').toString('base64url') },
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 400: { as: 'adi', at: { taskId: 'nothing' } } },
  },
];

export const commentRows: readonly Row[] = [
  {
    operation: 'GET /rest/api/3/issue/{issueIdOrKey}/comment',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi', query: 'orderBy=author' } },
  },
  { operation: 'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}', answers: [200, 200, 200, 200, 404, 404, 200] },
  {
    operation: 'POST /rest/api/3/issue/{issueIdOrKey}/comment',
    body: { body: document },
    answers: [201, 201, 201, 400, 404, 404, 201],
    refused: { 413: { as: 'adi', body: { body: document }, before: fill } },
  },
  {
    operation: 'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    body: { body: document },
    answers: [200, 200, 200, 400, 404, 404, 200],
  },
  {
    operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}',
    answers: [204, 204, 204, 400, 404, 404, 204],
    never: { 405: 'who is not logged in is refused 401 in front of the operation' },
  },
  {
    operation: 'POST /rest/api/3/comment/list',
    body: { ids: [10001, 10002] },
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 400: { as: 'adi', body: { ids: [] } } },
  },
];
