import type { RestContext, Route } from '../../http/rest-context.ts';
import { forbidden } from '../../http/rest-error.ts';
import { sendPropertyEvent } from '../../issues/product-events.ts';
import { isProjectAdmin } from '../../people/permissions.ts';
import { propertyRoutes } from '../entity-properties.ts';
import { issueIn, projectIn } from './find.ts';

const issueHolder = (context: RestContext) => {
  const { site, actor } = context;
  const issue = issueIn(context);
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
  ...propertyRoutes({ path: '/rest/api/3/issue/{issueIdOrKey}/properties', read: issueHolder, write: issueHolder }),
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
