import { RestError } from '../http/rest-error.ts';
import type { Actor, Site } from '../site.ts';
import type { NewFile } from '../state/file-records.ts';
import type { AttachmentRecord, ChangeItem, IssueRecord } from '../state/issue-records.ts';
import { changeItem, recordChange } from './change-issue.ts';

/** Files one call may upload, as the documents of both calls say. */
const MAX_FILES = 60;
/** Attachments an issue holds. https://support.atlassian.com/jira-cloud-administration/docs/issue-limits */
export const MAX_ATTACHMENTS = 2000;

/** How files come to an issue. */
interface Handover {
  readonly issue: IssueRecord;
  readonly files: readonly NewFile[];
  /** The comment that brings them. */
  readonly commentId?: string;
  /** The form of the request brings them. */
  readonly withRequest?: true;
}

/**
 * One call uploads so many files, and none that is too large. `tooLarge`: how the API refuses one that is.
 * @throws RestError 413 for too many files
 */
export const assertUploadable = (
  site: Site,
  files: readonly NewFile[],
  tooLarge: (message: string) => RestError,
): void => {
  if (files.length > MAX_FILES) throw new RestError(413, `At most ${MAX_FILES} files can be uploaded at once.`);
  const { uploadLimit } = site.store;
  const first = files.find(({ size }) => size > uploadLimit);
  if (first !== undefined) throw tooLarge(`The file ${first.fileName} exceeds its limit of ${uploadLimit} bytes.`);
};

/** @throws RestError 413 when the issue would hold too many. */
export const assertRoomFor = (issue: IssueRecord, files: readonly NewFile[]): void => {
  if ((issue.attachments ?? []).length + files.length > MAX_ATTACHMENTS)
    throw new RestError(413, `The issue has reached its limit of ${MAX_ATTACHMENTS} attachments.`);
};

/** Keeps files as attachments of an issue that is being made: no history, no event of their own. */
export const keepFiles = (site: Site, actor: Actor, handover: Handover): readonly AttachmentRecord[] => {
  const { issue, files, commentId = null, withRequest = false } = handover;
  const added = files.map(({ fileName, mimeType, size, content }): AttachmentRecord => {
    const id = String(site.store.next('attachment'));
    site.store.files.set(id, { id, issueId: issue.id, content });
    return {
      id,
      fileName,
      mimeType,
      size,
      authorId: actor.accountId,
      createdAt: site.clock.now(),
      commentId,
      withRequest,
    };
  });
  if (added.length > 0) issue.attachments = [...(issue.attachments ?? []), ...added];
  return added;
};

/** Adds files to an issue, in one change. */
export const attachFiles = (site: Site, actor: Actor, handover: Handover): readonly AttachmentRecord[] => {
  const { issue } = handover;
  const added = keepFiles(site, actor, handover);
  recordChange(site, { actor, issue, items: added.map((each) => attachmentItem(null, each)) });
  return added;
};

/** Deletes an attachment with its bytes. A comment that brought it keeps its words. */
export const removeAttachment = (
  site: Site,
  actor: Actor,
  { issue, attachment }: { readonly issue: IssueRecord; readonly attachment: AttachmentRecord },
): void => {
  issue.attachments = (issue.attachments ?? []).filter((each) => each.id !== attachment.id);
  site.store.files.delete(attachment.id);
  recordChange(site, { actor, issue, items: [attachmentItem(attachment, null)] });
};

/** Jira spells this one field with a capital. */
const attachmentItem = (was: AttachmentRecord | null, is: AttachmentRecord | null): ChangeItem =>
  changeItem({
    fieldId: 'attachment',
    field: 'Attachment',
    from: was?.id ?? null,
    fromText: was?.fileName ?? null,
    to: is?.id ?? null,
    toText: is?.fileName ?? null,
  });
