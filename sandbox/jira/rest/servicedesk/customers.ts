import { createHash } from 'node:crypto';
import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { serviceDeskPage } from '../../http/paging.ts';
import { actorOfPerson } from '../../people/actor.ts';
import { isCustomerOf, isProjectAdmin, isSiteAdmin } from '../../people/permissions.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import type { PersonRecord } from '../../state/records.ts';
import { serviceDeskUser } from '../../views/user-view.ts';
import { assertAgent, deskIn, noPermission } from './find.ts';

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

const Accounts = z.strictObject({ accountIds: z.array(z.string()).min(1), usernames: z.array(z.string()).optional() });

/** The desk and the people a body names. @throws RestError 403 for all but its administrators, 400 for unknown people */
const admittedIn = (context: RestContext): { project: ProjectRecord; accountIds: readonly string[] } => {
  const { site, actor } = context;
  const project = deskIn(context);
  if (actor.kind !== 'app' && !isProjectAdmin(actor, project)) throw noPermission();
  const { accountIds } = bodyOf(context, Accounts);
  const unknown = accountIds.find((id) => !site.store.people.has(id));
  if (unknown !== undefined) throw badRequest(`The user '${unknown}' does not exist.`, 'sd.user.not.found');
  return { project, accountIds };
};

const addCustomers: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
  handle: (context) => {
    const { project, accountIds } = admittedIn(context);
    const { customers: before } = project.roles;
    if (before !== 'all') project.roles.customers = [...new Set([...before, ...accountIds])];
    return noContent();
  },
};

const removeCustomers: Route = {
  method: 'DELETE',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/customer',
  experimental: true,
  handle: (context) => {
    const { project, accountIds } = admittedIn(context);
    const { customers: before } = project.roles;
    if (before === 'all')
      throw badRequest('Customers cannot be removed from an open service desk.', 'sd.customer.remove.open.access');
    project.roles.customers = before.filter((id) => !accountIds.includes(id));
    return noContent();
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

export const customerRoutes: readonly Route[] = [customers, addCustomers, removeCustomers, createCustomer];
