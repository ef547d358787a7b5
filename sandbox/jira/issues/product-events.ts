import { canBrowseIssue } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { ChangeRecord, CommentRecord, IssueRecord } from '../state/issue-records.ts';
import { jiraDate } from '../time/jira-dates.ts';
import { issueTypeView, projectView, statusView } from '../views/issue-parts.ts';

/** The fields of an issue an event carries. Request type, organizations, SLA and custom fields are not among them: an app has to ask. */
const eventIssue = (site: Site, issue: IssueRecord): unknown => ({
  id: issue.id,
  key: issue.key,
  fields: {
    summary: issue.summary,
    issuetype: issueTypeView(site, issue),
    creator: { accountId: issue.creatorId },
    created: jiraDate(issue.createdAt),
    project: projectView(site, site.store.projectOf(issue)),
    reporter: issue.reporterId === null ? null : { accountId: issue.reporterId },
    assignee: issue.assigneeId === null ? null : { accountId: issue.assigneeId },
    updated: jiraDate(issue.updatedAt),
    status: statusView(site, site.store.statusOf(issue)),
  },
});

/** Apps have no rights of their own here: a project or a level is open to all of them or to none. */
const ANY_APP: Actor = { kind: 'app', appId: '', accountId: '', zone: 'Etc/UTC' };

/** An app hears nothing of an issue that it may not browse. */
const send = (
  site: Site,
  params: {
    readonly eventType: string;
    readonly actor: Actor;
    readonly issue: IssueRecord;
    readonly at: number;
    readonly more: Readonly<Record<string, unknown>>;
  },
): void => {
  const { eventType, actor, issue, at, more } = params;
  if (!canBrowseIssue(site, ANY_APP, issue)) return;
  site.emit({
    eventType,
    payload: { eventType, ...more, atlassianId: actor.accountId, timestamp: String(at) },
    causedByApp: actor.kind === 'app' ? actor.appId : null,
  });
};

const associatedUsers = (issue: IssueRecord): unknown =>
  [...new Set([issue.creatorId, issue.reporterId, issue.assigneeId])]
    .filter((id) => id !== null)
    .map((accountId) => ({ accountId }));

export const sendIssueEvent = (
  site: Site,
  eventType: 'avi:jira:created:issue' | 'avi:jira:deleted:issue',
  { actor, issue }: { readonly actor: Actor; readonly issue: IssueRecord },
): void =>
  send(site, {
    eventType,
    actor,
    issue,
    at: site.clock.now(),
    more: { issue: eventIssue(site, issue), associatedUsers: associatedUsers(issue) },
  });

export const sendUpdated = (
  site: Site,
  { actor, issue, change }: { readonly actor: Actor; readonly issue: IssueRecord; readonly change: ChangeRecord },
): void => {
  const statuses = change.items.filter((item) => item.fieldId === 'status').flatMap((item) => [item.from, item.to]);
  const more = {
    issue: eventIssue(site, issue),
    changelog: { id: change.id, items: change.items },
    associatedUsers: associatedUsers(issue),
    ...(statuses.length === 0
      ? {}
      : {
          associatedStatuses: statuses.filter((id) => id !== null).map((id) => statusView(site, site.store.status(id))),
        }),
  };
  send(site, { eventType: 'avi:jira:updated:issue', actor, issue, at: change.at, more });
  const assigned = change.items.find((item) => item.fieldId === 'assignee');
  if (assigned !== undefined) send(site, { eventType: 'avi:jira:assigned:issue', actor, issue, at: change.at, more });
};

const commentView = (site: Site, comment: CommentRecord, issue: IssueRecord): unknown => ({
  self: `${site.siteUrl}/rest/api/3/issue/${issue.id}/comment/${comment.id}`,
  id: comment.id,
  author: { accountId: comment.authorId },
  updateAuthor: { accountId: comment.updateAuthorId },
  body: comment.body,
  created: jiraDate(comment.createdAt),
  updated: jiraDate(comment.updatedAt),
  jsdPublic: comment.public,
});

/** Sent when a comment is written and when it is edited. */
export const sendCommented = (
  site: Site,
  eventType: 'avi:jira:commented:issue' | 'avi:jira:deleted:comment',
  params: { readonly actor: Actor; readonly issue: IssueRecord; readonly comment: CommentRecord },
): void => {
  const { actor, issue, comment } = params;
  send(site, {
    eventType,
    actor,
    issue,
    at: site.clock.now(),
    more: {
      issue: eventIssue(site, issue),
      comment: commentView(site, comment, issue),
      associatedUsers: associatedUsers(issue),
    },
  });
};

/** Sent for properties of issues, with the key but not the value. */
export const sendPropertyEvent = (
  site: Site,
  eventType: 'avi:jira:set:issue-property' | 'avi:jira:deleted:issue-property',
  params: { readonly actor: Actor; readonly issue: IssueRecord; readonly key: string },
): void =>
  send(site, {
    eventType,
    actor: params.actor,
    issue: params.issue,
    at: site.clock.now(),
    more: { entityId: Number(params.issue.id), key: params.key },
  });
