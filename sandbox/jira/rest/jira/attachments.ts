import { fileAnswer } from '../../http/file-answer.ts';
import { DEFAULT_THUMBNAIL, isPicture } from '../../http/thumbnails.ts';
import { assertNotForged, filesOf } from '../../http/form-files.ts';
import { flagOf, intOf } from '../../http/paging.ts';
import { noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, forbidden, notFound, RestError } from '../../http/rest-error.ts';
import { assertRoomFor, assertUploadable, attachFiles, removeAttachment } from '../../issues/attach-files.ts';
import { browsableAttachments } from '../../people/attachment-audience.ts';
import { canBrowseIssue } from '../../people/permissions.ts';
import { bytesOf, type FileRecord } from '../../state/file-records.ts';
import type { AttachmentRecord, IssueRecord } from '../../state/issue-records.ts';
import { attachmentView } from '../../views/attachment-view.ts';
import { issueIn, mayInIssue } from './find.ts';

const attach: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/{issueIdOrKey}/attachments',
  handle: async (context) => {
    assertNotForged(context);
    const files = await filesOf(context);
    const { site, actor } = context;
    const issue = issueIn(context);
    if (!mayInIssue(context, issue, 'CREATE_ATTACHMENTS'))
      throw forbidden('You do not have permission to create attachments for this issue.');
    assertUploadable(site, files, (message) => new RestError(413, message));
    assertRoomFor(issue, files);
    return ok(attachFiles(site, actor, { issue, files }).map((each) => attachmentView(site, each)));
  },
};

interface Found {
  readonly issue: IssueRecord;
  readonly attachment: AttachmentRecord;
  readonly file: FileRecord;
}

/** @throws RestError 404, also for an attachment that the caller may not see */
const attachmentIn = (context: RestContext): Found => {
  const { site, actor } = context;
  const id = context.param('id');
  const file = site.store.files.get(id);
  const issue = file === undefined ? undefined : site.store.issues.byId(file.issueId);
  if (file !== undefined && issue !== undefined && canBrowseIssue(site, actor, issue)) {
    const attachment = browsableAttachments(site, actor, issue).find((each) => each.id === id);
    if (attachment !== undefined) return { issue, attachment, file };
  }
  throw notFound(`The attachment with id '${id}' does not exist`);
};

const get: Route = {
  method: 'GET',
  path: '/rest/api/3/attachment/{id}',
  handle: (context) => {
    const { attachment } = attachmentIn(context);
    // Here, and here only, the id is a number.
    return ok({ ...attachmentView(context.site, attachment), id: Number(attachment.id) });
  },
};

const remove: Route = {
  method: 'DELETE',
  path: '/rest/api/3/attachment/{id}',
  handle: (context) => {
    const { issue, attachment } = attachmentIn(context);
    const isOwn =
      attachment.authorId === context.actor.accountId && mayInIssue(context, issue, 'DELETE_OWN_ATTACHMENTS');
    if (!isOwn && !mayInIssue(context, issue, 'DELETE_ALL_ATTACHMENTS'))
      throw forbidden('You do not have permission to delete this attachment.');
    removeAttachment(context.site, context.actor, { issue, attachment });
    return noContent();
  },
};

/** Leads to the same address without a redirect, where Jira leads to its store of media. */
const content: Route = {
  method: 'GET',
  path: '/rest/api/3/attachment/content/{id}',
  handle: (context) => {
    const { attachment, file } = attachmentIn(context);
    if (flagOf(context.query, 'redirect', true)) {
      const location = `${context.site.siteUrl}${context.pathname}?redirect=false`;
      return { status: 303, headers: { location } };
    }
    return fileAnswer({ ...attachment, bytes: bytesOf(file.content) }, context.headers['range']);
  },
};

/** A picture whole, whatever width and height are asked for: nothing here draws. */
const thumbnail: Route = {
  method: 'GET',
  path: '/rest/api/3/attachment/thumbnail/{id}',
  handle: (context) => {
    const { query, site, pathname } = context;
    const { attachment, file } = attachmentIn(context);
    for (const side of ['width', 'height'])
      if (intOf(query, side, 1) < 1) throw badRequest(`The ${side} of a thumbnail is at least 1.`);
    if (!isPicture(attachment) && !flagOf(query, 'fallbackToDefault', true))
      throw notFound(`The attachment with id '${attachment.id}' has no thumbnail`);
    if (flagOf(query, 'redirect', true))
      return { status: 303, headers: { location: `${site.siteUrl}${pathname}?redirect=false` } };
    return fileAnswer(
      isPicture(attachment) ? { ...attachment, bytes: bytesOf(file.content) } : DEFAULT_THUMBNAIL,
      undefined,
    );
  },
};

const meta: Route = {
  method: 'GET',
  path: '/rest/api/3/attachment/meta',
  anonymous: true,
  handle: ({ site }) => ok({ enabled: true, uploadLimit: site.store.uploadLimit }),
};

export const attachmentRoutes: readonly Route[] = [attach, get, remove, content, thumbnail, meta];
