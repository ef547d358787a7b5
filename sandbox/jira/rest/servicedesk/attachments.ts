import { z } from 'zod';
import { fileAnswer } from '../../http/file-answer.ts';
import { DEFAULT_THUMBNAIL, isPicture } from '../../http/thumbnails.ts';
import { assertNotForged, filesOf } from '../../http/form-files.ts';
import { embeddedPage, serviceDeskPage } from '../../http/paging.ts';
import { bodyOf, created, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { adfOfText, withMedia } from '../../issues/adf.ts';
import { assertUploadable, attachFiles, MAX_ATTACHMENTS } from '../../issues/attach-files.ts';
import { addComment, MAX_COMMENTS } from '../../issues/comment-on-issue.ts';
import { keepTemporarily, noLongerWaiting, waitingFiles } from '../../issues/temporary-files.ts';
import { requestAttachments } from '../../people/attachment-audience.ts';
import { readableComments } from '../../people/permissions.ts';
import { bytesOf, type FileRecord } from '../../state/file-records.ts';
import type { AttachmentRecord, IssueRecord } from '../../state/issue-records.ts';
import { requestAttachmentView } from '../../views/attachment-view.ts';
import { requestCommentView } from '../../views/comment-view.ts';
import { deskIn, ownRequestIn, requestIn } from './find.ts';

const attachTemporaryFile: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile',
  handle: async (context) => {
    assertNotForged(context);
    const files = await filesOf(context);
    const project = deskIn(context);
    const { site, actor } = context;
    assertUploadable(site, files, (message) => badRequest(message));
    if (files.length === 0) throw badRequest('There is no file in the form.');
    const kept = keepTemporarily(site, actor, { project, files });
    return created({
      temporaryAttachments: kept.map(({ id, fileName }) => ({ temporaryAttachmentId: id, fileName })),
    });
  },
};

const NewAttachments = z.strictObject({
  temporaryAttachmentIds: z.array(z.string()).min(1),
  public: z.boolean(),
  additionalComment: z.strictObject({ body: z.string() }).optional(),
});

/** A comment with the files, and the files: who reads the one sees the others. */
const attach: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment',
  handle: (context) => {
    const issue = ownRequestIn(context);
    const { site, actor } = context;
    const { temporaryAttachmentIds, public: isPublic, additionalComment } = bodyOf(context, NewAttachments);
    const project = site.store.projectOf(issue);
    const files = waitingFiles(site, actor, { project, ids: temporaryAttachmentIds });
    assertNotFull(issue, files.length);
    const body = withMedia(adfOfText(additionalComment?.body ?? ''), files);
    const comment = addComment(site, actor, { issue, body, public: isPublic });
    const added = attachFiles(site, actor, { issue, files, commentId: comment.id });
    noLongerWaiting(site, files);
    return created({
      comment: requestCommentView(site, issue, { comment, expand: [] }),
      attachments: embeddedPage(added, (each) => requestAttachmentView(site, issue, each)),
    });
  },
};

/** This API documents no 413 for a full issue. */
const assertNotFull = (issue: IssueRecord, files: number): void => {
  if ((issue.attachments ?? []).length + files > MAX_ATTACHMENTS || issue.comments.length >= MAX_COMMENTS)
    throw badRequest('The request has reached its limit of attachments or comments.');
};

const list: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment',
  handle: (context) => {
    const { site, actor } = context;
    const issue = requestIn(context);
    return ok(
      serviceDeskPage(context, requestAttachments(site, actor, issue), (each) =>
        requestAttachmentView(site, issue, each),
      ),
    );
  },
};

const ofComment: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}/attachment',
  experimental: true,
  handle: (context) => {
    const { site, actor } = context;
    const issue = requestIn(context);
    const comment = readableComments(site, actor, issue).find((each) => each.id === context.param('commentId'));
    if (comment === undefined)
      throw new RestError(404, 'The comment does not exist.', { i18nKey: 'sd.comment.not.found' });
    const files = requestAttachments(site, actor, issue).filter((each) => each.commentId === comment.id);
    return ok(serviceDeskPage(context, files, (each) => requestAttachmentView(site, issue, each)));
  },
};

/** @throws RestError 404, also for an attachment that the portal does not show to the caller */
const attachmentIn = (context: RestContext): { readonly attachment: AttachmentRecord; readonly file: FileRecord } => {
  const { site, actor } = context;
  const id = context.param('attachmentId');
  const attachment = requestAttachments(site, actor, requestIn(context)).find((each) => each.id === id);
  const file = site.store.files.get(id);
  if (attachment === undefined || file === undefined)
    throw new RestError(404, 'The attachment does not exist.', { i18nKey: 'sd.attachment.not.found' });
  return { attachment, file };
};

const content: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}',
  handle: (context) => {
    const { attachment, file } = attachmentIn(context);
    return fileAnswer({ ...attachment, bytes: bytesOf(file.content) }, undefined);
  },
};

const thumbnail: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/attachment/{attachmentId}/thumbnail',
  handle: (context) => {
    const { attachment, file } = attachmentIn(context);
    return isPicture(attachment)
      ? fileAnswer({ ...attachment, bytes: bytesOf(file.content) }, undefined)
      : fileAnswer(DEFAULT_THUMBNAIL, undefined);
  },
};

export const requestAttachmentRoutes: readonly Route[] = [
  attachTemporaryFile,
  attach,
  list,
  ofComment,
  content,
  thumbnail,
];
