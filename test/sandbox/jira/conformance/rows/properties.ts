import { ALONE, HIDDEN, NO_FAULT, type Row } from '../row.ts';

const note = { text: 'y' };
const tooLong = 'x'.repeat(32_769);

export const propertyRows: readonly Row[] = [
  {
    operation: 'POST /rest/api/3/issue/properties/multi',
    body: { issues: [{ issueID: 10001, properties: { note } }] },
    answers: [303, 303, 303, 303, 403, 403, 303],
    refused: { 400: { as: 'adi', body: { issues: [] } } },
    never: { 409: ALONE },
  },
  {
    operation: 'GET /rest/api/3/task/{taskId}',
    at: { taskId: '10' },
    answers: [200, 403, 200, 403, 403, 403, 403],
    refused: { 404: { as: 'adi', at: { taskId: '1' } } },
  },
  { operation: 'GET /rest/api/3/issue/{issueIdOrKey}/properties', answers: [200, 200, 200, 200, 404, 404, 200] },
  {
    operation: 'GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    answers: [200, 200, 200, 200, 404, 404, 200],
  },
  {
    operation: 'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    body: note,
    answers: [200, 200, 200, 403, 404, 404, 200],
    refused: { 400: { as: 'adi', body: tooLong } },
  },
  {
    operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}',
    answers: [204, 204, 204, 404, 404, 404, 204],
  },
  {
    operation: 'GET /rest/api/3/comment/{commentId}/properties',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi', at: { commentId: 'first' } } },
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/api/3/comment/{commentId}/properties/{propertyKey}',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi', at: { commentId: 'first' } } },
    never: { 403: HIDDEN },
  },
  {
    operation: 'PUT /rest/api/3/comment/{commentId}/properties/{propertyKey}',
    body: note,
    answers: [200, 200, 200, 403, 404, 404, 200],
    refused: { 400: { as: 'adi', body: tooLong } },
  },
  {
    operation: 'DELETE /rest/api/3/comment/{commentId}/properties/{propertyKey}',
    answers: [204, 204, 204, 403, 404, 404, 204],
    refused: { 400: { as: 'adi', at: { commentId: 'first' } } },
  },
  {
    operation: 'GET /rest/api/3/project/{projectIdOrKey}/properties',
    answers: [200, 200, 200, 200, 404, 404, 200],
    never: { 400: NO_FAULT, 403: HIDDEN },
  },
  {
    operation: 'GET /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    answers: [200, 200, 200, 200, 404, 404, 200],
    never: { 400: NO_FAULT, 403: HIDDEN },
  },
  {
    operation: 'PUT /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    body: note,
    answers: [200, 200, 403, 403, 404, 404, 200],
    refused: { 400: { as: 'pola', body: tooLong } },
  },
  {
    operation: 'DELETE /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    answers: [204, 204, 403, 403, 404, 404, 204],
    never: { 400: NO_FAULT },
  },
  {
    operation: 'GET /rest/servicedeskapi/organization/{organizationId}/property',
    answers: [200, 200, 200, 404, 200, 404, 200],
    refused: { 400: { as: 'adi', at: { organizationId: 'seven' } } },
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/servicedeskapi/organization/{organizationId}/property/{propertyKey}',
    answers: [200, 200, 200, 404, 200, 404, 200],
    refused: { 400: { as: 'adi', at: { organizationId: 'seven' } } },
    never: { 403: HIDDEN },
  },
  {
    operation: 'PUT /rest/servicedeskapi/organization/{organizationId}/property/{propertyKey}',
    body: note,
    answers: [200, 200, 200, 404, 403, 404, 200],
    refused: { 400: { as: 'adi', at: { organizationId: 'seven' }, body: note } },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/organization/{organizationId}/property/{propertyKey}',
    answers: [204, 204, 204, 404, 403, 404, 204],
    refused: { 400: { as: 'adi', at: { organizationId: 'seven' } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property',
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 400: { as: 'adi', at: { requestTypeId: 'first' } }, 404: { as: 'adi', at: { requestTypeId: '999' } } },
  },
  {
    operation:
      'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property/{propertyKey}',
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 400: { as: 'adi', at: { requestTypeId: 'first' } }, 404: { as: 'adi', at: { propertyKey: 'none' } } },
  },
  {
    operation:
      'PUT /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property/{propertyKey}',
    body: note,
    answers: [200, 200, 403, 403, 403, 403, 200],
    refused: {
      400: { as: 'pola', at: { requestTypeId: 'first' }, body: note },
      404: { as: 'pola', at: { requestTypeId: '999' }, body: note },
    },
  },
  {
    operation:
      'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property/{propertyKey}',
    answers: [204, 204, 403, 403, 403, 403, 204],
    refused: {
      400: { as: 'pola', at: { requestTypeId: 'first' } },
      404: { as: 'pola', at: { propertyKey: 'none' } },
    },
  },
  {
    operation: 'GET /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties',
    answers: [200, 200, 200, 200, 404, 404, 200],
  },
  {
    operation: 'GET /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}',
    answers: [200, 200, 200, 200, 404, 404, 200],
  },
  {
    operation: 'PUT /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}',
    body: note,
    answers: [200, 403, 200, 403, 404, 404, 200],
    refused: { 400: { as: 'adi', at: { itemId: 'first' }, body: note } },
  },
  {
    operation: 'DELETE /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}',
    answers: [204, 403, 204, 403, 404, 404, 204],
    refused: { 400: { as: 'adi', at: { itemId: 'first' } } },
  },
];
