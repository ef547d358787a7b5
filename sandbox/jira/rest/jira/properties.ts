import type { RestContext, Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, issueNotFound, notFound } from '../../http/rest-error.ts';
import { settleIssue } from '../../issues/change-issue.ts';
import { saysInternal } from '../../issues/comment-on-issue.ts';
import { sendPropertyEvent } from '../../issues/product-events.ts';
import { canBrowseIssue, isProjectAdmin, readableComments } from '../../people/permissions.ts';
import type { CommentRecord, IssueRecord } from '../../state/issue-records.ts';
import { propertyRoutes } from '../entity-properties.ts';
import { issueIn, mayInIssue, projectIn } from './find.ts';

const readIssue = (context: RestContext) => holderOf(context, issueIn(context));

/** Who may not edit is refused a write, and told at a removal that there is nothing. */
const editIssue = (context: RestContext) => {
  const issue = issueIn(context);
  if (mayInIssue(context, issue, 'EDIT_ISSUES')) return holderOf(context, issue);
  throw context.method === 'DELETE'
    ? issueNotFound()
    : forbidden('You do not have permission to edit issues in this project.');
};

const holderOf = ({ site, actor }: RestContext, issue: IssueRecord) => {
  return {
    properties: issue.properties,
    changed: (key: string, value: unknown) => {
      site.indexed.wrote(issue);
      sendPropertyEvent(site, value === undefined ? 'avi:jira:deleted:issue-property' : 'avi:jira:set:issue-property', {
        actor,
        issue,
        key,
      });
    },
  };
};

/** The comment a path names, with its issue, when the caller may read it. @throws RestError 400 for no id, 404 for no comment */
const commentIn = (context: RestContext): { issue: IssueRecord; comment: CommentRecord } => {
  const { site, actor } = context;
  const id = context.param('commentId');
  if (!/^\d+$/.test(id)) throw badRequest('The comment id must be a number.');
  for (const issue of site.store.issues.all()) {
    const comment = issue.comments.find((each) => each.id === id);
    if (comment === undefined) continue;
    if (canBrowseIssue(site, actor, issue) && readableComments(site, actor, issue).includes(comment))
      return { issue, comment };
  }
  throw notFound(`Can not find a comment for the id: ${id}.`);
};

const editComment = (context: RestContext) => {
  const { issue, comment } = commentIn(context);
  const isOwn = comment.authorId === context.actor.accountId;
  if (!mayInIssue(context, issue, isOwn ? 'EDIT_OWN_COMMENTS' : 'EDIT_ALL_COMMENTS'))
    throw forbidden('You do not have the permission for this comment.');
  return {
    properties: comment.properties,
    // The audience of a comment is one of its properties.
    changed: () => {
      comment.public = !saysInternal(comment.properties);
      settleIssue(context.site, issue);
    },
  };
};

export const propertyOfJiraRoutes: readonly Route[] = [
  ...propertyRoutes({ path: '/rest/api/3/issue/{issueIdOrKey}/properties', read: readIssue, write: editIssue }),
  ...propertyRoutes({
    path: '/rest/api/3/comment/{commentId}/properties',
    read: (context) => commentIn(context).comment,
    write: editComment,
  }),
  ...propertyRoutes({
    path: '/rest/api/3/project/{projectIdOrKey}/properties',
    read: (context) => projectIn(context),
    write: (context) => {
      const project = projectIn(context);
      // An app holds project administration through its scope manage:jira-project.
      if (context.actor.kind !== 'app' && !isProjectAdmin(context.actor, project)) {
        throw forbidden('The user does not have permission to edit the project.');
      }
      return project;
    },
  }),
];
