import type { Desk } from '../../desk.ts';
import { formOf } from '../../form.ts';
import { HIDDEN, NO_FAULT, OPEN, type Row } from '../row.ts';
import { WAITING } from '../scene.ts';

const letters = (count: number): readonly File[] =>
  Array.from({ length: count }, (_, index) => new File(['Dear all'], `${index}.txt`, { type: 'text/plain' }));

/** PAY-1 with nearly as many attachments as an issue holds. */
const fill = async (desk: Desk): Promise<void> => {
  const form = await formOf(letters(60));
  for (let call = 0; call < 33; call++)
    await desk.site.handle(
      { method: 'POST', path: '/rest/api/3/issue/PAY-1/attachments', body: null, ...form },
      { kind: 'user', accountId: 'adi', via: 'basic', scopes: null },
    );
};

export const attachmentRows: readonly Row[] = [
  {
    operation: 'POST /rest/api/3/issue/{issueIdOrKey}/attachments',
    files: letters(2),
    answers: [200, 200, 200, 403, 404, 404, 200],
    refused: { 413: { as: 'adi', files: letters(20), before: fill } },
  },
  {
    operation: 'GET /rest/api/3/attachment/{id}',
    answers: [200, 200, 200, 200, 404, 404, 200],
    never: { 403: HIDDEN },
  },
  { operation: 'DELETE /rest/api/3/attachment/{id}', answers: [204, 204, 204, 403, 404, 404, 204] },
  {
    operation: 'GET /rest/api/3/attachment/content/{id}',
    query: 'redirect=false',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: {
      400: { as: 'adi', query: 'redirect=false', headers: { range: 'bytes=3-1' } },
      416: { as: 'adi', query: 'redirect=false', headers: { range: 'bytes=9-' } },
    },
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/api/3/attachment/thumbnail/{id}',
    query: 'redirect=false&width=200&height=200',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi', query: 'redirect=false&width=0' } },
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/api/3/attachment/meta',
    answers: [200, 200, 200, 200, 200, 200, 200],
    anonymous: true,
    never: { 401: OPEN },
  },
  {
    operation: 'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile',
    files: letters(1),
    answers: [201, 201, 201, 201, 201, 201, 201],
    refused: {
      400: { as: 'dana', files: [] },
      403: { as: 'rina', at: { serviceDeskId: '2' }, files: letters(1) },
      404: { as: 'dana', at: { serviceDeskId: '9' }, files: letters(1) },
      413: { as: 'dana', files: letters(61) },
    },
  },
  {
    // Everybody names a file that Dana uploaded; it is waiting for nobody else.
    operation: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/attachment',
    body: { temporaryAttachmentIds: [WAITING], public: true, additionalComment: { body: 'Here it is' } },
    answers: [400, 400, 400, 403, 201, 404, 400],
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment',
    query: 'start=0&limit=10',
    answers: [200, 200, 200, 200, 200, 404, 200],
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}',
    at: { attachmentId: '10002' },
    answers: [200, 200, 200, 200, 200, 404, 200],
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}/thumbnail',
    at: { attachmentId: '10002' },
    answers: [200, 200, 200, 200, 200, 404, 200],
    never: { 400: NO_FAULT, 403: HIDDEN },
  },
  {
    // The comment that Dana's payslip came with.
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}/attachment',
    at: { commentId: '10003' },
    query: 'start=0&limit=10',
    answers: [200, 200, 200, 200, 200, 404, 200],
    never: { 403: HIDDEN },
  },
];
