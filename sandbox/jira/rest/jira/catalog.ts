import { ok, type Route } from '../../http/rest-context.ts';
import { notFound } from '../../http/rest-error.ts';
import { fieldView } from '../../views/field-view.ts';
import {
  issueTypesOf,
  namedIssueType,
  priorityView,
  resolutionView,
  statusCategoryView,
  statusView,
} from '../../views/issue-parts.ts';

/** Lists every site has: fields, statuses, priorities, resolutions, issue types. */

const fields: Route = {
  method: 'GET',
  path: '/rest/api/3/field',
  handle: ({ site }) => ok([...site.store.fields.values()].map(fieldView)),
};

const statuses: Route = {
  method: 'GET',
  path: '/rest/api/3/status',
  handle: ({ site }) => ok([...site.store.statuses.values()].map((status) => statusView(site, status))),
};

const status: Route = {
  method: 'GET',
  path: '/rest/api/3/status/{idOrName}',
  handle: (context) => {
    const { site } = context;
    const wanted = context.param('idOrName');
    const found = [...site.store.statuses.values()].find((each) => each.id === wanted || each.name === wanted);
    if (found === undefined) throw notFound(`The status with id '${wanted}' does not exist`);
    return ok(statusView(site, found));
  },
};

const statusCategories: Route = {
  method: 'GET',
  path: '/rest/api/3/statuscategory',
  handle: ({ site }) => ok((['new', 'indeterminate', 'done'] as const).map((key) => statusCategoryView(site, key))),
};

const priorities: Route = {
  method: 'GET',
  path: '/rest/api/3/priority',
  handle: ({ site }) => ok([...site.store.priorities.values()].map((each) => priorityView(site, each))),
};

const resolutions: Route = {
  method: 'GET',
  path: '/rest/api/3/resolution',
  handle: ({ site }) => ok([...site.store.resolutions.values()].map((each) => resolutionView(site, each))),
};

const issueTypes: Route = {
  method: 'GET',
  path: '/rest/api/3/issuetype',
  handle: ({ site }) => {
    const types = new Map([...site.store.projects.values()].flatMap(issueTypesOf).map((type) => [type.id, type]));
    return ok([...types.values()].map((type) => namedIssueType(site, type)));
  },
};

const serverInfo: Route = {
  method: 'GET',
  path: '/rest/api/3/serverInfo',
  anonymous: true,
  handle: ({ site }) =>
    ok({
      baseUrl: site.siteUrl,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      buildNumber: 100_000,
      serverTitle: 'Jira',
      serverTime: new Date(site.clock.now()).toISOString().replace('Z', '+0000'),
    }),
};

export const catalogRoutes: readonly Route[] = [
  fields,
  statuses,
  status,
  statusCategories,
  priorities,
  resolutions,
  issueTypes,
  serverInfo,
];
