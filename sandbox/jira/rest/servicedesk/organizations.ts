import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { serviceDeskPage } from '../../http/paging.ts';
import { settleIssue } from '../../issues/change-issue.ts';
import { isAgentOf, isSiteAdmin } from '../../people/permissions.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import type { OrganizationRecord } from '../../state/records.ts';
import { organizationView } from '../../views/service-desk-view.ts';
import { serviceDeskUser } from '../../views/user-view.ts';
import { propertyRoutes } from '../entity-properties.ts';
import { assertAgent, deskIn } from './find.ts';

/** Works on at least one desk of the site. */
const isAgentSomewhere = ({ site, actor }: RestContext): boolean =>
  [...site.store.projects.values()].some((project) => isAgentOf(actor, project));

const forAgents = (): RestError =>
  new RestError(403, 'You need to be an agent to perform this operation.', {
    i18nKey: 'sd.organisation.error.agent.permission',
  });

const visibleOrganizations = (context: RestContext): OrganizationRecord[] => {
  const { site, actor, query } = context;
  const accountId = query.get('accountId');
  const isAgent = isAgentSomewhere(context);
  if (accountId !== null && !isAgent) throw forAgents();
  if (accountId !== null && !site.store.people.has(accountId))
    throw new RestError(404, 'The user does not exist.', { i18nKey: 'sd.user.not.found' });
  const all = isAgent ? [...site.store.organizations.values()] : site.store.organizationsOf(actor.accountId);
  return all
    .filter((each) => accountId === null || each.memberIds.includes(accountId))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
};

const organizationIn = (context: RestContext): OrganizationRecord => {
  const { site, actor } = context;
  const organization = site.store.organizations.get(context.param('organizationId'));
  const isVisible =
    organization !== undefined && (isAgentSomewhere(context) || organization.memberIds.includes(actor.accountId));
  if (!isVisible)
    throw new RestError(404, 'The organization does not exist.', { i18nKey: 'sd.organisation.error.not.found' });
  return organization;
};

const managedOrganization = (context: RestContext): OrganizationRecord => {
  const organization = organizationIn(context);
  if (!isAgentSomewhere(context)) throw forAgents();
  return organization;
};

const organizations: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/organization',
  handle: (context) =>
    ok(serviceDeskPage(context, visibleOrganizations(context), (each) => organizationView(context.site, each))),
};

const NewOrganization = z.strictObject({ name: z.string().min(1).max(200) });

const createOrganization: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/organization',
  handle: (context) => {
    const { site } = context;
    if (!isAgentSomewhere(context)) throw forAgents();
    const { name } = bodyOf(context, NewOrganization);
    const id = String(Math.max(0, ...[...site.store.organizations.keys()].map(Number)) + 1);
    const organization: OrganizationRecord = { id, name, memberIds: [], properties: {} };
    site.store.organizations.set(id, organization);
    return created(organizationView(site, organization));
  },
};

const organization: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/organization/{organizationId}',
  handle: (context) => ok(organizationView(context.site, organizationIn(context))),
};

const members: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/organization/{organizationId}/user',
  handle: (context) =>
    ok(
      serviceDeskPage(context, managedOrganization(context).memberIds.toSorted(), (id) =>
        serviceDeskUser(context.site, id),
      ),
    ),
};

const Accounts = z.looseObject({ accountIds: z.array(z.string()).min(1) });

const knownAccounts = (context: RestContext): string[] => {
  const { accountIds } = bodyOf(context, Accounts);
  const unknown = accountIds.find((id) => !context.site.store.people.has(id));
  if (unknown !== undefined) throw badRequest(`The user '${unknown}' does not exist.`, 'sd.user.not.found');
  return accountIds;
};

const addMembers: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/organization/{organizationId}/user',
  handle: (context) => {
    const found = managedOrganization(context);
    found.memberIds = [...new Set([...found.memberIds, ...knownAccounts(context)])];
    return noContent();
  },
};

const removeMembers: Route = {
  method: 'DELETE',
  path: '/rest/servicedeskapi/organization/{organizationId}/user',
  handle: (context) => {
    const found = managedOrganization(context);
    const leaving = knownAccounts(context);
    found.memberIds = found.memberIds.filter((id) => !leaving.includes(id));
    return noContent();
  },
};

/** Deleted with every tie it has to desks and requests. */
const removeOrganization: Route = {
  method: 'DELETE',
  path: '/rest/servicedeskapi/organization/{organizationId}',
  handle: (context) => {
    const { site, actor } = context;
    const { id } = organizationIn(context);
    if (actor.kind !== 'app' && !isSiteAdmin(actor)) throw forAgents();
    site.store.organizations.delete(id);
    for (const project of site.store.projects.values())
      project.organizationIds = project.organizationIds?.filter((each) => each !== id) ?? null;
    for (const issue of site.store.issues.all())
      if (issue.organizationIds.includes(id)) {
        issue.organizationIds = issue.organizationIds.filter((each) => each !== id);
        settleIssue(site, issue);
      }
    return noContent();
  },
};

const deskOrganizations: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization',
  handle: (context) => {
    const project = deskIn(context);
    assertAgent(context, project);
    const found = visibleOrganizations(context).filter((each) => project.organizationIds?.includes(each.id) ?? true);
    return ok(serviceDeskPage(context, found, (each) => organizationView(context.site, each)));
  },
};

const Tie = z.looseObject({ organizationId: z.number().int() });

/** The desk's organizations and the one a body names. @throws RestError 403 off the desk, 404 for no such organization */
const tieIn = (context: RestContext): { project: ProjectRecord; ids: readonly string[]; id: string } => {
  const { site } = context;
  const project = deskIn(context);
  assertAgent(context, project);
  const id = String(bodyOf(context, Tie).organizationId);
  if (!site.store.organizations.has(id))
    throw new RestError(404, 'The organization does not exist.', { i18nKey: 'sd.organisation.error.not.found' });
  return { project, id, ids: project.organizationIds ?? [...site.store.organizations.keys()] };
};

const tieOrganization: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization',
  handle: (context) => {
    const { project, id, ids } = tieIn(context);
    // A desk open to every organization stays so.
    if (!ids.includes(id)) project.organizationIds = [...ids, id];
    return noContent();
  },
};

const untieOrganization: Route = {
  method: 'DELETE',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/organization',
  handle: (context) => {
    const { project, id, ids } = tieIn(context);
    project.organizationIds = ids.filter((each) => each !== id);
    return noContent();
  },
};

const organizationProperties = propertyRoutes({
  path: '/rest/servicedeskapi/organization/{organizationId}/property',
  read: (context) => {
    assertDigits(context);
    return organizationIn(context);
  },
  write: (context) => {
    assertDigits(context);
    return managedOrganization(context);
  },
});

/** @throws RestError 400 for an organization that cannot be one. */
const assertDigits = (context: RestContext): void => {
  if (!/^\d+$/.test(context.param('organizationId')))
    throw badRequest('The organization ID is invalid.', 'sd.organisation.error.invalid');
};

export const organizationRoutes: readonly Route[] = [
  organizations,
  createOrganization,
  organization,
  removeOrganization,
  members,
  addMembers,
  removeMembers,
  deskOrganizations,
  tieOrganization,
  untieOrganization,
  ...organizationProperties,
];
