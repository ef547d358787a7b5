import { ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, notFound } from '../../http/rest-error.ts';
import { flagOf, intOf, jiraPage, listOf } from '../../http/paging.ts';
import { actorOfPerson } from '../../people/actor.ts';
import { canBrowseIssue, canBrowseProject, canBrowseUsers, isAgentOf } from '../../people/permissions.ts';
import type { Actor } from '../../site.ts';
import type { GroupRecord, PersonRecord } from '../../state/records.ts';
import { userView } from '../../views/user-view.ts';

const MAX_USERS = 1000;
const MAX_BULK = 200;
const MAX_GROUP_PAGE = 50;

const groupName = ({ site }: RestContext, { groupId, name }: GroupRecord): unknown => ({
  name,
  groupId,
  self: `${site.siteUrl}/rest/api/3/group?groupId=${encodeURIComponent(groupId)}`,
});

/** An account with what `expand` asks for. */
const expanded = (context: RestContext, accountId: string): Readonly<Record<string, unknown>> => {
  const { site, query } = context;
  const expand = listOf(query, 'expand');
  const person = site.store.people.get(accountId);
  const groups = site.store.groupsOf(accountId);
  return {
    ...userView(site, accountId),
    ...(person === undefined ? {} : { locale: person.locale.replace('-', '_') }),
    ...(expand.includes('groups')
      ? { groups: { size: groups.length, items: groups.map((group) => groupName(context, group)) } }
      : {}),
    ...(expand.includes('applicationRoles') ? { applicationRoles: { size: 0, items: [] } } : {}),
    expand: 'groups,applicationRoles',
  };
};

const assertBrowses = ({ actor }: RestContext): void => {
  if (!canBrowseUsers(actor)) throw forbidden('You do not have permission to browse users and groups.');
};

const get: Route = {
  method: 'GET',
  path: '/rest/api/3/user',
  handle: (context) => {
    const { site, query } = context;
    const accountId = query.get('accountId') ?? '';
    if (accountId !== context.actor.accountId) assertBrowses(context);
    if (!site.store.people.has(accountId) && !site.store.apps.has(accountId))
      throw notFound(`Specified user does not exist or you do not have required permissions`);
    return ok(expanded(context, accountId));
  },
};

const groups: Route = {
  method: 'GET',
  path: '/rest/api/3/user/groups',
  handle: (context) => {
    const accountId = context.query.get('accountId') ?? '';
    assertBrowses(context);
    if (!context.site.store.people.has(accountId))
      throw notFound('Specified user does not exist or you do not have required permissions');
    return ok(context.site.store.groupsOf(accountId).map((group) => groupName(context, group)));
  },
};

const matchesText = (person: PersonRecord, text: string): boolean =>
  [person.displayName, person.emailAddress].some((each) => each.toLowerCase().includes(text.toLowerCase()));

/** @throws RestError 400 when people are asked for by text and by id at once. */
const assertOneOf = (query: URLSearchParams): void => {
  if (query.has('query') && query.has('accountId'))
    throw badRequest('Only one of the query and accountId parameters can be provided.');
};

const search: Route = {
  method: 'GET',
  path: '/rest/api/3/user/search',
  handle: (context) => {
    const { site, query } = context;
    const [text, accountId] = [query.get('query'), query.get('accountId')];
    if (text === null && accountId === null)
      throw badRequest('At least one of the query, accountId and property parameters must be provided.');
    assertOneOf(query);
    // Without the permission Jira answers an empty list, not a refusal.
    if (!canBrowseUsers(context.actor)) return ok([]);
    const start = Math.max(0, intOf(query, 'startAt', 0));
    const limit = Math.min(MAX_USERS, intOf(query, 'maxResults', 50));
    const found = [...site.store.people.values()].filter((person) =>
      text === null ? person.accountId === accountId : matchesText(person, text),
    );
    return ok(found.slice(start, start + limit).map((person) => userView(site, person.accountId)));
  },
};

const assignable: Route = {
  method: 'GET',
  path: '/rest/api/3/user/assignable/search',
  handle: (context) => {
    const { site, query } = context;
    const issue = site.store.issueByIdOrKey(query.get('issueKey') ?? query.get('issueId') ?? '');
    const project =
      issue === undefined ? site.store.projectByIdOrKey(query.get('project') ?? '') : site.store.projectOf(issue);
    if (!['issueKey', 'issueId', 'project'].some((name) => query.has(name)))
      throw badRequest('One of the issueKey, issueId and project parameters must be provided.');
    assertOneOf(query);
    // People who may not see the place are told as much as if it were not there.
    if (project === undefined || !canBrowseProject(context.actor, project))
      throw notFound('No project could be found.');
    const [text, accountId] = [query.get('query') ?? '', query.get('accountId')];
    const people = [...site.store.people.values()].filter(
      (person) =>
        isAgentOf(actorOfPerson(person), project) &&
        matchesText(person, text) &&
        (accountId === null || person.accountId === accountId),
    );
    return ok(people.slice(0, intOf(query, 'maxResults', 50)).map((person) => userView(site, person.accountId)));
  },
};

/** Whoever may not look for people, or not see the place, is told of nobody. */
const viewers: Route = {
  method: 'GET',
  path: '/rest/api/3/user/viewissue/search',
  handle: (context) => {
    const { site, query, actor } = context;
    const [issueKey, projectKey] = [query.get('issueKey'), query.get('projectKey')];
    if (issueKey === null && projectKey === null)
      throw badRequest('One of the issueKey and projectKey parameters must be provided.');
    if (!query.has('query') && !query.has('accountId'))
      throw badRequest('At least one of the query, accountId and property parameters must be provided.');
    assertOneOf(query);
    const issue = site.store.issueByIdOrKey(issueKey ?? '');
    const project = issue === undefined ? site.store.projectByIdOrKey(projectKey ?? '') : site.store.projectOf(issue);
    if (project === undefined || !canBrowseProject(actor, project))
      throw notFound('No project or issue could be found.');
    if (issue !== undefined && !canBrowseIssue(site, actor, issue)) throw notFound('No issue could be found.');
    if (!canBrowseUsers(actor)) return ok([]);
    const [text, accountId] = [query.get('query') ?? '', query.get('accountId')];
    const mayView = (each: Actor): boolean =>
      issue === undefined ? canBrowseProject(each, project) : canBrowseIssue(site, each, issue);
    const people = [...site.store.people.values()].filter(
      (person) =>
        person.active &&
        mayView(actorOfPerson(person)) &&
        matchesText(person, text) &&
        (accountId === null || person.accountId === accountId),
    );
    return ok(people.slice(0, intOf(query, 'maxResults', 50)).map((person) => userView(site, person.accountId)));
  },
};

const all: Route = {
  method: 'GET',
  path: '/rest/api/3/users/search',
  handle: (context) => {
    const { site, query } = context;
    const start = Math.max(0, intOf(query, 'startAt', 0));
    const limit = Math.min(MAX_USERS, intOf(query, 'maxResults', 50));
    assertBrowses(context);
    const found = [...site.store.people.keys(), ...site.store.apps.keys()];
    return ok(found.slice(start, start + limit).map((accountId) => userView(site, accountId)));
  },
};

const bulk: Route = {
  method: 'GET',
  path: '/rest/api/3/user/bulk',
  handle: (context) => {
    const { site, query } = context;
    const ids = query.getAll('accountId');
    if (ids.length === 0) throw badRequest('The accountId query parameter needs to be provided.');
    const known = ids.filter((id) => site.store.people.has(id) || site.store.apps.has(id));
    return ok(jiraPage(context, known, { limit: MAX_BULK, view: (id) => userView(site, id) }));
  },
};

const myself: Route = {
  method: 'GET',
  path: '/rest/api/3/myself',
  handle: (context) => ok(expanded(context, context.actor.accountId)),
};

const groupMembers: Route = {
  method: 'GET',
  path: '/rest/api/3/group/member',
  handle: (context) => {
    const { site, query } = context;
    const [groupId, name] = [query.get('groupId'), query.get('groupname')];
    if (groupId === null && name === null) throw badRequest('Either groupId or groupname must be provided.');
    assertBrowses(context);
    const group = [...site.store.groups.values()].find((each) =>
      groupId === null ? each.name === name : each.groupId === groupId,
    );
    if (group === undefined)
      throw notFound(`The group with ${groupId === null ? `name '${name ?? ''}'` : `id '${groupId}'`} does not exist.`);
    const withInactive = flagOf(query, 'includeInactiveUsers', false);
    const members = group.memberIds.filter((id) => withInactive || site.store.people.get(id)?.active === true);
    return ok(jiraPage(context, members, { limit: MAX_GROUP_PAGE, view: (id) => userView(site, id) }));
  },
};

const pickGroups: Route = {
  method: 'GET',
  path: '/rest/api/3/groups/picker',
  handle: (context) => {
    const { site, query } = context;
    const text = (query.get('query') ?? '').toLowerCase();
    const found = canBrowseUsers(context.actor)
      ? [...site.store.groups.values()].filter((group) => group.name.toLowerCase().includes(text))
      : [];
    const shown = found.slice(0, intOf(query, 'maxResults', 20));
    return ok({
      header: `Showing ${shown.length} of ${found.length} matching groups`,
      total: found.length,
      groups: shown.map(({ groupId, name }) => ({ groupId, name, html: name, labels: [] })),
    });
  },
};

const groupsBulk: Route = {
  method: 'GET',
  path: '/rest/api/3/group/bulk',
  handle: (context) => {
    const { site, query } = context;
    assertBrowses(context);
    const [ids, names] = [query.getAll('groupId'), query.getAll('groupName')];
    const found = [...site.store.groups.values()].filter(
      (group) => (ids.length === 0 && names.length === 0) || ids.includes(group.groupId) || names.includes(group.name),
    );
    return ok(jiraPage(context, found, { limit: MAX_GROUP_PAGE, view: ({ groupId, name }) => ({ groupId, name }) }));
  },
};

export const userRoutes: readonly Route[] = [
  get,
  groups,
  search,
  assignable,
  viewers,
  all,
  bulk,
  myself,
  groupMembers,
  pickGroups,
  groupsBulk,
];
