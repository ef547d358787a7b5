import { badFields, badRequest, RestError } from '../http/rest-error.ts';
import { isAgentOf } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { Adf, CommentRecord, IssueRecord } from '../state/issue-records.ts';
import { adfText } from './adf.ts';
import { settleIssue } from './change-issue.ts';
import { sendCommented } from './product-events.ts';

const MAX_COMMENT = 32_767;
/** Comments an issue holds. https://support.atlassian.com/jira-cloud-administration/docs/issue-limits */
export const MAX_COMMENTS = 5000;

/** The property Jira Service Management keeps the audience of a comment in. */
export const PUBLIC_PROPERTY = 'sd.public.comment';

const assertBody = (body: Adf): void => {
  const text = adfText(body);
  const hasContent = body.content.length > 0 && (text.trim() !== '' || JSON.stringify(body).includes('"media'));
  if (!hasContent) throw badFields({ comment: 'Comment body can not be empty!' });
  if (text.length > MAX_COMMENT)
    throw badFields({
      comment: `The entered text is too long. It exceeds the allowed limit of ${MAX_COMMENT} characters.`,
    });
};

/**
 * Adds a comment. What is not said to be internal is public, as on every service desk.
 * @throws RestError 400 on an empty or too long body, 413 on an issue that is full
 */
export const addComment = (
  site: Site,
  actor: Actor,
  params: {
    readonly issue: IssueRecord;
    readonly body: Adf;
    readonly public: boolean;
    readonly properties?: Readonly<Record<string, unknown>>;
  },
): CommentRecord => {
  const { issue, body, properties = {} } = params;
  assertBody(body);
  if (issue.comments.length >= MAX_COMMENTS)
    throw new RestError(413, `The issue has reached its limit of ${MAX_COMMENTS} comments.`);
  const at = site.clock.now();
  const byAgent = isAgentOf(actor, site.store.projectOf(issue));
  if (!params.public && !byAgent)
    throw new RestError(403, 'Only agents can add internal comments.', {
      i18nKey: 'sd.comment.internal.no.permission',
    });
  const comment: CommentRecord = {
    id: String(site.store.next('comment')),
    seq: site.store.next('order'),
    authorId: actor.accountId,
    updateAuthorId: actor.accountId,
    createdAt: at,
    updatedAt: at,
    body,
    public: params.public,
    byAgent,
    properties: { ...properties, [PUBLIC_PROPERTY]: { internal: !params.public } },
  };
  issue.comments.push(comment);
  touch(site, issue);
  sendCommented(site, 'avi:jira:commented:issue', { actor, issue, comment });
  return comment;
};

/** @throws RestError 400 on an empty or too long body. */
export const editComment = (
  site: Site,
  actor: Actor,
  params: {
    readonly issue: IssueRecord;
    readonly comment: CommentRecord;
    readonly body?: Adf;
    readonly properties?: Readonly<Record<string, unknown>>;
  },
): void => {
  const { issue, comment, body, properties } = params;
  if (body === undefined && properties === undefined) throw badRequest('Comment body can not be empty!');
  if (body !== undefined) {
    assertBody(body);
    comment.body = body;
  }
  if (properties !== undefined) comment.properties = { ...comment.properties, ...properties };
  comment.public = !saysInternal(comment.properties);
  comment.updateAuthorId = actor.accountId;
  comment.updatedAt = site.clock.now();
  touch(site, issue);
  sendCommented(site, 'avi:jira:commented:issue', { actor, issue, comment });
};

export const deleteComment = (
  site: Site,
  actor: Actor,
  { issue, comment }: { readonly issue: IssueRecord; readonly comment: CommentRecord },
): void => {
  issue.comments = issue.comments.filter((each) => each !== comment);
  touch(site, issue);
  sendCommented(site, 'avi:jira:deleted:comment', { actor, issue, comment });
};

/** Whether `sd.public.comment` among the properties keeps the comment from customers. */
export const saysInternal = (properties: Readonly<Record<string, unknown>>): boolean => {
  const value = properties[PUBLIC_PROPERTY];
  return (
    typeof value === 'object' &&
    value !== null &&
    'internal' in value &&
    (value.internal === true || value.internal === 'true')
  );
};

const touch = (site: Site, issue: IssueRecord): void => {
  issue.updatedAt = site.clock.now();
  settleIssue(site, issue);
};
