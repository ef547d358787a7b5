import { isPicture } from '../http/thumbnails.ts';
import type { Site } from '../site.ts';
import type { AttachmentRecord, IssueRecord } from '../state/issue-records.ts';
import { dateDto, jiraDate } from '../time/jira-dates.ts';
import { serviceDeskUser, userView } from './user-view.ts';

/** An attachment in the platform API. */
export const attachmentView = (site: Site, attachment: AttachmentRecord): Readonly<Record<string, unknown>> => ({
  self: `${site.siteUrl}/rest/api/3/attachment/${attachment.id}`,
  id: attachment.id,
  filename: attachment.fileName,
  author: userView(site, attachment.authorId),
  created: jiraDate(attachment.createdAt),
  size: attachment.size,
  mimeType: attachment.mimeType,
  content: `${site.siteUrl}/rest/api/3/attachment/content/${attachment.id}`,
  ...(isPicture(attachment) ? { thumbnail: `${site.siteUrl}/rest/api/3/attachment/thumbnail/${attachment.id}` } : {}),
});

/** An attachment in `servicedeskapi`, with the address where its reader finds its content. */
export const requestAttachmentView = (
  site: Site,
  issue: IssueRecord,
  attachment: AttachmentRecord,
): Readonly<Record<string, unknown>> => ({
  filename: attachment.fileName,
  author: serviceDeskUser(site, attachment.authorId),
  created: dateDto(attachment.createdAt),
  size: attachment.size,
  mimeType: attachment.mimeType,
  _links: {
    jiraRest: `${site.siteUrl}/rest/api/2/attachment/${attachment.id}`,
    content: `${site.siteUrl}/rest/servicedeskapi/request/${issue.id}/attachment/${attachment.id}`,
    ...(isPicture(attachment)
      ? { thumbnail: `${site.siteUrl}/rest/servicedeskapi/request/${issue.id}/attachment/${attachment.id}/thumbnail` }
      : {}),
  },
});
