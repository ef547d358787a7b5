import { z } from 'zod';
import { bodyOf, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, notFound } from '../../http/rest-error.ts';
import { assertProperty, setProperty } from '../../issues/issue-properties.ts';
import { canBrowseUsers, isSiteAdmin } from '../../people/permissions.ts';
import type { TaskRecord } from '../../state/records.ts';
import { mayInIssue } from './find.ts';

const MAX_ISSUES = 100;
const MAX_PROPERTIES = 10;

const Multi = z.strictObject({
  issues: z
    .array(z.strictObject({ issueID: z.number().int(), properties: z.record(z.string(), z.unknown()) }))
    .min(1)
    .max(MAX_ISSUES),
});

/** Jira writes in the background, some or all; here the task is done when the answer arrives. */
const multi: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/properties/multi',
  handle: (context) => {
    const { site, actor } = context;
    if (!canBrowseUsers(actor)) throw forbidden('You do not have permission to edit issues.');
    const { issues } = bodyOf(context, Multi);
    for (const { properties } of issues) {
      if (Object.keys(properties).length > MAX_PROPERTIES)
        throw badRequest(`At most ${MAX_PROPERTIES} properties of an issue can be set at once.`);
      for (const [key, value] of Object.entries(properties)) assertProperty(key, value);
    }
    const failed = issues.filter(({ issueID, properties }) => !trySet(context, String(issueID), properties));
    const task: TaskRecord = {
      id: String(site.store.next('order')),
      byId: actor.accountId,
      at: site.clock.now(),
      description: 'Bulk set issue properties',
      result: { updated: issues.length - failed.length, failed: failed.map(({ issueID }) => issueID) },
    };
    site.store.tasks.set(task.id, task);
    return { status: 303, headers: { location: `${site.siteUrl}/rest/api/3/task/${task.id}` } };
  },
};

const trySet = (context: RestContext, id: string, properties: Readonly<Record<string, unknown>>): boolean => {
  const { site, actor } = context;
  const issue = site.store.issues.byId(id);
  if (issue === undefined || !mayInIssue(context, issue, 'EDIT_ISSUES')) return false;
  for (const [key, value] of Object.entries(properties)) setProperty(site, actor, { issue, key, value });
  return true;
};

const task: Route = {
  method: 'GET',
  path: '/rest/api/3/task/{taskId}',
  handle: (context) => {
    const { site, actor } = context;
    const found = site.store.tasks.get(context.param('taskId'));
    if (found === undefined) throw notFound('The task does not exist.');
    if (found.byId !== actor.accountId && !isSiteAdmin(actor))
      throw forbidden('Only who began a task, or a Jira administrator, may look at it.');
    return ok({
      self: `${site.siteUrl}/rest/api/3/task/${found.id}`,
      id: found.id,
      description: found.description,
      status: 'COMPLETE',
      result: found.result,
      submittedBy: 10000,
      progress: 100,
      elapsedRuntime: 0,
      submitted: found.at,
      started: found.at,
      finished: found.at,
      lastUpdate: found.at,
    });
  },
};

export const bulkPropertyRoutes: readonly Route[] = [multi, task];
