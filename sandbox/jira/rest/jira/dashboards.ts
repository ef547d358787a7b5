import { z } from 'zod';
import { bodyOf, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, notFound } from '../../http/rest-error.ts';
import { intOf, jiraPage, listOf } from '../../http/paging.ts';
import { canBrowseUsers, isSiteAdmin } from '../../people/permissions.ts';
import type { DashboardRecord, GadgetRecord } from '../../state/records.ts';
import { ownerView } from '../../views/user-view.ts';
import { propertyRoutes } from '../entity-properties.ts';

const MAX_GADGETS = 20;

const dashboardNotFound = (): Error =>
  notFound(
    "The dashboard you requested either does not exist or you don't have the required permissions to perform this action.",
  );

/** One's own, and those shared with everybody who uses Jira; portal customers do not. */
export const visibleDashboards = ({ site, actor }: RestContext): DashboardRecord[] =>
  canBrowseUsers(actor)
    ? [...site.store.dashboards.values()].filter((each) => each.isPrivate !== true || each.ownerId === actor.accountId)
    : [];

const dashboardIn = (context: RestContext, name = 'dashboardId'): DashboardRecord => {
  if (name === 'id' && !/^\d+$/.test(context.param(name))) throw badRequest('The dashboard id must be a number.');
  const found = visibleDashboards(context).find((dashboard) => dashboard.id === context.param(name));
  if (found === undefined) throw dashboardNotFound();
  return found;
};

export const mayWriteDashboard = ({ actor }: RestContext, dashboard: DashboardRecord): boolean =>
  actor.kind === 'app' || dashboard.ownerId === actor.accountId || isSiteAdmin(actor);

/** The dashboard a path names, when the caller may change it. @throws RestError 404 */
export const writableDashboard = (context: RestContext, name = 'dashboardId'): DashboardRecord => {
  const dashboard = dashboardIn(context, name);
  if (!mayWriteDashboard(context, dashboard)) throw dashboardNotFound();
  return dashboard;
};

const gadgetIn = (context: RestContext, dashboard: DashboardRecord, name: string): GadgetRecord => {
  const found = dashboard.gadgets.find((gadget) => gadget.id === context.param(name));
  if (found === undefined) throw notFound('The gadget you requested does not exist.');
  return found;
};

export const dashboardView = (context: RestContext, dashboard: DashboardRecord): Readonly<Record<string, unknown>> => ({
  id: dashboard.id,
  isFavourite: false,
  name: dashboard.name,
  ...(dashboard.description ? { description: dashboard.description } : {}),
  ...(context.site.store.people.has(dashboard.ownerId) ? { owner: ownerView(context.site, dashboard.ownerId) } : {}),
  popularity: 0,
  self: `${context.site.siteUrl}/rest/api/3/dashboard/${dashboard.id}`,
  sharePermissions: dashboard.isPrivate === true ? [] : [{ type: 'loggedin' }],
  editPermissions: [],
  view: `${context.site.siteUrl}/jira/dashboards/${dashboard.id}`,
  isWritable: mayWriteDashboard(context, dashboard),
  systemDashboard: false,
});

const list: Route = {
  method: 'GET',
  path: '/rest/api/3/dashboard',
  handle: (context) => {
    const startAt = Math.max(0, intOf(context.query, 'startAt', 0));
    const maxResults = Math.min(1000, Math.max(0, intOf(context.query, 'maxResults', 20)));
    const filter = context.query.get('filter');
    if (filter !== null && filter !== 'my' && filter !== 'favourite')
      throw badRequest(`The filter '${filter}' is not one of favourite, my.`);
    // Nobody has marked a favourite.
    const all = visibleDashboards(context).filter(({ ownerId }) =>
      filter === null ? true : filter === 'my' && ownerId === context.actor.accountId,
    );
    return ok({
      startAt,
      maxResults,
      total: all.length,
      dashboards: all.slice(startAt, startAt + maxResults).map((dashboard) => dashboardView(context, dashboard)),
    });
  },
};

const ORDERS = /^[+-]?(description|favourite_count|id|is_favourite|name|owner)$/;

/** @throws RestError 400 for two ways of saying the same, or an order Jira does not offer. */
const assertSearch = (query: URLSearchParams): void => {
  if (query.has('accountId') && query.has('owner'))
    throw badRequest('Only one of the accountId and owner parameters can be provided.');
  if (query.has('groupname') && query.has('groupId'))
    throw badRequest('Only one of the groupname and groupId parameters can be provided.');
  const order = query.get('orderBy');
  if (order !== null && !ORDERS.test(order)) throw badRequest(`The order '${order}' is not supported.`);
};

const search: Route = {
  method: 'GET',
  path: '/rest/api/3/dashboard/search',
  handle: (context) => {
    const { query } = context;
    assertSearch(query);
    const name = (query.get('dashboardName') ?? '').toLowerCase();
    const owner = query.get('accountId') ?? query.get('owner');
    const found = visibleDashboards(context).filter(
      (dashboard) => dashboard.name.toLowerCase().includes(name) && (owner === null || dashboard.ownerId === owner),
    );
    return ok(jiraPage(context, found, { limit: 100, view: (dashboard) => dashboardView(context, dashboard) }));
  },
};

const get: Route = {
  method: 'GET',
  path: '/rest/api/3/dashboard/{id}',
  handle: (context) => ok(dashboardView(context, dashboardIn(context, 'id'))),
};

const gadgetView = ({ id, moduleKey, uri, title, color, row, column }: GadgetRecord): unknown => ({
  id: Number(id),
  ...(moduleKey === null ? {} : { moduleKey }),
  ...(uri === null ? {} : { uri }),
  color,
  position: { row, column },
  title,
});

const gadgets: Route = {
  method: 'GET',
  path: '/rest/api/3/dashboard/{dashboardId}/gadget',
  handle: (context) => {
    const [keys, uris, ids] = [
      listOf(context.query, 'moduleKey'),
      listOf(context.query, 'uri'),
      listOf(context.query, 'gadgetId'),
    ];
    const found = dashboardIn(context).gadgets.filter(
      (gadget) =>
        (keys.length === 0 || keys.includes(gadget.moduleKey ?? '')) &&
        (uris.length === 0 || uris.includes(gadget.uri ?? '')) &&
        (ids.length === 0 || ids.includes(gadget.id)),
    );
    return ok({ gadgets: found.map(gadgetView) });
  },
};

const Color = z.enum(['blue', 'red', 'yellow', 'green', 'cyan', 'purple', 'gray', 'white']);
const Position = z.strictObject({ row: z.number().int().min(0), column: z.number().int().min(0).max(2) });
const NewGadget = z.strictObject({
  moduleKey: z.string().optional(),
  uri: z.string().optional(),
  color: Color.optional(),
  position: Position.optional(),
  title: z.string().optional(),
  ignoreUriAndModuleKeyValidation: z.boolean().optional(),
});

const addGadget: Route = {
  method: 'POST',
  path: '/rest/api/3/dashboard/{dashboardId}/gadget',
  handle: (context) => {
    const dashboard = writableDashboard(context);
    const { moduleKey, uri, color, position, title } = bodyOf(context, NewGadget);
    if ((moduleKey === undefined) === (uri === undefined))
      throw badRequest('Exactly one of uri and moduleKey must be given.');
    if (dashboard.gadgets.length >= MAX_GADGETS)
      throw badRequest(
        'Cannot add another gadget. The maximum number of gadgets the dashboard can hold has been reached.',
      );
    const gadget: GadgetRecord = {
      id: String(context.site.store.next('gadget')),
      moduleKey: moduleKey ?? null,
      uri: uri ?? null,
      title: title ?? '',
      color: color ?? 'blue',
      column: position?.column ?? 0,
      row: position?.row ?? 0,
      properties: {},
    };
    dashboard.gadgets.push(gadget);
    return ok(gadgetView(gadget));
  },
};

const ChangedGadget = z.strictObject({
  color: Color.optional(),
  position: Position.optional(),
  title: z.string().optional(),
});

const updateGadget: Route = {
  method: 'PUT',
  path: '/rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}',
  handle: (context) => {
    const gadget = gadgetIn(context, writableDashboard(context), 'gadgetId');
    const { color, position, title } = bodyOf(context, ChangedGadget);
    gadget.color = color ?? gadget.color;
    gadget.title = title ?? gadget.title;
    gadget.row = position?.row ?? gadget.row;
    gadget.column = position?.column ?? gadget.column;
    return noContent();
  },
};

const removeGadget: Route = {
  method: 'DELETE',
  path: '/rest/api/3/dashboard/{dashboardId}/gadget/{gadgetId}',
  handle: (context) => {
    const dashboard = writableDashboard(context);
    const gadget = gadgetIn(context, dashboard, 'gadgetId');
    dashboard.gadgets = dashboard.gadgets.filter((each) => each !== gadget);
    return noContent();
  },
};

const itemProperties = propertyRoutes({
  path: '/rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties',
  read: (context) => gadgetIn(context, dashboardIn(context), 'itemId'),
  write: (context) => {
    if (!/^\d+$/.test(context.param('dashboardId')) || !/^\d+$/.test(context.param('itemId')))
      throw badRequest('The ids of the dashboard and of its item must be numbers.');
    const dashboard = dashboardIn(context);
    if (!mayWriteDashboard(context, dashboard)) throw forbidden('The user is not the owner of the dashboard.');
    return gadgetIn(context, dashboard, 'itemId');
  },
});

export const dashboardRoutes: readonly Route[] = [
  list,
  search,
  get,
  gadgets,
  addGadget,
  updateGadget,
  removeGadget,
  ...itemProperties,
];
