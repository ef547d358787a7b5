import { ALONE, type Row } from '../row.ts';

const everybody = [200, 200, 200, 200, 200, 200, 200] as const;
const licensed = [200, 200, 200, 200, 403, 403, 200] as const;

export const peopleRows: readonly Row[] = [
  {
    operation: 'GET /rest/api/3/user',
    query: 'accountId=moti&expand=groups',
    answers: licensed,
    refused: { 404: { as: 'adi', query: 'accountId=ghost' } },
  },
  {
    operation: 'GET /rest/api/3/user/groups',
    query: 'accountId=adi',
    answers: licensed,
    refused: { 404: { as: 'adi', query: 'accountId=ghost' } },
  },
  {
    operation: 'GET /rest/api/3/user/search',
    query: 'query=adi',
    answers: everybody,
    refused: { 400: { as: 'adi', query: 'query=adi&accountId=adi' } },
  },
  {
    operation: 'GET /rest/api/3/user/assignable/search',
    query: 'project=PAY&query=adi',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi', query: 'query=adi' } },
  },
  {
    operation: 'GET /rest/api/3/user/viewissue/search',
    query: 'issueKey=PAY-1&query=adi',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi', query: 'query=adi' } },
  },
  {
    operation: 'GET /rest/api/3/users/search',
    query: 'maxResults=2',
    answers: licensed,
    refused: { 400: { as: 'adi', query: 'maxResults=many' } },
    never: { 409: ALONE },
  },
  {
    operation: 'GET /rest/api/3/user/bulk',
    query: 'accountId=adi&accountId=dana',
    answers: everybody,
    refused: { 400: { as: 'adi' } },
  },
  { operation: 'GET /rest/api/3/myself', query: 'expand=groups', answers: everybody },
  {
    operation: 'GET /rest/api/3/group/member',
    query: 'groupId=g-managers',
    answers: licensed,
    refused: { 400: { as: 'adi' }, 404: { as: 'adi', query: 'groupId=none' } },
  },
  { operation: 'GET /rest/api/3/groups/picker', query: 'query=man', answers: everybody },
  {
    operation: 'GET /rest/api/3/group/bulk',
    query: 'groupName=managers',
    answers: licensed,
    refused: { 400: { as: 'adi', query: 'startAt=first' } },
  },
  {
    operation: 'GET /rest/api/3/mypermissions',
    query: 'permissions=BROWSE_PROJECTS,ADMINISTER&projectKey=PAY',
    answers: [200, 200, 200, 200, 404, 404, 200],
    refused: { 400: { as: 'adi' } },
  },
  {
    operation: 'POST /rest/api/3/permissions/check',
    body: {
      accountId: 'adi',
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10000], issues: [10001] }],
    },
    answers: [200, 403, 200, 403, 403, 403, 200],
    refused: { 400: { as: 'adi', body: { globalPermissions: ['FLY'] } } },
  },
];
