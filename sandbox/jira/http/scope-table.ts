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
  'POST /rest/api/3/changelog/bulkfetch': { classic: ['read:jira-work'], granular: ['read:issue-meta:jira', 'read:avatar:jira', 'read:issue.changelog:jira'] },
  'POST /rest/api/3/comment/list': { classic: ['read:jira-work'], granular: ['delete:comment.property:jira', 'read:avatar:jira', 'read:comment:jira', 'read:group:jira', 'read:project-role:jira', 'read:user:jira', 'read:comment.property:jira', 'read:project:jira'] },
  'GET /rest/api/3/field': { classic: ['read:jira-work'], granular: ['read:field:jira', 'read:avatar:jira', 'read:project-category:jira', 'read:project:jira', 'read:field-configuration:jira'] },
  'PUT /rest/api/3/issue/{issueIdOrKey}/assignee': { classic: ['write:jira-work'], granular: ['write:issue:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}/changelog': { classic: ['read:jira-work'], granular: ['read:issue-meta:jira', 'read:avatar:jira', 'read:issue.changelog:jira'] },
  'DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}': { classic: ['write:jira-work'], granular: ['delete:comment:jira', 'delete:comment.property:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}/comment/{id}': { classic: ['read:jira-work'], granular: ['read:comment:jira', 'read:comment.property:jira', 'read:group:jira', 'read:project:jira', 'read:project-role:jira', 'read:user:jira', 'read:avatar:jira'] },
  'PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id}': { classic: ['write:jira-work'], granular: ['read:comment:jira', 'read:comment.property:jira', 'read:group:jira', 'read:project:jira', 'read:project-role:jira', 'read:user:jira', 'write:comment:jira', 'read:avatar:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}/comment': { classic: ['read:jira-work'], granular: ['read:comment:jira', 'read:comment.property:jira', 'read:group:jira', 'read:project:jira', 'read:project-role:jira', 'read:user:jira', 'read:avatar:jira'] },
  'POST /rest/api/3/issue/{issueIdOrKey}/comment': { classic: ['write:jira-work'], granular: ['read:comment:jira', 'read:comment.property:jira', 'read:group:jira', 'read:project:jira', 'read:project-role:jira', 'read:user:jira', 'write:comment:jira', 'read:avatar:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}/transitions': { classic: ['read:jira-work'], granular: ['read:issue.transition:jira', 'read:status:jira', 'read:field-configuration:jira'] },
  'POST /rest/api/3/issue/{issueIdOrKey}/transitions': { classic: ['write:jira-work'], granular: ['write:issue:jira', 'write:issue.property:jira'] },
  'DELETE /rest/api/3/issue/{issueIdOrKey}': { classic: ['write:jira-work'], granular: ['delete:issue:jira'] },
  'GET /rest/api/3/issue/{issueIdOrKey}': { classic: ['read:jira-work'], granular: ['read:issue-meta:jira', 'read:issue-security-level:jira', 'read:issue.vote:jira', 'read:issue.changelog:jira', 'read:avatar:jira', 'read:issue:jira', 'read:status:jira', 'read:user:jira', 'read:field-configuration:jira'] },
  'PUT /rest/api/3/issue/{issueIdOrKey}': { classic: ['write:jira-work'], granular: ['write:issue:jira'] },
  'POST /rest/api/3/issue/bulkfetch': { classic: ['read:jira-work'], granular: ['read:issue-meta:jira', 'read:issue-security-level:jira', 'read:issue.vote:jira', 'read:issue.changelog:jira', 'read:avatar:jira', 'read:issue:jira', 'read:status:jira', 'read:user:jira', 'read:field-configuration:jira'] },
  'POST /rest/api/3/issue': { classic: ['write:jira-work'], granular: ['write:issue:jira', 'write:comment:jira', 'write:comment.property:jira', 'write:attachment:jira', 'read:issue:jira'] },
  'GET /rest/api/3/issuetype': { classic: ['read:jira-work'], granular: ['read:issue-type:jira', 'read:avatar:jira', 'read:project-category:jira', 'read:project:jira'] },
  'GET /rest/api/3/priority': { classic: ['read:jira-work'], granular: ['read:priority:jira'] },
  'GET /rest/api/3/resolution': { classic: ['read:jira-work'], granular: ['read:resolution:jira'] },
  'POST /rest/api/3/search/approximate-count': { classic: ['read:jira-work'], granular: ['read:issue-details:jira', 'read:field.default-value:jira', 'read:field.option:jira', 'read:field:jira', 'read:group:jira'] },
  'GET /rest/api/3/search/jql': { classic: ['read:jira-work'], granular: ['read:issue-details:jira', 'read:audit-log:jira', 'read:avatar:jira', 'read:field-configuration:jira', 'read:issue-meta:jira'] },
  'POST /rest/api/3/search/jql': { classic: ['read:jira-work'], granular: ['read:issue-details:jira', 'read:field.default-value:jira', 'read:field.option:jira', 'read:field:jira', 'read:group:jira'] },
  'GET /rest/api/3/serverInfo': { classic: [], granular: [], open: true },
  'GET /rest/api/3/status/{idOrName}': { classic: ['read:jira-work'], granular: ['read:status:jira'] },
  'GET /rest/api/3/statuscategory': { classic: ['read:jira-work'], granular: ['read:status:jira'] },
  'GET /rest/api/3/status': { classic: ['read:jira-work'], granular: ['read:status:jira'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}': { classic: ['read:servicedesk-request'], granular: ['read:request.comment:jira-service-management', 'read:user:jira'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/comment': { classic: ['read:servicedesk-request'], granular: ['read:request.comment:jira-service-management', 'read:user:jira'] },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/comment': { classic: ['write:servicedesk-request'], granular: ['read:request.comment:jira-service-management', 'write:request.comment:jira-service-management', 'read:user:jira'] },
  'DELETE /rest/servicedeskapi/request/{issueIdOrKey}/participant': { classic: ['write:servicedesk-request'], granular: ['read:request.participant:jira-service-management', 'delete:request.participant:jira-service-management', 'read:user:jira'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/participant': { classic: ['read:servicedesk-request'], granular: ['read:request.participant:jira-service-management', 'read:user:jira'] },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/participant': { classic: ['write:servicedesk-request'], granular: ['read:request.participant:jira-service-management', 'write:request.participant:jira-service-management', 'read:user:jira'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}': { classic: ['read:jira-work'], granular: ['read:request.sla:jira-service-management'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/sla': { classic: ['read:jira-work'], granular: ['read:request.sla:jira-service-management'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/status': { classic: ['read:servicedesk-request'], granular: ['read:request.status:jira-service-management', 'read:user:jira'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}/transition': { classic: ['read:servicedesk-request'], granular: ['read:request.status:jira-service-management', 'read:user:jira'] },
  'POST /rest/servicedeskapi/request/{issueIdOrKey}/transition': { classic: ['write:servicedesk-request'], granular: ['read:request.status:jira-service-management', 'write:request.status:jira-service-management', 'read:user:jira'] },
  'GET /rest/servicedeskapi/request/{issueIdOrKey}': { classic: ['read:servicedesk-request'], granular: ['read:request:jira-service-management', 'read:user:jira'] },
  'GET /rest/servicedeskapi/request': { classic: ['read:servicedesk-request'], granular: ['read:request:jira-service-management', 'read:user:jira'] },
  'POST /rest/servicedeskapi/request': { classic: ['write:servicedesk-request'], granular: ['read:request:jira-service-management', 'write:request:jira-service-management', 'read:user:jira'] },
};
