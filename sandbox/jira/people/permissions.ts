import type { Actor, Site } from '../site.ts';
import type { ProjectRecord } from '../state/desk-records.ts';
import type { CommentRecord, IssueRecord } from '../state/issue-records.ts';

const isLicensed = (actor: Actor): boolean =>
  actor.kind === 'app' || (actor.person.role !== 'customer' && actor.person.role !== 'unlicensed');

/** Global permission Administer Jira. */
export const isSiteAdmin = (actor: Actor): boolean => actor.kind === 'person' && actor.person.role === 'site-admin';

export const isProjectAdmin = (actor: Actor, project: ProjectRecord): boolean =>
  isSiteAdmin(actor) || (isLicensed(actor) && project.roles.administrators.includes(actor.accountId));

/** Works on the desk: its agents and administrators, and apps where they are let in. */
export const isAgentOf = (actor: Actor, project: ProjectRecord): boolean =>
  actor.kind === 'app'
    ? project.openToApps
    : isProjectAdmin(actor, project) || (isLicensed(actor) && project.roles.agents.includes(actor.accountId));

/** Permission Browse Projects: who works on the desk, and who may look on. Portal customers never have it. */
export const canBrowseProject = (actor: Actor, project: ProjectRecord): boolean =>
  isAgentOf(actor, project) || (isLicensed(actor) && project.roles.viewers?.includes(actor.accountId) === true);

/** Comments an account gets to read: internal ones are for those who work on the desk. */
export const readableComments = (site: Site, actor: Actor, issue: IssueRecord): readonly CommentRecord[] =>
  isAgentOf(actor, site.store.projectOf(issue)) && canBrowseIssue(site, actor, issue)
    ? issue.comments
    : issue.comments.filter((comment) => comment.public);

/** Browse Projects and the issue's security level. */
export const canBrowseIssue = (site: Site, actor: Actor, issue: IssueRecord): boolean => {
  const project = site.store.projectOf(issue);
  if (!canBrowseProject(actor, project)) return false;
  if (issue.securityLevelId === null) return true;
  const level = project.securityLevels.find((each) => each.id === issue.securityLevelId);
  if (level === undefined) return true;
  return actor.kind === 'app' ? level.apps : level.memberIds.includes(actor.accountId);
};

/** May raise requests in the portal of the desk. */
export const isCustomerOf = (actor: Actor, project: ProjectRecord): boolean =>
  isAgentOf(actor, project) || project.roles.customers === 'all' || project.roles.customers.includes(actor.accountId);

/** In the portal: their own requests, those they take part in, and those shared with their organization. */
export const isInvolvedIn = (site: Site, accountId: string, issue: IssueRecord): boolean =>
  issue.reporterId === accountId ||
  issue.participantIds.includes(accountId) ||
  issue.organizationIds.some((id) => site.store.organizations.get(id)?.memberIds.includes(accountId) === true);

export const canSeeRequest = (site: Site, actor: Actor, issue: IssueRecord): boolean =>
  canBrowseIssue(site, actor, issue) ||
  (actor.kind === 'person' && issue.requestTypeId !== null && isInvolvedIn(site, actor.accountId, issue));

/** May answer and move a request in the portal: the desk and those involved. Somebody who only looks on may not. */
export const canTakePartIn = (site: Site, actor: Actor, issue: IssueRecord): boolean =>
  (isAgentOf(actor, site.store.projectOf(issue)) && canBrowseIssue(site, actor, issue)) ||
  (actor.kind === 'person' && isInvolvedIn(site, actor.accountId, issue));

/** Global permission Browse users and groups. */
export const canBrowseUsers = (actor: Actor): boolean => isLicensed(actor);

export const browsableProjects = (site: Site, actor: Actor): ProjectRecord[] =>
  [...site.store.projects.values()].filter((project) => canBrowseProject(actor, project));

const GLOBAL = [
  'ADMINISTER',
  'SYSTEM_ADMIN',
  'USER_PICKER',
  'BULK_CHANGE',
  'CREATE_SHARED_OBJECTS',
  'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
] as const;
const FOR_VIEWERS = ['BROWSE_PROJECTS', 'VIEW_READONLY_WORKFLOW'] as const;
const FOR_AGENTS = [
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'CLOSE_ISSUES',
  'RESOLVE_ISSUES',
  'SCHEDULE_ISSUES',
  'MODIFY_REPORTER',
  'MOVE_ISSUES',
  'LINK_ISSUES',
  'SET_ISSUE_SECURITY',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'SERVICEDESK_AGENT',
] as const;
const FOR_PROJECT_ADMINS = [
  'ADMINISTER_PROJECTS',
  'DELETE_ISSUES',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
] as const;

export const GLOBAL_PERMISSIONS: readonly string[] = GLOBAL;
export const PROJECT_PERMISSIONS: readonly string[] = [...FOR_VIEWERS, ...FOR_AGENTS, ...FOR_PROJECT_ADMINS];

export const hasGlobalPermission = (actor: Actor, permission: string): boolean =>
  permission === 'USER_PICKER' || permission === 'CREATE_SHARED_OBJECTS' || permission === 'BULK_CHANGE'
    ? isLicensed(actor)
    : isSiteAdmin(actor);

/** `issue` narrows to what the account may do there, which its security level can take away. */
export const hasProjectPermission = (params: {
  readonly site: Site;
  readonly actor: Actor;
  readonly project: ProjectRecord;
  readonly permission: string;
  readonly issue?: IssueRecord;
}): boolean => {
  const { site, actor, project, permission, issue } = params;
  if (issue !== undefined && !canBrowseIssue(site, actor, issue)) return false;
  // App accounts hold every project permission their scopes let them use.
  if ((FOR_PROJECT_ADMINS as readonly string[]).includes(permission)) {
    return actor.kind === 'app'
      ? project.openToApps && permission !== 'ADMINISTER_PROJECTS'
      : isProjectAdmin(actor, project);
  }
  return (FOR_VIEWERS as readonly string[]).includes(permission)
    ? canBrowseProject(actor, project)
    : isAgentOf(actor, project);
};
