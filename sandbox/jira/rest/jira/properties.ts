import type { RestContext, Route } from '../../http/rest-context.ts';
import { forbidden, issueNotFound } from '../../http/rest-error.ts';
import { sendPropertyEvent } from '../../issues/product-events.ts';
import { isProjectAdmin } from '../../people/permissions.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { propertyRoutes } from '../entity-properties.ts';
import { issueIn, mayInIssue, projectIn } from './find.ts';

const readIssue = (context: RestContext) => holderOf(context, issueIn(context));

/** Who may not edit is refused a write, and told at a removal that there is nothing. */
const editIssue = (context: RestContext) => {
  const issue = issueIn(context);
  if (mayInIssue(context, issue, 'EDIT_ISSUES')) return holderOf(context, issue);
  throw context.method === 'DELETE'
    ? issueNotFound()
    : forbidden('You do not have permission to edit issues in this project.');
};

const holderOf = ({ site, actor }: RestContext, issue: IssueRecord) => {
  return {
    properties: issue.properties,
    changed: (key: string, value: unknown) =>
      sendPropertyEvent(site, value === undefined ? 'avi:jira:deleted:issue-property' : 'avi:jira:set:issue-property', {
        actor,
        issue,
        key,
      }),
  };
};

export const propertyOfJiraRoutes: readonly Route[] = [
  ...propertyRoutes({ path: '/rest/api/3/issue/{issueIdOrKey}/properties', read: readIssue, write: editIssue }),
  ...propertyRoutes({
    path: '/rest/api/3/project/{projectIdOrKey}/properties',
    read: (context) => projectIn(context),
    write: (context) => {
      const project = projectIn(context);
      // An app holds project administration through its scope manage:jira-project.
      if (context.actor.kind !== 'app' && !isProjectAdmin(context.actor, project)) {
        throw forbidden('The user does not have permission to edit the project.');
      }
      return project;
    },
  }),
];
