import { z } from 'zod';
import { bodyOf, created, ok, type Route } from '../../http/rest-context.ts';
import { badRequest, type RestError } from '../../http/rest-error.ts';
import { moveIssue } from '../../issues/move-issue.ts';
import { canBrowseIssue, isAgentOf } from '../../people/permissions.ts';

/** Defaults are inferred here; mappings given instead of them are not modelled. */
const Inferred = z.literal(true);
const Target = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1),
  inferClassificationDefaults: Inferred,
  inferFieldDefaults: Inferred,
  inferStatusDefaults: Inferred,
  inferSubtaskTypeDefault: Inferred,
});
const Move = z.strictObject({
  sendBulkNotification: z.boolean().optional(),
  /** `"<project key or id>,<issue type id>[,<parent>]"` → the issues. */
  targetToSourcesMapping: z.record(z.string(), Target),
});

/** Bulk operations list their errors as objects. */
const errorBody = ({ message }: RestError): unknown => ({ errors: [{ message }] });

/** Jira moves in the background; here the task is done when the answer arrives, and its number only has to be asked once. */
const move: Route = {
  method: 'POST',
  path: '/rest/api/3/bulk/issues/move',
  errorBody,
  handle: (context) => {
    const { site, actor } = context;
    const { targetToSourcesMapping } = bodyOf(context, Move);
    const moves = Object.entries(targetToSourcesMapping).flatMap(([target, { issueIdsOrKeys }]) => {
      const [projectRef = '', issueTypeId = ''] = target.split(',');
      const project = site.store.projectByIdOrKey(projectRef);
      if (project === undefined || !isAgentOf(actor, project))
        throw badRequest(`The target project '${projectRef}' does not exist.`);
      return issueIdsOrKeys.map((idOrKey) => {
        const issue = site.store.issueByIdOrKey(idOrKey);
        if (issue === undefined || !canBrowseIssue(site, actor, issue))
          throw badRequest(`The issue '${idOrKey}' does not exist.`);
        return { issue, project, issueTypeId };
      });
    });
    for (const each of moves) moveIssue(site, actor, each);
    return created({ taskId: taskIdOf(moves.map(({ issue }) => issue.id)) });
  },
};

const taskIdOf = (issueIds: readonly string[]): string => Buffer.from(issueIds.join(',')).toString('base64url');

const progress: Route = {
  method: 'GET',
  path: '/rest/api/3/bulk/queue/{taskId}',
  errorBody,
  handle: (context) => {
    const ids = Buffer.from(context.param('taskId'), 'base64url').toString('utf8').split(',');
    if (!ids.every((id) => /^\d+$/.test(id))) throw badRequest('The task does not exist.');
    const at = context.site.clock.now();
    return ok({
      taskId: context.param('taskId'),
      status: 'COMPLETE',
      progressPercent: 100,
      submittedBy: { accountId: context.actor.accountId },
      created: at,
      started: at,
      updated: at,
      totalIssueCount: ids.length,
      processedAccessibleIssues: ids.map(Number),
      invalidOrInaccessibleIssueCount: 0,
    });
  },
};

export const bulkMoveRoutes: readonly Route[] = [move, progress];
