import { z } from 'zod';
import { bodyOf, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, issueNotFound, notFound } from '../../http/rest-error.ts';
import { listOf } from '../../http/paging.ts';
import { actorOfPerson } from '../../people/actor.ts';
import {
  canBrowseIssue,
  canBrowseProject,
  GLOBAL_PERMISSIONS,
  hasGlobalPermission,
  hasProjectPermission,
  isSiteAdmin,
  PROJECT_PERMISSIONS,
} from '../../people/permissions.ts';
import type { Actor } from '../../site.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import type { IssueRecord } from '../../state/issue-records.ts';

const MAX_CHECKED = 1000;

interface Place {
  readonly project: ProjectRecord | null;
  readonly issue: IssueRecord | null;
}

/** Where `mypermissions` is asked: an issue, a project, or anywhere. */
const placeOf = ({ site, actor, query }: RestContext): Place => {
  const issueRef = query.get('issueKey') ?? query.get('issueId');
  if (issueRef !== null) {
    const issue = site.store.issueByIdOrKey(issueRef);
    if (issue === undefined || !canBrowseIssue(site, actor, issue)) throw issueNotFound();
    return { issue, project: site.store.projectOf(issue) };
  }
  const projectRef = query.get('projectKey') ?? query.get('projectId');
  if (projectRef === null) return { issue: null, project: null };
  const project = site.store.projectByIdOrKey(projectRef);
  if (project === undefined || !canBrowseProject(actor, project))
    throw notFound(`No project could be found with key '${projectRef}'.`);
  return { issue: null, project };
};

const holds = ({ site, actor }: RestContext, permission: string, { project, issue }: Place): boolean => {
  if (GLOBAL_PERMISSIONS.includes(permission)) return hasGlobalPermission(actor, permission);
  const more = issue === null ? {} : { issue };
  if (project !== null) return hasProjectPermission({ site, actor, project, permission, ...more });
  // Without a place: whether the caller has it in any project.
  return [...site.store.projects.values()].some((each) =>
    hasProjectPermission({ site, actor, project: each, permission }),
  );
};

const mine: Route = {
  method: 'GET',
  path: '/rest/api/3/mypermissions',
  handle: (context) => {
    const wanted = listOf(context.query, 'permissions');
    if (wanted.length === 0) throw badRequest("The 'permissions' query parameter is required.");
    const known = [...GLOBAL_PERMISSIONS, ...PROJECT_PERMISSIONS];
    const unknown = wanted.filter((permission) => !known.includes(permission));
    if (unknown.length > 0) throw badRequest(`Unrecognized permission(s): ${unknown.join(', ')}`);
    const place = placeOf(context);
    const permissions = Object.fromEntries(
      wanted.map((key) => [
        key,
        {
          id: String(known.indexOf(key)),
          key,
          name: key
            .toLowerCase()
            .split('_')
            .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
            .join(' '),
          type: GLOBAL_PERMISSIONS.includes(key) ? 'GLOBAL' : 'PROJECT',
          description: '',
          havePermission: holds(context, key, place),
        },
      ]),
    );
    return ok({ permissions });
  },
};

const Ids = z.array(z.number().int()).max(MAX_CHECKED);
const Check = z.strictObject({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).optional(),
  projectPermissions: z
    .array(z.strictObject({ permissions: z.array(z.string()), projects: Ids.optional(), issues: Ids.optional() }))
    .optional(),
});

/** Asks for an account: the caller's own, or anybody's for administrators and apps. */
const subjectOf = ({ site, actor }: RestContext, accountId: string | undefined): Actor => {
  if (accountId === undefined || accountId === actor.accountId) return actor;
  if (actor.kind !== 'app' && !isSiteAdmin(actor))
    throw forbidden('Only Jira administrators can check the permissions of other users.');
  const person = site.store.people.get(accountId);
  if (person === undefined) throw badRequest('The account ID is not valid.');
  return actorOfPerson(person);
};

const check: Route = {
  method: 'POST',
  path: '/rest/api/3/permissions/check',
  handle: (context) => {
    const { site } = context;
    const { accountId, globalPermissions = [], projectPermissions = [] } = bodyOf(context, Check);
    const actor = subjectOf(context, accountId);
    const grants = projectPermissions.flatMap(({ permissions, projects = [], issues = [] }) =>
      permissions.map((permission) => {
        if (!PROJECT_PERMISSIONS.includes(permission)) throw badRequest(`Unrecognized permission: ${permission}`);
        return {
          permission,
          projects: projects.filter((id) => {
            const project = site.store.projects.get(String(id));
            return project !== undefined && hasProjectPermission({ site, actor, project, permission });
          }),
          issues: issues.filter((id) => {
            const issue = site.store.issues.byId(String(id));
            return (
              issue !== undefined &&
              hasProjectPermission({ site, actor, project: site.store.projectOf(issue), permission, issue })
            );
          }),
        };
      }),
    );
    const unknown = globalPermissions.find((permission) => !GLOBAL_PERMISSIONS.includes(permission));
    if (unknown !== undefined) throw badRequest(`Unrecognized permission: ${unknown}`);
    return ok({
      globalPermissions: globalPermissions.filter((permission) => hasGlobalPermission(actor, permission)),
      projectPermissions: grants,
    });
  },
};

export const permissionRoutes: readonly Route[] = [mine, check];
