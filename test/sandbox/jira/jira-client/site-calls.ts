import * as cloud from 'jira.js/cloud';
import type { ClientCall } from './call.ts';

const jql = 'project = PAY AND statusCategory != Done ORDER BY created';
const projectProperty = { projectIdOrKey: 'PAY', propertyKey: 'note' };
const item = { dashboardId: '10000', itemId: '10001' };
const itemProperty = { ...item, propertyKey: 'note' };

/** Searches, projects, people, dashboards and the lists of a site. */
export const siteCalls: readonly ClientCall[] = [
  {
    name: 'searchAndReconsileIssuesUsingJql',
    as: 'adi',
    call: (client) => cloud.searchAndReconsileIssuesUsingJql(client, { jql, fields: ['summary'], maxResults: 1 }),
    gives: { isLast: true, issues: [{ key: 'PAY-1' }] },
  },
  {
    name: 'searchAndReconsileIssuesUsingJqlPost',
    as: 'adi',
    call: (client) =>
      cloud.searchAndReconsileIssuesUsingJqlPost(client, {
        jql,
        fields: ['*all'],
        expand: 'names,schema',
        properties: ['note'],
        reconcileIssues: [10001],
      }),
    gives: { issues: [{ key: 'PAY-1', properties: { note: { text: 'x' } } }] },
  },
  { name: 'countIssues', as: 'adi', call: (client) => cloud.countIssues(client, { jql }), gives: { count: 1 } },
  {
    name: 'parseJqlQueries',
    as: 'adi',
    call: (client) => cloud.parseJqlQueries(client, { validation: 'strict', queries: [jql, 'status ='] }),
    gives: { queries: [{ query: jql }, { query: 'status =' }] },
  },
  {
    name: 'matchIssues',
    as: 'adi',
    call: (client) => cloud.matchIssues(client, { issueIds: [10001, 10002], jqls: [jql] }),
    gives: { matches: [{ matchedIssues: [10001] }] },
  },
  {
    name: 'searchProjects',
    as: 'adi',
    call: (client) => cloud.searchProjects(client, { typeKey: 'service_desk' }),
    gives: { values: [{ key: 'PAY' }] },
  },
  {
    name: 'getProject',
    as: 'adi',
    call: (client) => cloud.getProject(client, { projectIdOrKey: 'PAY' }),
    gives: { key: 'PAY' },
  },
  {
    name: 'getSecurityLevelsForProject',
    as: 'adi',
    call: (client) => cloud.getSecurityLevelsForProject(client, { projectKeyOrId: 'PAY' }),
    gives: { levels: [] },
  },
  {
    name: 'getAllStatuses',
    as: 'adi',
    call: (client) => cloud.getAllStatuses(client, { projectIdOrKey: 'PAY' }),
    gives: [{ name: 'Service request' }],
  },
  {
    name: 'getProjectPropertyKeys',
    as: 'adi',
    call: (client) => cloud.getProjectPropertyKeys(client, { projectIdOrKey: 'PAY' }),
    gives: { keys: [{ key: 'note' }] },
  },
  {
    name: 'getProjectProperty',
    as: 'adi',
    call: (client) => cloud.getProjectProperty(client, projectProperty),
    gives: { value: { text: 'x' } },
  },
  {
    name: 'setProjectProperty',
    as: 'pola',
    call: (client) => cloud.setProjectProperty(client, { ...projectProperty, body: { text: 'y' } }),
  },
  { name: 'deleteProjectProperty', as: 'pola', call: (client) => cloud.deleteProjectProperty(client, projectProperty) },
  {
    name: 'getUser',
    as: 'adi',
    call: (client) => cloud.getUser(client, { accountId: 'dana', expand: 'groups' }),
    gives: { accountId: 'dana', accountType: 'customer' },
  },
  {
    name: 'getUserGroups',
    as: 'adi',
    call: (client) => cloud.getUserGroups(client, { accountId: 'adi' }),
    gives: [{ name: 'managers' }],
  },
  {
    name: 'findUsers',
    as: 'adi',
    call: (client) => cloud.findUsers(client, { query: 'dana' }),
    gives: [{ accountId: 'dana' }],
  },
  {
    name: 'findAssignableUsers',
    as: 'adi',
    call: (client) => cloud.findAssignableUsers(client, { project: 'PAY', query: 'pola' }),
    gives: [{ accountId: 'pola' }],
  },
  {
    name: 'findUsersWithBrowsePermission',
    as: 'adi',
    call: (client) => cloud.findUsersWithBrowsePermission(client, { issueKey: 'PAY-1', accountId: 'vera' }),
    gives: [{ accountId: 'vera' }],
  },
  {
    name: 'getAllUsers',
    as: 'adi',
    call: (client) => cloud.getAllUsers(client, { maxResults: 1 }),
    gives: [{ accountId: 'amit' }],
  },
  {
    name: 'getCurrentUser',
    as: 'adi',
    call: (client) => cloud.getCurrentUser(client, { expand: 'groups,applicationRoles' }),
    gives: { accountId: 'adi', groups: { items: [{ name: 'managers' }] } },
  },
  {
    name: 'getUsersFromGroup',
    as: 'adi',
    call: (client) => cloud.getUsersFromGroup(client, { groupId: 'g-managers' }),
    gives: { values: [{ accountId: 'adi' }] },
  },
  {
    name: 'findGroups',
    as: 'adi',
    call: (client) => cloud.findGroups(client, { query: 'man' }),
    gives: { groups: [{ name: 'managers' }] },
  },
  {
    name: 'getMyPermissions',
    as: 'adi',
    call: (client) => cloud.getMyPermissions(client, { permissions: 'BROWSE_PROJECTS', projectKey: 'PAY' }),
    gives: { permissions: { BROWSE_PROJECTS: { havePermission: true } } },
  },
  {
    name: 'getBulkPermissions',
    as: 'adi',
    call: (client) =>
      cloud.getBulkPermissions(client, { projectPermissions: [{ permissions: ['EDIT_ISSUES'], projects: [10000] }] }),
    gives: { projectPermissions: [{ permission: 'EDIT_ISSUES', projects: [10000] }] },
  },
  {
    name: 'getAllDashboards',
    as: 'adi',
    call: (client) => cloud.getAllDashboards(client, { filter: 'my' }),
    gives: { dashboards: [{ name: 'Management' }] },
  },
  {
    name: 'getDashboardsPaginated',
    as: 'adi',
    call: (client) => cloud.getDashboardsPaginated(client, { dashboardName: 'man' }),
    gives: { values: [{ name: 'Management' }] },
  },
  {
    name: 'getDashboard',
    as: 'adi',
    call: (client) => cloud.getDashboard(client, { id: '10000' }),
    gives: { name: 'Management' },
  },
  {
    name: 'getDashboardItemPropertyKeys',
    as: 'adi',
    call: (client) => cloud.getDashboardItemPropertyKeys(client, item),
    gives: { keys: [{ key: 'config' }, { key: 'note' }] },
  },
  {
    name: 'getDashboardItemProperty',
    as: 'adi',
    call: (client) => cloud.getDashboardItemProperty(client, itemProperty),
    gives: { value: { text: 'x' } },
  },
  {
    name: 'setDashboardItemProperty',
    as: 'adi',
    call: (client) => cloud.setDashboardItemProperty(client, { ...itemProperty, body: { text: 'y' } }),
  },
  {
    name: 'deleteDashboardItemProperty',
    as: 'adi',
    call: (client) => cloud.deleteDashboardItemProperty(client, itemProperty),
  },
  { name: 'getFields', as: 'adi', call: (client) => cloud.getFields(client), gives: [] },
  { name: 'getStatuses', as: 'adi', call: (client) => cloud.getStatuses(client), gives: [{ id: '1' }] },
  { name: 'getStatus', as: 'adi', call: (client) => cloud.getStatus(client, { idOrName: '2' }), gives: { id: '2' } },
  { name: 'getStatusCategories', as: 'adi', call: (client) => cloud.getStatusCategories(client), gives: [] },
  {
    name: 'getIssueAllTypes',
    as: 'adi',
    call: (client) => cloud.getIssueAllTypes(client),
    gives: [{ name: 'Service request' }],
  },
  {
    name: 'getServerInfo',
    as: 'adi',
    call: (client) => cloud.getServerInfo(client),
    gives: { deploymentType: 'Cloud' },
  },
];
