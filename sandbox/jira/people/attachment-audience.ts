import type { Actor, Site } from '../site.ts';
import type { AttachmentRecord, IssueRecord } from '../state/issue-records.ts';
import { canBrowseIssue, isAgentOf } from './permissions.ts';

const isWithPublicComment = (issue: IssueRecord, { commentId }: AttachmentRecord): boolean =>
  issue.comments.some((comment) => comment.id === commentId && comment.public);

/** Attachments of an issue for who browses it: those of internal comments are for who works on the desk. */
export const browsableAttachments = (site: Site, actor: Actor, issue: IssueRecord): readonly AttachmentRecord[] =>
  seenBy(site, actor, { issue, others: (each) => each.commentId === null || isWithPublicComment(issue, each) });

/** Attachments in the portal: customers see what came with the request or with a public comment. */
export const requestAttachments = (site: Site, actor: Actor, issue: IssueRecord): readonly AttachmentRecord[] =>
  seenBy(site, actor, { issue, others: (each) => each.withRequest || isWithPublicComment(issue, each) });

/** Who works on the desk sees all; of the rest, `others` says what. */
const seenBy = (
  site: Site,
  actor: Actor,
  { issue, others }: { readonly issue: IssueRecord; readonly others: (each: AttachmentRecord) => boolean },
): readonly AttachmentRecord[] => {
  const attachments = issue.attachments ?? [];
  const worksOnIt = isAgentOf(actor, site.store.projectOf(issue)) && canBrowseIssue(site, actor, issue);
  return worksOnIt ? attachments : attachments.filter((each) => others(each));
};
