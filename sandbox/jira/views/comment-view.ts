import { embeddedPage } from '../http/paging.ts';
import { adfHtml, adfText } from '../issues/adf.ts';
import type { Site } from '../site.ts';
import type { AttachmentRecord, CommentRecord, IssueRecord } from '../state/issue-records.ts';
import { dateDto, jiraDate } from '../time/jira-dates.ts';
import { requestAttachmentView } from './attachment-view.ts';
import { serviceDeskUser, userView } from './user-view.ts';

/** A comment in the platform API. */
export const commentView = (
  site: Site,
  issue: IssueRecord,
  { comment, expand }: { readonly comment: CommentRecord; readonly expand: readonly string[] },
): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
  id: comment.id,
  author: userView(site, comment.authorId),
  body: comment.body,
  updateAuthor: userView(site, comment.updateAuthorId),
  created: jiraDate(comment.createdAt),
  updated: jiraDate(comment.updatedAt),
  jsdPublic: comment.public,
  ...(expand.includes('renderedBody') ? { renderedBody: adfHtml(comment.body) } : {}),
  ...(expand.includes('properties')
    ? { properties: Object.entries(comment.properties).map(([key, value]) => ({ key, value })) }
    : {}),
});

/** A comment in `servicedeskapi`: plain text and whether customers see it. */
export const requestCommentView = (
  site: Site,
  issue: IssueRecord,
  { comment, expand }: { readonly comment: CommentRecord; readonly expand: readonly string[] },
): Readonly<Record<string, unknown>> => ({
  _expands: ['attachment', 'renderedBody'],
  id: comment.id,
  body: adfText(comment.body),
  public: comment.public,
  author: serviceDeskUser(site, comment.authorId),
  created: dateDto(comment.createdAt),
  ...(expand.includes('attachment')
    ? { attachments: embeddedPage(filesOf(issue, comment), (each) => requestAttachmentView(site, issue, each)) }
    : {}),
  _links: { self: `${site.siteUrl}/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}` },
});

const filesOf = (issue: IssueRecord, { id }: CommentRecord): readonly AttachmentRecord[] =>
  (issue.attachments ?? []).filter((each) => each.commentId === id);
