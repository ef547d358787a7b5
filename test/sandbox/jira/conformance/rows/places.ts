import { OPEN, type Row } from '../row.ts';

const everybody = [200, 200, 200, 200, 200, 200, 200] as const;
const browsers = [200, 200, 200, 200, 404, 404, 200] as const;
const details = {
  name: 'Wall',
  description: 'For the wall',
  sharePermissions: [{ type: 'global' }],
  editPermissions: [],
};
const EMPTY_PAGE = 'Jira answers an empty page, whatever the document says';

export const projectRows: readonly Row[] = [
  {
    operation: 'GET /rest/api/3/project/search',
    query: 'typeKey=service_desk&maxResults=1',
    answers: everybody,
    refused: { 400: { as: 'adi', query: 'startAt=first' } },
    never: { 404: EMPTY_PAGE },
  },
  { operation: 'GET /rest/api/3/project/{projectIdOrKey}', answers: browsers },
  { operation: 'GET /rest/api/3/project/{projectIdOrKey}/statuses', answers: browsers },
  { operation: 'GET /rest/api/3/project/{projectKeyOrId}/securitylevel', answers: browsers },
  {
    operation: 'GET /rest/api/3/project/{projectIdOrKey}/role',
    answers: [200, 200, 404, 404, 404, 404, 200],
  },
  {
    operation: 'GET /rest/api/3/project/{projectIdOrKey}/role/{id}',
    at: { id: '10002' },
    answers: [200, 200, 404, 404, 404, 404, 200],
    refused: { 400: { as: 'pola', at: { id: 'first' } } },
  },
  { operation: 'GET /rest/api/3/field', answers: everybody },
  { operation: 'GET /rest/api/3/status', answers: everybody },
  {
    operation: 'GET /rest/api/3/status/{idOrName}',
    at: { idOrName: '2' },
    answers: everybody,
    refused: { 404: { as: 'adi', at: { idOrName: '99' } } },
  },
  { operation: 'GET /rest/api/3/statuscategory', answers: everybody },
  { operation: 'GET /rest/api/3/priority', answers: everybody },
  { operation: 'GET /rest/api/3/resolution', answers: everybody },
  { operation: 'GET /rest/api/3/issuetype', answers: everybody },
  { operation: 'GET /rest/api/3/serverInfo', answers: everybody, anonymous: true, never: { 401: OPEN } },
];

export const dashboardRows: readonly Row[] = [
  {
    operation: 'GET /rest/api/3/dashboard',
    query: 'filter=my',
    answers: everybody,
    refused: { 400: { as: 'adi', query: 'filter=yours' } },
  },
  {
    operation: 'GET /rest/api/3/dashboard/search',
    query: 'dashboardName=man&orderBy=name',
    answers: everybody,
    refused: { 400: { as: 'adi', query: 'orderBy=colour' } },
  },
  {
    operation: 'GET /rest/api/3/dashboard/{id}',
    at: { id: '10000' },
    answers: browsers,
    refused: { 400: { as: 'adi', at: { id: 'first' } } },
  },
  {
    operation: 'POST /rest/api/3/dashboard',
    body: details,
    answers: [200, 200, 200, 200, 400, 400, 200],
  },
  {
    operation: 'PUT /rest/api/3/dashboard/{id}',
    at: { id: '10000' },
    body: details,
    answers: [200, 404, 200, 404, 404, 404, 200],
    refused: { 400: { as: 'adi', at: { id: '10000' }, body: { ...details, name: '' } } },
  },
  {
    operation: 'DELETE /rest/api/3/dashboard/{id}',
    at: { id: '10000' },
    answers: [204, 400, 204, 400, 400, 400, 204],
  },
  { operation: 'GET /rest/api/3/dashboard/{dashboardId}/gadget', answers: browsers },
  {
    operation: 'POST /rest/api/3/dashboard/{dashboardId}/gadget',
    body: { moduleKey: 'gadget', color: 'blue', position: { row: 0, column: 1 }, title: 'New' },
    answers: [200, 404, 200, 404, 404, 404, 200],
    refused: { 400: { as: 'adi', body: { color: 'blue' } } },
  },
  {
    operation: 'PUT /rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}',
    body: { title: 'Renamed' },
    answers: [204, 404, 204, 404, 404, 404, 204],
    refused: { 400: { as: 'adi', body: { color: 'mud' } } },
  },
  {
    operation: 'DELETE /rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}',
    answers: [204, 404, 204, 404, 404, 404, 204],
  },
];
