/** Scopes of one operation: an app needs all classic ones or all granular ones. */
interface OperationScopes {
  readonly classic: readonly string[];
  readonly granular: readonly string[];
  /** Atlassian's documents name no scope at all. */
  readonly open?: true;
}

/**
 * Copied from Atlassian's OpenAPI documents (`x-atlassian-oauth2-scopes`; Current is classic, Beta is granular); a test compares them where the
 * documents are at hand.
 */
export const SCOPES: Readonly<Record<string, OperationScopes>> = {
  'PUT /rest/api/3/app/field/{fieldIdOrKey}/value': { classic: [], granular: ['write:app-data:jira'] },
  'POST /rest/api/3/app/field/value': { classic: [], granular: ['write:app-data:jira'] },
  'POST /rest/api/3/bulk/issues/move': {
    classic: ['write:jira-work'],
    granular: ['write:issue:jira', 'read:issue:jira'],
  },
  'GET /rest/api/3/bulk/queue/{taskId}': { classic: ['read:jira-work'], granular: ['read:issue:jira'] },
  'POST /rest/api/3/changelog/bulkfetch': {
    classic: ['read:jira-work'],
    granular: ['read:issue-meta:jira', 'read:avatar:jira', 'read:issue.changelog:jira'],
  },
  'POST /rest/api/3/comment/list': {
    classic: ['read:jira-work'],
    granular: [
      'delete:comment.property:jira',
      'read:avatar:jira',
      'read:comment:jira',
      'read:group:jira',
      'read:project-role:jira',
      'read:user:jira',
      'read:comment.property:jira',
      'read:project:jira',
    ],
  },
  'DELETE /rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}': {
    classic: ['write:jira-work'],
    granular: ['write:dashboard:jira'],
  },
  'PUT /rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}': {
    classic: ['write:jira-work'],
    granular: ['write:dashboard:jira'],
  },
  'GET /rest/api/3/dashboard/{dashboardId}/gadget': { classic: ['read:jira-work'], granular: ['read:dashboard:jira'] },
  'POST /rest/api/3/dashboard/{dashboardId}/gadget': {
    classic: ['write:jira-work', 'read:jira-work'],
    granular: ['write:dashboard:jira', 'read:dashboard:jira'],
  },
  'DELETE /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}': {
    classic: ['write:jira-work'],
    granular: ['delete:dashboard.property:jira'],
  },
  'GET /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}': {
    classic: ['read:jira-work'],
    granular: ['read:dashboard.property:jira'],
  },
  'PUT /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey}': {
    classic: ['write:jira-work'],
    granular: ['write:dashboard.property:jira'],
  },
  'GET /rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties': {
    classic: ['read:jira-work'],
    granular: ['read:dashboard.property:jira'],
  },
  'GET /rest/api/3/dashboard/{id}': {
    classic: ['read:jira-work'],
    granular: [
      'read:dashboard:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:issue-type-hierarchy:jira',
      'read:issue-type:jira',
      'read:project-category:jira',
      'read:project-version:jira',
      'read:project.component:jira',
    ],
  },
  'GET /rest/api/3/dashboard/search': {
    classic: ['read:jira-work'],
    granular: [
      'read:dashboard:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:issue-type-hierarchy:jira',
      'read:issue-type:jira',
      'read:project-category:jira',
      'read:project-version:jira',
      'read:project.component:jira',
    ],
  },
  'GET /rest/api/3/dashboard': {
    classic: ['read:jira-work'],
    granular: [
      'read:dashboard:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:issue-type-hierarchy:jira',
      'read:issue-type:jira',
      'read:project-category:jira',
      'read:project-version:jira',
      'read:project.component:jira',
    ],
  },
  'GET /rest/api/3/field': {
    classic: ['read:jira-work'],
    granular: [
      'read:field:jira',
      'read:avatar:jira',
      'read:project-category:jira',
      'read:project:jira',
      'read:field-configuration:jira',
    ],
  },
  'GET /rest/api/3/group/bulk': { classic: ['read:jira-user'], granular: ['read:group:jira'] },
  'GET /rest/api/3/group/member': {
    classic: ['manage:jira-configuration'],
    granular: ['read:group:jira', 'read:user:jira', 'read:avatar:jira'],
  },
  'GET /rest/api/3/groups/picker': { classic: ['read:jira-user'], granular: ['read:group:jira'] },
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee': { classic: ['write:jira-work'], granular: ['write:issue:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}/changelog': {
    classic: ['read:jira-work'],
    granular: ['read:issue-meta:jira', 'read:avatar:jira', 'read:issue.changelog:jira'],
  },
  'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}': {
    classic: ['write:jira-work'],
    granular: ['delete:comment:jira', 'delete:comment.property:jira'],
  },
  'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}': {
    classic: ['read:jira-work'],
    granular: [
      'read:comment:jira',
      'read:comment.property:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'read:avatar:jira',
    ],
  },
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}': {
    classic: ['write:jira-work'],
    granular: [
      'read:comment:jira',
      'read:comment.property:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'write:comment:jira',
      'read:avatar:jira',
    ],
  },
  'GET /rest/api/3/issue/{issueIdOrKey}/comment': {
    classic: ['read:jira-work'],
    granular: [
      'read:comment:jira',
      'read:comment.property:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'read:avatar:jira',
    ],
  },
  'POST /rest/api/3/issue/{issueIdOrKey}/comment': {
    classic: ['write:jira-work'],
    granular: [
      'read:comment:jira',
      'read:comment.property:jira',
      'read:group:jira',
      'read:project:jira',
      'read:project-role:jira',
      'read:user:jira',
      'write:comment:jira',
      'read:avatar:jira',
    ],
  },
  'POST /rest/api/3/issue/{issueIdOrKey}/notify': {
    classic: ['write:jira-work'],
    granular: ['send:notification:jira'],
  },
  'DELETE /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': {
    classic: ['write:jira-work'],
    granular: ['delete:issue.property:jira'],
  },
  'GET /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': {
    classic: ['read:jira-work'],
    granular: ['read:issue.property:jira'],
  },
  'PUT /rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}': {
    classic: ['write:jira-work'],
    granular: ['write:issue.property:jira'],
  },
  'GET /rest/api/3/issue/{issueIdOrKey}/properties': {
    classic: ['read:jira-work'],
    granular: ['read:issue.property:jira'],
  },
  'GET /rest/api/3/issue/{issueIdOrKey}/transitions': {
    classic: ['read:jira-work'],
    granular: ['read:issue.transition:jira', 'read:status:jira', 'read:field-configuration:jira'],
  },
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions': {
    classic: ['write:jira-work'],
    granular: ['write:issue:jira', 'write:issue.property:jira'],
  },
  'DELETE /rest/api/3/issue/{issueIdOrKey}': { classic: ['write:jira-work'], granular: ['delete:issue:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-meta:jira',
      'read:issue-security-level:jira',
      'read:issue.vote:jira',
      'read:issue.changelog:jira',
      'read:avatar:jira',
      'read:issue:jira',
      'read:status:jira',
      'read:user:jira',
      'read:field-configuration:jira',
    ],
  },
  'PUT /rest/api/3/issue/{issueIdOrKey}': { classic: ['write:jira-work'], granular: ['write:issue:jira'] },
  'POST /rest/api/3/issue/bulkfetch': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-meta:jira',
      'read:issue-security-level:jira',
      'read:issue.vote:jira',
      'read:issue.changelog:jira',
      'read:avatar:jira',
      'read:issue:jira',
      'read:status:jira',
      'read:user:jira',
      'read:field-configuration:jira',
    ],
  },
  'POST /rest/api/3/issue': {
    classic: ['write:jira-work'],
    granular: [
      'write:issue:jira',
      'write:comment:jira',
      'write:comment.property:jira',
      'write:attachment:jira',
      'read:issue:jira',
    ],
  },
  'GET /rest/api/3/issuetype': {
    classic: ['read:jira-work'],
    granular: ['read:issue-type:jira', 'read:avatar:jira', 'read:project-category:jira', 'read:project:jira'],
  },
  'POST /rest/api/3/jql/match': { classic: ['read:jira-work'], granular: ['read:issue-details:jira'] },
  'POST /rest/api/3/jql/parse': {
    classic: ['read:jira-work'],
    granular: ['read:field:jira', 'validate:jql:jira', 'read:jql:jira'],
  },
  'GET /rest/api/3/mypermissions': { classic: ['read:jira-work'], granular: ['read:permission:jira'] },
  'GET /rest/api/3/myself': {
    classic: ['read:jira-user'],
    granular: ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
  },
  'POST /rest/api/3/permissions/check': { classic: [], granular: ['read:permission:jira'] },
  'GET /rest/api/3/priority': { classic: ['read:jira-work'], granular: ['read:priority:jira'] },
  'DELETE /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}': {
    classic: ['manage:jira-project'],
    granular: ['delete:project.property:jira'],
  },
  'GET /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}': {
    classic: ['read:jira-work'],
    granular: ['read:project.property:jira'],
  },
  'PUT /rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}': {
    classic: ['manage:jira-project'],
    granular: ['write:project.property:jira'],
  },
  'GET /rest/api/3/project/{projectIdOrKey}/properties': {
    classic: ['read:jira-work'],
    granular: ['read:project.property:jira'],
  },
  'GET /rest/api/3/project/{projectIdOrKey}/statuses': {
    classic: ['read:jira-work'],
    granular: ['read:issue-status:jira', 'read:issue-type:jira', 'read:status:jira'],
  },
  'GET /rest/api/3/project/{projectIdOrKey}': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-type:jira',
      'read:project:jira',
      'read:project.property:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:group:jira',
      'read:issue-type-hierarchy:jira',
      'read:project-category:jira',
      'read:project-version:jira',
      'read:project.component:jira',
    ],
  },
  'GET /rest/api/3/project/search': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-type:jira',
      'read:project:jira',
      'read:project.property:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:group:jira',
      'read:issue-type-hierarchy:jira',
      'read:project-category:jira',
      'read:project-version:jira',
      'read:project.component:jira',
    ],
  },
  'GET /rest/api/3/resolution': { classic: ['read:jira-work'], granular: ['read:resolution:jira'] },
  'POST /rest/api/3/search/approximate-count': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-details:jira',
      'read:field.default-value:jira',
      'read:field.option:jira',
      'read:field:jira',
      'read:group:jira',
    ],
  },
  'GET /rest/api/3/search/jql': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-details:jira',
      'read:audit-log:jira',
      'read:avatar:jira',
      'read:field-configuration:jira',
      'read:issue-meta:jira',
    ],
  },
  'POST /rest/api/3/search/jql': {
    classic: ['read:jira-work'],
    granular: [
      'read:issue-details:jira',
      'read:field.default-value:jira',
      'read:field.option:jira',
      'read:field:jira',
      'read:group:jira',
    ],
  },
  'GET /rest/api/3/serverInfo': { classic: [], granular: [], open: true },
  'GET /rest/api/3/status/{idOrName}': { classic: ['read:jira-work'], granular: ['read:status:jira'] },
  'GET /rest/api/3/statuscategory': { classic: ['read:jira-work'], granular: ['read:status:jira'] },
  'GET /rest/api/3/status': { classic: ['read:jira-work'], granular: ['read:status:jira'] },
  'GET /rest/api/3/user/assignable/search': {
    classic: ['read:jira-user'],
    granular: [
      'read:issue:jira',
      'read:project:jira',
      'read:user:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:group:jira',
    ],
  },
  'GET /rest/api/3/user/bulk': {
    classic: ['read:jira-user'],
    granular: ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
  },
  'GET /rest/api/3/user/groups': { classic: ['read:jira-user'], granular: ['read:group:jira'] },
  'GET /rest/api/3/user/search': {
    classic: ['read:jira-user'],
    granular: [
      'read:user:jira',
      'read:user.property:jira',
      'read:application-role:jira',
      'read:avatar:jira',
      'read:group:jira',
    ],
  },
  'GET /rest/api/3/user': {
    classic: ['read:jira-user'],
    granular: ['read:application-role:jira', 'read:group:jira', 'read:user:jira', 'read:avatar:jira'],
  },
  'POST /rest/servicedeskapi/customer': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:customer:jira-service-management', 'write:customer:jira-service-management', 'read:user:jira'],
  },
  'GET /rest/servicedeskapi/info': { classic: [], granular: [], open: true },
  'DELETE /rest/servicedeskapi/organization/{organizationId}/property/{propertyKey}': {
    classic: ['manage:servicedesk-customer'],
    granular: [
      'read:organization.property:jira-service-management',
      'delete:organization.property:jira-service-management',
    ],
  },
  'GET /rest/servicedeskapi/organization/{organizationId}/property/{propertyKey}': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:organization.property:jira-service-management'],
  },
  'PUT /rest/servicedeskapi/organization/{organizationId}/property/{propertyKey}': {
    classic: ['manage:servicedesk-customer'],
    granular: [
      'read:organization.property:jira-service-management',
      'write:organization.property:jira-service-management',
    ],
  },
  'GET /rest/servicedeskapi/organization/{organizationId}/property': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:organization.property:jira-service-management'],
  },
  'DELETE /rest/servicedeskapi/organization/{organizationId}/user': {
    classic: ['manage:servicedesk-customer'],
    granular: [
      'read:organization.user:jira-service-management',
      'delete:organization.user:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/organization/{organizationId}/user': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:organization.user:jira-service-management', 'read:user:jira'],
  },
  'POST /rest/servicedeskapi/organization/{organizationId}/user': {
    classic: ['manage:servicedesk-customer'],
    granular: [
      'read:organization.user:jira-service-management',
      'write:organization.user:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/organization/{organizationId}': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:organization:jira-service-management'],
  },
  'GET /rest/servicedeskapi/organization': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:organization:jira-service-management'],
  },
  'POST /rest/servicedeskapi/organization': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:organization:jira-service-management', 'write:organization:jira-service-management'],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request.comment:jira-service-management', 'read:user:jira'],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request.comment:jira-service-management', 'read:user:jira'],
  },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/comment': {
    classic: ['write:servicedesk-request'],
    granular: [
      'read:request.comment:jira-service-management',
      'write:request.comment:jira-service-management',
      'read:user:jira',
    ],
  },
  'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant': {
    classic: ['write:servicedesk-request'],
    granular: [
      'read:request.participant:jira-service-management',
      'delete:request.participant:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/participant': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request.participant:jira-service-management', 'read:user:jira'],
  },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/participant': {
    classic: ['write:servicedesk-request'],
    granular: [
      'read:request.participant:jira-service-management',
      'write:request.participant:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}': {
    classic: ['read:jira-work'],
    granular: ['read:request.sla:jira-service-management'],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla': {
    classic: ['read:jira-work'],
    granular: ['read:request.sla:jira-service-management'],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/status': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request.status:jira-service-management', 'read:user:jira'],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/transition': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request.status:jira-service-management', 'read:user:jira'],
  },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/transition': {
    classic: ['write:servicedesk-request'],
    granular: [
      'read:request.status:jira-service-management',
      'write:request.status:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request:jira-service-management', 'read:user:jira'],
  },
  'DELETE /rest/servicedeskapi/request/{requestIdOrKey}/feedback': {
    classic: ['write:servicedesk-request'],
    granular: [
      'read:request.feedback:jira-service-management',
      'delete:request.feedback:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/request/{requestIdOrKey}/feedback': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request.feedback:jira-service-management', 'read:user:jira'],
  },
  'POST /rest/servicedeskapi/request/{requestIdOrKey}/feedback': {
    classic: ['write:servicedesk-request'],
    granular: [
      'read:request.feedback:jira-service-management',
      'write:request.feedback:jira-service-management',
      'read:user:jira',
    ],
  },
  'GET /rest/servicedeskapi/request': {
    classic: ['read:servicedesk-request'],
    granular: ['read:request:jira-service-management', 'read:user:jira'],
  },
  'POST /rest/servicedeskapi/request': {
    classic: ['write:servicedesk-request'],
    granular: ['read:request:jira-service-management', 'write:request:jira-service-management', 'read:user:jira'],
  },
  'GET /rest/servicedeskapi/requesttype': {
    classic: ['read:servicedesk-request'],
    granular: ['read:requesttype:jira-service-management'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:servicedesk.customer:jira-service-management', 'read:user:jira'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/organization': {
    classic: ['manage:servicedesk-customer'],
    granular: ['read:servicedesk.organization:jira-service-management'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue': {
    classic: ['read:jira-work'],
    granular: ['read:queue:jira-service-management', 'read:user:jira', 'read:issue:jira'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}': {
    classic: ['read:jira-work'],
    granular: ['read:queue:jira-service-management', 'read:user:jira', 'read:jql:jira'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/queue': {
    classic: ['read:jira-work'],
    granular: ['read:queue:jira-service-management', 'read:user:jira', 'read:jql:jira'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field': {
    classic: ['read:servicedesk-request'],
    granular: ['read:requesttype:jira-service-management'],
  },
  'DELETE /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property/{propertyKey}': {
    classic: ['manage:jira-project'],
    granular: [
      'read:requesttype.property:jira-service-management',
      'delete:requesttype.property:jira-service-management',
    ],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property/{propertyKey}': {
    classic: ['read:servicedesk-request'],
    granular: ['read:requesttype.property:jira-service-management'],
  },
  'PUT /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property/{propertyKey}': {
    classic: ['manage:jira-project'],
    granular: [
      'read:requesttype.property:jira-service-management',
      'write:requesttype.property:jira-service-management',
    ],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property': {
    classic: ['read:servicedesk-request'],
    granular: ['read:requesttype.property:jira-service-management'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}': {
    classic: ['read:servicedesk-request'],
    granular: ['read:requesttype:jira-service-management'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype': {
    classic: ['read:servicedesk-request'],
    granular: ['read:requesttype:jira-service-management'],
  },
  'GET /rest/servicedeskapi/servicedesk/{serviceDeskId}': {
    classic: ['read:servicedesk-request'],
    granular: ['read:servicedesk:jira-service-management'],
  },
  'GET /rest/servicedeskapi/servicedesk': {
    classic: ['read:servicedesk-request'],
    granular: ['read:servicedesk:jira-service-management'],
  },
};
