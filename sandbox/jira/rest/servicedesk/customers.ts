import { createHash } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { serviceDeskPage } from '../../http/paging.ts';
import { actorOfPerson } from '../../people/actor.ts';
import { isAgentOf, isCustomerOf, isSiteAdmin } from '../../people/permissions.ts';
import type { OrganizationRecord, PersonRecord } from '../../state/records.ts';
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

const customers: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
  experimental: true,
  handle: (context) => {
    const { site, query } = context;
    const project = deskIn(context);
    assertAgent(context, project);
    const text = (query.get('query') ?? '').toLowerCase();
    const found = [...site.store.people.values()].filter(
      (person) =>
        person.active &&
        isCustomerOf(actorOfPerson(person), project) &&
        `${person.displayName}\n${person.emailAddress}`.toLowerCase().includes(text),
    );
    return ok(serviceDeskPage(context, found, (person) => serviceDeskUser(site, person.accountId)));
  },
};

const NewCustomer = z.strictObject({
  email: z.string(),
  displayName: z.string().optional(),
  fullName: z.string().optional(),
});

/** Only Jira administrators create customers. */
const createCustomer: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/customer',
  handle: (context) => {
    const { site, actor, query } = context;
    if (actor.kind !== 'app' && !isSiteAdmin(actor)) {
      throw new RestError(403, 'You do not have permission to create customers.', {
        i18nKey: 'sd.customer.create.error.permission',
      });
    }
    const { email, displayName, fullName } = bodyOf(context, NewCustomer);
    if (!/^\S+@\S+$/.test(email))
      throw badRequest('The email address is not valid.', 'sd.customer.create.error.email.invalid');
    if ([...site.store.people.values()].some((person) => person.emailAddress.toLowerCase() === email.toLowerCase())) {
      throw new RestError(
        query.get('strictConflictStatusCode') === 'true' ? 409 : 400,
        'An account already exists for this email.',
        {
          i18nKey: 'sd.customer.create.error.email.exists',
        },
      );
    }
    const digest = createHash('sha256').update(`${site.cloudId}/${email.toLowerCase()}`).digest('hex');
    const person: PersonRecord = {
      accountId: `qm:${site.cloudId.replace(/[^A-Za-z0-9-]/g, '')}:${digest.slice(0, 24)}`,
      displayName: displayName ?? fullName ?? email,
      emailAddress: email,
      role: 'customer',
      token: digest.slice(24, 48),
      locale: 'en-US',
      timeZone: 'Etc/UTC',
      active: true,
    };
    site.store.people.set(person.accountId, person);
    return created(serviceDeskUser(site, person.accountId));
  },
};

const organizationProperties = propertyRoutes({
  path: '/rest/servicedeskapi/organization/{organizationId}/property',
  read: organizationIn,
  write: managedOrganization,
});

export const customerRoutes: readonly Route[] = [
  organizations,
  createOrganization,
  organization,
  members,
  addMembers,
  removeMembers,
  deskOrganizations,
  customers,
  createCustomer,
  ...organizationProperties,
];
