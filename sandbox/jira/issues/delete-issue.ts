import type { Actor, Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { sendIssueEvent } from './product-events.ts';

/** Deletes for good. Comments, properties and attachments go without events of their own. */
export const deleteIssue = (site: Site, actor: Actor, issue: IssueRecord): void => {
  for (const { id } of issue.attachments ?? []) site.store.files.delete(id);
  site.store.issues.remove(issue);
  site.indexed.removed(issue);
  sendIssueEvent(site, 'avi:jira:deleted:issue', { actor, issue });
};
