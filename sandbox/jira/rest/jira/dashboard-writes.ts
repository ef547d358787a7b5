import { z } from 'zod';
import { bodyOf, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest } from '../../http/rest-error.ts';
import { canBrowseUsers } from '../../people/permissions.ts';
import type { DashboardRecord } from '../../state/records.ts';
import { dashboardView, mayWriteDashboard, visibleDashboards, writableDashboard } from './dashboards.ts';

const MAX_NAME = 255;

/** With whom a dashboard may be shared here: with nobody, or with everybody who uses Jira. */
const Share = z.strictObject({ type: z.enum(['global', 'loggedin', 'authenticated']) });
const Details = z.strictObject({
  name: z.string().trim().min(1).max(MAX_NAME),
  description: z.string().optional(),
  sharePermissions: z.array(Share),
  editPermissions: z.array(Share),
});

/** @throws RestError 400 when the caller has another dashboard of the name, as Jira does. */
const detailsOf = (context: RestContext, except: DashboardRecord | null) => {
  const { name, description, sharePermissions } = bodyOf(context, Details);
  const isTaken = visibleDashboards(context).some(
    (each) => each !== except && each.ownerId === context.actor.accountId && each.name === name,
  );
  if (isTaken) throw badRequest('You already have a dashboard with this name.');
  return { name, description: description ?? '', isPrivate: sharePermissions.length === 0 };
};

const create: Route = {
  method: 'POST',
  path: '/rest/api/3/dashboard',
  handle: (context) => {
    const { site, actor } = context;
    if (!canBrowseUsers(actor)) throw badRequest('You must use Jira to have dashboards.');
    const details = detailsOf(context, null);
    const highest = Math.max(10_000, ...[...site.store.dashboards.keys()].map(Number));
    const dashboard: DashboardRecord = { id: String(highest + 1), ownerId: actor.accountId, gadgets: [], ...details };
    site.store.dashboards.set(dashboard.id, dashboard);
    return ok(dashboardView(context, dashboard));
  },
};

const update: Route = {
  method: 'PUT',
  path: '/rest/api/3/dashboard/{id}',
  handle: (context) => {
    const dashboard = writableDashboard(context, 'id');
    Object.assign(dashboard, detailsOf(context, dashboard));
    return ok(dashboardView(context, dashboard));
  },
};

const remove: Route = {
  method: 'DELETE',
  path: '/rest/api/3/dashboard/{id}',
  handle: (context) => {
    const dashboard = visibleDashboards(context).find(({ id }) => id === context.param('id'));
    if (dashboard === undefined || !mayWriteDashboard(context, dashboard))
      throw badRequest('The dashboard does not exist, or is not yours.');
    context.site.store.dashboards.delete(dashboard.id);
    return noContent();
  },
};

export const dashboardWriteRoutes: readonly Route[] = [create, update, remove];
