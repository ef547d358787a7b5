import { ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { jiraPage, listOf } from '../../http/paging.ts';
import { browsableProjects, hasProjectPermission, isProjectAdmin } from '../../people/permissions.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import { issueTypesOf, namedIssueType, projectView, statusView } from '../../views/issue-parts.ts';
import { userOrNull } from '../../views/user-view.ts';
import { projectIn } from './find.ts';

const detailed = ({ site, query }: RestContext, project: ProjectRecord): Readonly<Record<string, unknown>> => {
  const properties = listOf(query, 'properties');
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectView(site, project),
    style: 'classic',
    isPrivate: false,
    ...(properties.length === 0
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(project.properties).filter(([key]) => properties.includes(key)),
          ),
        }),
  };
};

const search: Route = {
  method: 'GET',
  path: '/rest/api/3/project/search',
  handle: (context) => {
    const { site, actor, query } = context;
    const typeKeys = listOf(query, 'typeKey');
    const [ids, keys] = [listOf(query, 'id'), listOf(query, 'keys')];
    const text = (query.get('query') ?? '').toLowerCase();
    const isForAdmins = query.get('action') === 'edit';
    const projects = browsableProjects(site, actor)
      .filter((project) => typeKeys.length === 0 || typeKeys.includes(project.type))
      .filter((project) => ids.length === 0 || ids.includes(project.id))
      .filter((project) => keys.length === 0 || keys.includes(project.key))
      .filter((project) => `${project.key}\n${project.name}`.toLowerCase().includes(text))
      .filter((project) => !isForAdmins || isProjectAdmin(actor, project))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    return ok(jiraPage(context, projects, { limit: 100, view: (project) => detailed(context, project) }));
  },
};

const get: Route = {
  method: 'GET',
  path: '/rest/api/3/project/{projectIdOrKey}',
  handle: (context) => {
    const { site } = context;
    const project = projectIn(context);
    return ok({
      ...detailed(context, project),
      description: '',
      ...(project.leadId === null ? {} : { lead: userOrNull(site, project.leadId) }),
      components: [],
      versions: [],
      issueTypes: issueTypesOf(project).map((type) => namedIssueType(site, type)),
      assigneeType: 'UNASSIGNED',
      roles: {},
    });
  },
};

const statuses: Route = {
  method: 'GET',
  path: '/rest/api/3/project/{projectIdOrKey}/statuses',
  handle: (context) => {
    const { site } = context;
    const project = projectIn(context);
    const ids = new Set([project.workflow.initial, ...project.workflow.transitions.map((each) => each.to)]);
    return ok(
      issueTypesOf(project).map(({ id, name }) => ({
        self: `${site.siteUrl}/rest/api/3/issuetype/${id}`,
        id,
        name,
        subtask: false,
        statuses: [...ids].map((statusId) => statusView(site, site.store.status(statusId))),
      })),
    );
  },
};

/** Levels that the account may give to issues, which is those it may see them at. */
const securityLevels: Route = {
  method: 'GET',
  path: '/rest/api/3/project/{projectKeyOrId}/securitylevel',
  handle: (context) => {
    const { site, actor } = context;
    const project = projectIn(context, 'projectKeyOrId');
    const own = project.securityLevels.filter(({ apps, memberIds }) =>
      actor.kind === 'app' ? apps : memberIds.includes(actor.accountId),
    );
    const maySet = hasProjectPermission({ site, actor, project, permission: 'SET_ISSUE_SECURITY' });
    return ok({
      levels: (maySet ? own : []).map(({ id, name }) => ({
        self: `${site.siteUrl}/rest/api/3/securitylevel/${id}`,
        id,
        description: '',
        name,
      })),
    });
  },
};

export const projectRoutes: readonly Route[] = [search, get, statuses, securityLevels];
