import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badFields, badRequest, notFound, RestError } from '../../http/rest-error.ts';
import { intOf, listOf } from '../../http/paging.ts';
import { isAdf } from '../../issues/adf.ts';
import { addComment, deleteComment, editComment, saysInternal } from '../../issues/comment-on-issue.ts';
import { canBrowseIssue, readableComments } from '../../people/permissions.ts';
import type { CommentRecord, IssueRecord } from '../../state/issue-records.ts';
import { commentView } from '../../views/comment-view.ts';
import { issueIn, mayInIssue } from './find.ts';

const MAX_PAGE = 5000;
const MAX_LIST = 1000;

const CommentBody = z.looseObject({
  body: z.unknown().optional(),
  properties: z.array(z.looseObject({ key: z.string(), value: z.unknown() })).optional(),
  visibility: z.unknown().optional(),
});

const commentIn = (context: RestContext, issue: IssueRecord): CommentRecord => {
  const id = context.param('id');
  const comment = readableComments(context.site, context.actor, issue).find((each) => each.id === id);
  if (comment === undefined) throw notFound(`Can not find a comment for the id: ${id}.`);
  return comment;
};

const propertiesOf = (body: z.infer<typeof CommentBody>): Record<string, unknown> =>
  Object.fromEntries((body.properties ?? []).map(({ key, value }) => [key, value]));

/** @throws RestError 400 for an order Jira does not offer. */
const isNewestFirst = (query: URLSearchParams): boolean => {
  const order = query.get('orderBy') ?? 'created';
  if (!/^[+-]?created$/.test(order)) throw badRequest(`The value '${order}' of 'orderBy' is not supported.`);
  return order === '-created';
};

const list: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/{issueIdOrKey}/comment',
  handle: (context) => {
    const { site, actor, query } = context;
    const issue = issueIn(context);
    const readable = readableComments(site, actor, issue);
    const startAt = Math.max(0, intOf(query, 'startAt', 0));
    const maxResults = Math.min(MAX_PAGE, Math.max(0, intOf(query, 'maxResults', MAX_PAGE)));
    const ordered = isNewestFirst(query) ? readable.toReversed() : readable;
    const comments = ordered.slice(startAt, startAt + maxResults);
    return ok({
      startAt,
      maxResults,
      total: readable.length,
      comments: comments.map((comment) => commentView(site, issue, { comment, expand: listOf(query, 'expand') })),
    });
  },
};

const get: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  handle: (context) => {
    const issue = issueIn(context);
    return ok(
      commentView(context.site, issue, { comment: commentIn(context, issue), expand: listOf(context.query, 'expand') }),
    );
  },
};

const add: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/{issueIdOrKey}/comment',
  handle: (context) => {
    const { site, actor } = context;
    const issue = issueIn(context);
    if (!mayInIssue(context, issue, 'ADD_COMMENTS'))
      throw badFields({ comment: 'You do not have the permission to comment on this issue.' });
    const body = bodyOf(context, CommentBody);
    if (!isAdf(body.body)) throw badFields({ comment: 'Comment body is not valid!' });
    if (body.visibility !== undefined)
      throw new RestError(501, 'Comments limited to a role or group are not modelled by this sandbox.');
    const properties = propertiesOf(body);
    const comment = addComment(site, actor, { issue, body: body.body, public: !saysInternal(properties), properties });
    return created(commentView(site, issue, { comment, expand: listOf(context.query, 'expand') }));
  },
};

const edit: Route = {
  method: 'PUT',
  path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  handle: (context) => {
    const { site, actor } = context;
    const issue = issueIn(context);
    const comment = commentIn(context, issue);
    assertMayChange(context, issue, { comment, permission: 'EDIT_ALL_COMMENTS' });
    const body = bodyOf(context, CommentBody);
    if (!isAdf(body.body)) throw badFields({ comment: 'Comment body is not valid!' });
    editComment(site, actor, {
      issue,
      comment,
      body: body.body,
      ...(body.properties === undefined ? {} : { properties: propertiesOf(body) }),
    });
    return ok(commentView(site, issue, { comment, expand: listOf(context.query, 'expand') }));
  },
};

const remove: Route = {
  method: 'DELETE',
  path: '/rest/api/3/issue/{issueIdOrKey}/comment/{id}',
  handle: (context) => {
    const issue = issueIn(context);
    const comment = commentIn(context, issue);
    assertMayChange(context, issue, { comment, permission: 'DELETE_ALL_COMMENTS' });
    deleteComment(context.site, context.actor, { issue, comment });
    return noContent();
  },
};

const assertMayChange = (
  context: RestContext,
  issue: IssueRecord,
  params: { readonly comment: CommentRecord; readonly permission: string },
): void => {
  const isOwn = params.comment.authorId === context.actor.accountId;
  if (isOwn && mayInIssue(context, issue, 'ADD_COMMENTS')) return;
  if (mayInIssue(context, issue, params.permission)) return;
  throw badRequest('You do not have the permission for this comment.');
};

const Ids = z.strictObject({ ids: z.array(z.number().int()).min(1).max(MAX_LIST) });

const byIds: Route = {
  method: 'POST',
  path: '/rest/api/3/comment/list',
  handle: (context) => {
    const { site, actor, query } = context;
    const { ids } = bodyOf(context, Ids);
    const wanted = new Set(ids.map(String));
    const values: unknown[] = [];
    for (const issue of site.store.issues.all()) {
      if (!issue.comments.some((comment) => wanted.has(comment.id)) || !canBrowseIssue(site, actor, issue)) continue;
      const found = readableComments(site, actor, issue).filter((comment) => wanted.has(comment.id));
      values.push(...found.map((comment) => commentView(site, issue, { comment, expand: listOf(query, 'expand') })));
    }
    return ok({ startAt: 0, maxResults: MAX_LIST, total: values.length, isLast: true, values });
  },
};

export const commentRoutes: readonly Route[] = [list, get, add, edit, remove, byIds];
