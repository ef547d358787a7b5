import { HIDDEN, OPEN, type Refused, type Row } from '../row.ts';

const everybody = [200, 200, 200, 200, 200, 200, 200] as const;
const desk = [200, 200, 200, 403, 403, 403, 200] as const;
/** Rina is no customer of the second desk, and there is no third. */
const shut: Readonly<Record<number, Refused>> = {
  403: { as: 'rina', at: { serviceDeskId: '2' } },
  404: { as: 'adi', at: { serviceDeskId: '3' } },
};
const nowhere: Readonly<Record<number, Refused>> = { 404: { as: 'adi', at: { serviceDeskId: '3' } } };
const people = { accountIds: ['moti'] };

export const deskRows: readonly Row[] = [
  { operation: 'GET /rest/servicedeskapi/info', answers: everybody, anonymous: true, never: { 401: OPEN } },
  { operation: 'GET /rest/servicedeskapi/servicedesk', query: 'limit=1', answers: everybody },
  { operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}', answers: everybody, refused: shut },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype',
    query: 'searchQuery=hours',
    answers: everybody,
    refused: shut,
  },
  { operation: 'GET /rest/servicedeskapi/requesttype', query: 'serviceDeskId=1', answers: everybody },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}',
    answers: everybody,
    refused: { ...shut, 404: { as: 'adi', at: { requestTypeId: '999' } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field',
    answers: everybody,
    refused: { ...shut, 404: { as: 'adi', at: { requestTypeId: '999' } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttypegroup',
    answers: everybody,
    refused: shut,
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue',
    query: 'includeCount=true',
    answers: desk,
    refused: nowhere,
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}',
    answers: desk,
    refused: { 404: { as: 'adi', at: { queueId: '99' } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue',
    query: 'limit=1',
    answers: desk,
    refused: { 404: { as: 'adi', at: { queueId: '99' } } },
  },
];

export const customerRows: readonly Row[] = [
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
    query: 'query=dana',
    answers: desk,
    refused: nowhere,
  },
  {
    operation: 'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
    body: people,
    answers: [204, 204, 403, 403, 403, 403, 204],
    refused: {
      400: { as: 'pola', body: { accountIds: ['ghost'] } },
      404: { as: 'pola', at: { serviceDeskId: '3' }, body: people },
    },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
    at: { serviceDeskId: '2' },
    body: people,
    answers: [204, 403, 403, 403, 403, 403, 204],
    refused: {
      400: { as: 'pola', at: { serviceDeskId: '1' }, body: people },
      404: { as: 'pola', at: { serviceDeskId: '3' }, body: people },
    },
  },
  {
    operation: 'POST /rest/servicedeskapi/customer',
    body: { email: 'new@example.com', displayName: 'New' },
    answers: [201, 403, 403, 403, 403, 403, 201],
    refused: {
      400: { as: 'amit', body: { email: 'nobody' } },
      409: { as: 'amit', query: 'strictConflictStatusCode=true', body: { email: 'dana@example.com' } },
    },
  },
];

export const organizationRows: readonly Row[] = [
  {
    operation: 'GET /rest/servicedeskapi/organization',
    answers: everybody,
    refused: { 403: { as: 'dana', query: 'accountId=moti' }, 404: { as: 'adi', query: 'accountId=ghost' } },
  },
  {
    operation: 'POST /rest/servicedeskapi/organization',
    body: { name: 'Drivers' },
    answers: [201, 201, 201, 403, 403, 403, 201],
    refused: { 400: { as: 'adi', body: {} } },
  },
  {
    operation: 'GET /rest/servicedeskapi/organization/{organizationId}',
    answers: [200, 200, 200, 404, 200, 404, 200],
    never: { 403: HIDDEN },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/organization/{organizationId}',
    answers: [204, 403, 403, 404, 403, 404, 204],
  },
  {
    operation: 'GET /rest/servicedeskapi/organization/{organizationId}/user',
    answers: [200, 200, 200, 404, 403, 404, 200],
  },
  {
    operation: 'POST /rest/servicedeskapi/organization/{organizationId}/user',
    body: { accountIds: ['rina'] },
    answers: [204, 204, 204, 404, 403, 404, 204],
    refused: { 400: { as: 'adi', body: { accountIds: ['ghost'] } } },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/organization/{organizationId}/user',
    body: people,
    answers: [204, 204, 204, 404, 403, 404, 204],
    refused: { 400: { as: 'adi', body: { accountIds: ['ghost'] } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization',
    answers: desk,
    refused: nowhere,
  },
  {
    operation: 'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization',
    body: { organizationId: 8 },
    answers: [204, 204, 204, 403, 403, 403, 204],
    refused: { 404: { as: 'adi', body: { organizationId: 99 } } },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization',
    body: { organizationId: 8 },
    answers: [204, 204, 204, 403, 403, 403, 204],
    refused: { 404: { as: 'adi', body: { organizationId: 99 } } },
  },
];
