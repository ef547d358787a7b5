import { ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, notFound } from '../../http/rest-error.ts';
import { isProjectAdmin } from '../../people/permissions.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import { avatarUrls } from '../../views/user-view.ts';
import { projectIn } from './find.ts';

/** The roles of a service desk with the ids Jira gives them on a new site; who opens a desk to all customers names nobody. */
const ROLES = [
  { id: 10002, name: 'Administrators', members: ({ roles }: ProjectRecord) => roles.administrators },
  { id: 10003, name: 'Service Desk Team', members: ({ roles }: ProjectRecord) => roles.agents },
  {
    id: 10004,
    name: 'Service Desk Customers',
    members: ({ roles }: ProjectRecord) => (roles.customers === 'all' ? [] : roles.customers),
  },
  { id: 10005, name: 'Viewers', members: ({ roles }: ProjectRecord) => roles.viewers ?? [] },
] as const;

/** @throws RestError 404 for who does not administer the project. Apps hold its administration through their scopes. */
const administeredIn = (context: RestContext): ProjectRecord => {
  const project = projectIn(context);
  if (context.actor.kind === 'app' || isProjectAdmin(context.actor, project)) return project;
  throw notFound(`No project could be found with key '${context.param('projectIdOrKey')}'.`);
};

const roleUrl = ({ site }: RestContext, project: ProjectRecord, id: number): string =>
  `${site.siteUrl}/rest/api/3/project/${project.id}/role/${id}`;

const list: Route = {
  method: 'GET',
  path: '/rest/api/3/project/{projectIdOrKey}/role',
  handle: (context) => {
    const project = administeredIn(context);
    return ok(Object.fromEntries(ROLES.map(({ id, name }) => [name, roleUrl(context, project, id)])));
  },
};

const get: Route = {
  method: 'GET',
  path: '/rest/api/3/project/{projectIdOrKey}/role/{id}',
  handle: (context) => {
    const project = administeredIn(context);
    const { site } = context;
    if (!/^\d+$/.test(context.param('id'))) throw badRequest('The role id must be a number.');
    const role = ROLES.find(({ id }) => String(id) === context.param('id'));
    if (role === undefined) throw notFound(`Can not retrieve a role actor for role '${context.param('id')}'.`);
    return ok({
      self: roleUrl(context, project, role.id),
      id: role.id,
      name: role.name,
      description: '',
      actors: role.members(project).map((accountId, index) => ({
        id: role.id * 100 + index,
        displayName: site.store.people.get(accountId)?.displayName ?? accountId,
        type: 'atlassian-user-role-actor',
        actorUser: { accountId },
        avatarUrl: avatarUrls(site, `/rest/api/3/universal_avatar/view/type/user/avatar/${accountId}`)['16x16'],
      })),
    });
  },
};

export const projectRoleRoutes: readonly Route[] = [list, get];
