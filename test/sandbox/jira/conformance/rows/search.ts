import { SCORE_KEY } from '../../desk.ts';
import type { Row } from '../row.ts';

const everybody = [200, 200, 200, 200, 200, 200, 200] as const;

export const searchRows: readonly Row[] = [
  {
    operation: 'GET /rest/api/3/search/jql',
    query: 'jql=created%20is%20not%20EMPTY&fields=summary,status&maxResults=2&reconcileIssues=10001',
    answers: everybody,
    refused: { 400: { as: 'adi', query: 'jql=ORDER%20BY%20key' } },
  },
  {
    operation: 'POST /rest/api/3/search/jql',
    body: {
      jql: 'created is not EMPTY',
      fields: ['*all'],
      maxResults: 2,
      properties: ['note'],
      reconcileIssues: [10001],
    },
    answers: everybody,
    refused: { 400: { as: 'adi', body: { jql: 'universe = 42' } } },
  },
  {
    operation: 'POST /rest/api/3/search/approximate-count',
    body: { jql: 'created is not EMPTY' },
    answers: everybody,
    refused: { 400: { as: 'adi', body: { jql: 'status =' } } },
  },
  {
    operation: 'POST /rest/api/3/jql/parse',
    query: 'validation=strict',
    body: { queries: ['created is not EMPTY', 'status ='] },
    answers: everybody,
    refused: { 400: { as: 'adi', query: 'validation=strict', body: { queries: [] } } },
  },
  {
    operation: 'POST /rest/api/3/jql/match',
    body: { issueIds: [10001], jqls: ['created is not EMPTY'] },
    answers: everybody,
    refused: {
      400: { as: 'adi', body: { issueIds: [10001], jqls: Array.from({ length: 101 }, () => 'key = PAY-1') } },
    },
  },
  {
    operation: 'POST /rest/api/3/app/field/value',
    body: { updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 4 }] },
    answers: [403, 403, 403, 403, 403, 403, 204],
    refused: {
      400: { as: 'app', body: { updates: [{ customField: SCORE_KEY, issueIds: [10001], value: 'four' }] } },
      404: { as: 'app', body: { updates: [{ customField: 'customfield_1', issueIds: [10001], value: 4 }] } },
    },
  },
  {
    operation: 'PUT /rest/api/3/app/field/{fieldIdOrKey}/value',
    at: { fieldIdOrKey: SCORE_KEY },
    body: { updates: [{ issueIds: [10001], value: 4 }] },
    answers: [403, 403, 403, 403, 403, 403, 204],
    refused: {
      400: { as: 'app', body: { updates: [{ issueIds: [99], value: 4 }] } },
      404: { as: 'app', at: { fieldIdOrKey: 'customfield_1' }, body: { updates: [{ issueIds: [10001], value: 4 }] } },
    },
  },
];
