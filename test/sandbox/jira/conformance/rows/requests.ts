import { HIDDEN, NO_FAULT, type Row } from '../row.ts';

/** Noa, who has no licence, is a customer of the first desk but takes part in none of its requests. */
const involved = [200, 200, 200, 200, 200, 404, 200] as const;
const newRequest = { serviceDeskId: '1', requestTypeId: '101', requestFieldValues: { summary: 'New' } };
const rating = { type: 'csat', rating: 4, comment: { body: 'Thanks' } };

export const requestRows: readonly Row[] = [
  {
    operation: 'POST /rest/servicedeskapi/request',
    body: newRequest,
    answers: [201, 201, 201, 201, 201, 201, 201],
    refused: {
      400: { as: 'dana', body: { ...newRequest, requestTypeId: '999' } },
      403: { as: 'rina', body: { ...newRequest, serviceDeskId: '2', requestTypeId: '201' } },
    },
    never: { 422: 'forms are not modelled' },
  },
  {
    operation: 'GET /rest/servicedeskapi/request',
    query: 'requestOwnership=ALL_REQUESTS&requestStatus=OPEN_REQUESTS&expand=participant&expand=sla',
    answers: [200, 200, 200, 200, 200, 200, 200],
    refused: { 404: { as: 'rina', query: 'serviceDeskId=2' } },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}',
    query: 'expand=participant,status,sla,requestType,serviceDesk,attachment,action,comment',
    answers: involved,
    never: { 403: HIDDEN },
  },
  { operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/status', answers: involved, never: { 403: HIDDEN } },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla',
    answers: [200, 200, 200, 403, 403, 404, 200],
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}',
    answers: [200, 200, 200, 403, 403, 404, 200],
  },
  { operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment', query: 'internal=true', answers: involved },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}',
    answers: involved,
    never: { 403: HIDDEN },
  },
  {
    operation: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/comment',
    body: { body: 'Hello', public: true },
    answers: [201, 201, 201, 403, 201, 404, 201],
    refused: { 400: { as: 'dana', body: { body: 'Who may read this?' } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/transition',
    answers: involved,
    never: { 403: HIDDEN },
  },
  {
    operation: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/transition',
    body: { id: '31', additionalComment: { body: 'Done' } },
    answers: [204, 204, 204, 403, 204, 404, 204],
    refused: { 400: { as: 'dana', body: { id: '11' } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/participant',
    answers: involved,
    never: { 403: HIDDEN },
  },
  {
    operation: 'POST /rest/servicedeskapi/request/{issueIdOrKey}/participant',
    body: { accountIds: ['noa'] },
    answers: [200, 200, 200, 403, 200, 404, 200],
    refused: { 400: { as: 'dana', body: { accountIds: ['ghost'] } } },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant',
    body: { accountIds: ['rina'] },
    answers: [200, 200, 200, 403, 200, 404, 200],
    refused: { 400: { as: 'dana', body: { accountIds: ['moti'] } } },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{issueIdOrKey}/notification',
    answers: involved,
    never: { 403: HIDDEN },
  },
  {
    operation: 'PUT /rest/servicedeskapi/request/{issueIdOrKey}/notification',
    answers: [204, 204, 204, 204, 204, 404, 204],
    never: { 403: HIDDEN },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/notification',
    answers: [204, 204, 204, 204, 204, 404, 204],
    never: { 403: HIDDEN },
  },
  {
    operation: 'GET /rest/servicedeskapi/request/{requestIdOrKey}/feedback',
    answers: involved,
    never: { 400: NO_FAULT, 403: HIDDEN },
  },
  {
    operation: 'POST /rest/servicedeskapi/request/{requestIdOrKey}/feedback',
    body: rating,
    answers: [403, 403, 403, 403, 201, 404, 403],
    refused: { 400: { as: 'dana', body: { ...rating, rating: 6 } } },
  },
  {
    operation: 'DELETE /rest/servicedeskapi/request/{requestIdOrKey}/feedback',
    answers: [403, 403, 403, 403, 204, 404, 403],
  },
];
