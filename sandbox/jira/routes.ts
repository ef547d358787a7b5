import type { Route } from './http/rest-context.ts';
import { appFieldRoutes } from './rest/jira/app-fields.ts';
import { catalogRoutes } from './rest/jira/catalog.ts';
import { changelogRoutes } from './rest/jira/changelogs.ts';
import { commentRoutes } from './rest/jira/comments.ts';
import { issueRoutes } from './rest/jira/issues.ts';
import { searchRoutes } from './rest/jira/search.ts';
import { transitionRoutes } from './rest/jira/transitions.ts';
import { requestPartRoutes } from './rest/servicedesk/request-parts.ts';
import { requestRoutes } from './rest/servicedesk/requests.ts';

/** Every operation of the site. A new resource is a file in `rest/` and a line here. */
export const routes: readonly Route[] = [
  ...issueRoutes,
  ...transitionRoutes,
  ...commentRoutes,
  ...changelogRoutes,
  ...appFieldRoutes,
  ...searchRoutes,
  ...catalogRoutes,
  ...requestRoutes,
  ...requestPartRoutes,
];
