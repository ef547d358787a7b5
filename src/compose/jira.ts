import { createAlertFieldWriter } from '../adapters/jira/alert-field-writer';
import { createAskComments } from '../adapters/jira/ask-comments';
import { createAppFields } from '../adapters/jira/app-fields';
import { createClockReader } from '../adapters/jira/clock-reader';
import { createConditions } from '../adapters/jira/conditions';
import { createDuplicateLinks } from '../adapters/jira/duplicate-links';
import { createFieldWriter } from '../adapters/jira/field-writer';
import { createIssueLookup } from '../adapters/jira/issue-lookup';
import { createIssueRights } from '../adapters/jira/issue-rights';
import { createIssues, createViewerIssues } from '../adapters/jira/issues';
import { createNativeRatings } from '../adapters/jira/native-ratings';
import { createPeople, createStaff } from '../adapters/jira/people';
import { createPortalRequests } from '../adapters/jira/portal-requests';
import { createProjects } from '../adapters/jira/projects';
import { createPushComments } from '../adapters/jira/push-comments';
import { createReopening } from '../adapters/jira/reopening';
import { tellingByJira } from '../adapters/jira/telling';
import { createViewerRights } from '../adapters/jira/viewer-rights';
import { connectJira } from './jira-connection';
import type { Invocation } from './system';

/** Everything that is read and written in Jira, as the app and as the person who looks. */
export const createJira = (invocation: Invocation) => {
  const { points, client, person, cache, clock, catalogues } = connectJira(invocation);
  const projects = createProjects(client);
  return {
    issues: createIssues({ client, catalogues, cache, clock }),
    viewerIssues: createViewerIssues({ client: person, catalogues, cache, clock }),
    portal: createPortalRequests({ person, app: client }),
    fields: createFieldWriter({ client, catalogues }),
    alertFields: createAlertFieldWriter({ client, catalogues }),
    clockReader: createClockReader({ client, catalogues, clock }),
    lookup: createIssueLookup(client),
    links: createDuplicateLinks(client),
    conditions: createConditions(client),
    projects,
    projectsOfPerson: createProjects(person),
    appFields: createAppFields({ catalogues, person }),
    people: createPeople({ client, cache, clock }),
    reopening: createReopening(client),
    comments: createPushComments(client),
    askComments: createAskComments(person),
    issueRights: createIssueRights(person),
    ...tellingByJira({ client, cache, clock }),
    staff: createStaff({ client, cache, clock }),
    points,
    ratingReader: createNativeRatings({ client, catalogues }),
    rights: createViewerRights({ person, app: client, projects, cache, clock }),
  };
};
