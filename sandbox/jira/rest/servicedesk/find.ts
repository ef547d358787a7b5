import type { RestContext } from '../../http/rest-context.ts';
import { RestError } from '../../http/rest-error.ts';
import { canSeeRequest, canTakePartIn, isAgentOf, isCustomerOf } from '../../people/permissions.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import type { IssueRecord } from '../../state/issue-records.ts';

/** The request a path names, when the caller may see it. @throws RestError 404, also where it exists but is somebody else's */
export const requestIn = (context: RestContext, name = 'issueIdOrKey'): IssueRecord => {
  const { site, actor } = context;
  const issue = site.store.issueByIdOrKey(context.param(name));
  if (issue === undefined || issue.requestTypeId === null || !canSeeRequest(site, actor, issue)) {
    throw new RestError(404, 'The issue does not exist, or you do not have permission to view it.', {
      i18nKey: 'sd.agent.servicedesk.error.no.issue',
    });
  }
  return issue;
};

/** The request a path names, when the caller takes part in it. @throws RestError 404 as `requestIn`, 403 for somebody who may read the request and nothing more. */
export const ownRequestIn = (context: RestContext): IssueRecord => {
  const issue = requestIn(context);
  if (canTakePartIn(context.site, context.actor, issue)) return issue;
  throw new RestError(403, 'You do not have permission to change this request.', {
    i18nKey: 'sd.request.no.permission',
  });
};

/** A desk's own id or the key of its project; also either of them, or the project's id, behind the name of what it is. */
const projectNamed = ({ site }: RestContext, id: string): ProjectRecord | undefined => {
  const [, kind, value = ''] = /^(serviceDeskId|projectId|projectKey):(.*)$/.exec(id) ?? [];
  if (kind === undefined) return site.store.projectByDesk(id) ?? site.store.projectByIdOrKey(id);
  if (kind === 'serviceDeskId') return site.store.projectByDesk(value);
  const project = site.store.projectByIdOrKey(value);
  return (kind === 'projectId') === (project?.id === value) ? project : undefined;
};

/** The desk a path names, when the caller is let in. @throws RestError 404 for no such desk, 403 for a closed one */
export const deskIn = (context: RestContext): ProjectRecord => {
  const id = context.param('serviceDeskId');
  const project = projectNamed(context, id);
  if (project === undefined) {
    throw new RestError(404, `No service desk found with ID ${id}`, {
      i18nKey: 'sd.public.rest.error.servicedesk.not.found',
    });
  }
  if (!isCustomerOf(context.actor, project)) throw noPermission();
  return project;
};

/** @throws RestError 403 for callers who do not work on the desk. */
export const assertAgent = (context: RestContext, project: ProjectRecord): void => {
  if (!isAgentOf(context.actor, project)) {
    throw new RestError(403, 'You need to be an agent of this service desk to perform this operation.', {
      i18nKey: 'sd.agent.servicedesk.error.agent.permission',
    });
  }
};

export const noPermission = (): RestError =>
  new RestError(403, 'You do not have permission to access this service desk.', {
    i18nKey: 'sd.customer.error.no.permission',
  });
