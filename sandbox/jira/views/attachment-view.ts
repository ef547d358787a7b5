import type { Site } from '../site.ts';
import type { AttachmentRecord } from '../state/issue-records.ts';
import { jiraDate } from '../time/jira-dates.ts';
import { userView } from './user-view.ts';

/** An attachment in the platform API. Pictures have no thumbnail here. */
export const attachmentView = (site: Site, attachment: AttachmentRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/attachment/${attachment.id}`,
  id: attachment.id,
  filename: attachment.fileName,
  author: userView(site, attachment.authorId),
  created: jiraDate(attachment.createdAt),
  size: attachment.size,
  mimeType: attachment.mimeType,
  content: `${site.siteUrl}/rest/api/3/attachment/content/${attachment.id}`,
});
