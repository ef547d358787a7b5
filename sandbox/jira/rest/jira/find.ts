import type { RestContext } from '../../http/rest-context.ts';
import { issueNotFound, notFound } from '../../http/rest-error.ts';
import { canBrowseIssue, canBrowseProject, hasProjectPermission } from '../../people/permissions.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import type { IssueRecord } from '../../state/issue-records.ts';

/** The issue a path names, when the caller may browse it. @throws RestError 404 */
export const issueIn = (context: RestContext, name = 'issueIdOrKey'): IssueRecord => {
  const issue = context.site.store.issueByIdOrKey(context.param(name));
  if (issue === undefined || !canBrowseIssue(context.site, context.actor, issue)) throw issueNotFound();
  return issue;
};

/** Whether the caller has a project permission for an issue. */
export const mayInIssue = ({ site, actor }: RestContext, issue: IssueRecord, permission: string): boolean =>
  hasProjectPermission({ site, actor, project: site.store.projectOf(issue), permission, issue });

/** The project a path names, when the caller may browse it. @throws RestError 404 */
export const projectIn = (context: RestContext, name = 'projectIdOrKey'): ProjectRecord => {
  const idOrKey = context.param(name);
  const project = context.site.store.projectByIdOrKey(idOrKey);
  if (project === undefined || !canBrowseProject(context.actor, project)) {
    const what = /^\d+$/.test(idOrKey) ? `id '${idOrKey}'` : `key '${idOrKey}'`;
    throw notFound(`No project could be found with ${what}.`);
  }
  return project;
};
