import * as cloud from 'jira.js/cloud';
import type { ClientCall } from './call.ts';

const type = { projectIdOrKey: 'PAY', issueTypeId: '10001' };

/** What may be created and edited, what is done in the background, and who has which role. */
export const screenCalls: readonly ClientCall[] = [
  {
    name: 'getEditIssueMeta',
    as: 'adi',
    call: (client) => cloud.getEditIssueMeta(client, { issueIdOrKey: 'PAY-1' }),
    gives: { fields: { summary: { required: true, operations: ['set'] } } },
  },
  {
    name: 'getCreateIssueMetaIssueTypes',
    as: 'adi',
    call: (client) => cloud.getCreateIssueMetaIssueTypes(client, { projectIdOrKey: 'PAY' }),
    gives: { total: 1, issueTypes: [{ id: '10001', name: 'Service request' }] },
  },
  {
    name: 'getCreateIssueMetaIssueTypeId',
    as: 'adi',
    call: (client) => cloud.getCreateIssueMetaIssueTypeId(client, type),
    gives: { startAt: 0 },
  },
  {
    name: 'bulkSetIssuePropertiesByIssue',
    as: 'adi',
    call: (client) =>
      cloud.bulkSetIssuePropertiesByIssue(client, {
        issues: [{ issueID: 10001, properties: { note: { value: 'new' } } }],
      }),
    // Led on to the task.
    gives: { status: 'COMPLETE', result: { updated: 1 } },
  },
  {
    name: 'getTask',
    as: 'adi',
    call: (client) => cloud.getTask(client, { taskId: '10' }),
    gives: { id: '10', status: 'COMPLETE' },
  },
  {
    name: 'getProjectRoles',
    as: 'pola',
    call: (client) => cloud.getProjectRoles(client, { projectIdOrKey: 'PAY' }),
    gives: {},
  },
  {
    name: 'getProjectRole',
    as: 'pola',
    call: (client) => cloud.getProjectRole(client, { projectIdOrKey: 'PAY', id: 10_002 }),
    gives: { name: 'Administrators' },
  },
];
