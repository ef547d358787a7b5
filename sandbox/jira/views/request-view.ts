import { adfText } from '../issues/adf.ts';
import { requestAttachments } from '../people/attachment-audience.ts';
import { canBrowseIssue, canTakePartIn, isAgentOf, readableComments } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { dateDto } from '../time/jira-dates.ts';
import { embeddedPage } from '../http/paging.ts';
import { requestAttachmentView } from './attachment-view.ts';
import { requestCommentView } from './comment-view.ts';
import { customValueView } from './field-view.ts';
import { currentStatus, requestStatuses } from './request-status.ts';
import { portalUrl, requestTypeView, serviceDeskView } from './service-desk-view.ts';
import { slasOf, slaView } from './sla-view.ts';
import { serviceDeskUser } from './user-view.ts';

const EXPANDS = ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'];

/** A customer request as the caller may see it. */
export const requestView = (
  site: Site,
  actor: Actor,
  { issue, expand }: { readonly issue: IssueRecord; readonly expand: readonly string[] },
): Readonly<Record<string, unknown>> => {
  const project = site.store.projectOf(issue);
  return {
    _expands: EXPANDS,
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId: issue.requestTypeId ?? '',
    serviceDeskId: project.serviceDeskId,
    createdDate: dateDto(issue.createdAt),
    ...(issue.reporterId === null ? {} : { reporter: serviceDeskUser(site, issue.reporterId) }),
    requestFieldValues: fieldValues(site, issue),
    currentStatus: currentStatus(site, issue),
    ...expansions(site, actor, { issue, expand }),
    _links: {
      self: `${site.siteUrl}/rest/servicedeskapi/request/${issue.id}`,
      jiraRest: `${site.siteUrl}/rest/api/2/issue/${issue.id}`,
      web: portalUrl(site, project, issue.key),
      agent: `${site.siteUrl}/browse/${issue.key}`,
    },
  };
};

/** What `expand` adds. */
const expansions = (
  site: Site,
  actor: Actor,
  { issue, expand }: { readonly issue: IssueRecord; readonly expand: readonly string[] },
): Readonly<Record<string, unknown>> => {
  const project = site.store.projectOf(issue);
  const has = (name: string): boolean => expand.includes(name) || expand.some((each) => each.startsWith(`${name}.`));
  const isAgent = isAgentOf(actor, project) && canBrowseIssue(site, actor, issue);
  const comments = readableComments(site, actor, issue);
  const type = project.requestTypes.find((each) => each.id === issue.requestTypeId);
  return {
    ...(has('participant')
      ? { participants: embeddedPage(issue.participantIds, (id) => serviceDeskUser(site, id)) }
      : {}),
    ...(has('status') ? { status: embeddedPage(requestStatuses(site, issue), (status) => status) } : {}),
    // SLA is for agents: a customer who asks gets the request without it.
    ...(has('sla') && isAgent
      ? { sla: embeddedPage(slasOf(site, issue), (clocks) => slaView(site, issue, clocks)) }
      : {}),
    ...(has('requestType') && type !== undefined ? { requestType: requestTypeView(site, project, type) } : {}),
    ...(has('serviceDesk') ? { serviceDesk: serviceDeskView(site, project) } : {}),
    ...(has('attachment')
      ? {
          attachments: embeddedPage(requestAttachments(site, actor, issue), (each) =>
            requestAttachmentView(site, issue, each),
          ),
        }
      : {}),
    ...(has('action') ? { actions: actionsOf(site, actor, issue) } : {}),
    ...(has('comment')
      ? {
          comments: embeddedPage(comments, (comment) =>
            requestCommentView(site, issue, { comment, expand: within(expand, 'comment') }),
          ),
        }
      : {}),
  };
};

/** What follows a name and a dot: `comment.attachment` asks for the attachments of comments. */
const within = (expand: readonly string[], name: string): readonly string[] =>
  expand.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));

const actionsOf = (site: Site, actor: Actor, issue: IssueRecord): unknown => {
  const isReporter = issue.reporterId === actor.accountId;
  const takesPart = canTakePartIn(site, actor, issue);
  return {
    addAttachment: { allowed: takesPart },
    addComment: { allowed: takesPart },
    addParticipant: { allowed: isReporter || actor.kind === 'app' },
    removeParticipant: { allowed: isReporter || actor.kind === 'app' },
  };
};

/** What the form asked: summary, description and the request type's own fields. */
const fieldValues = (site: Site, issue: IssueRecord): unknown[] => {
  const type = site.store.projectOf(issue).requestTypes.find((each) => each.id === issue.requestTypeId);
  const values: unknown[] = [{ fieldId: 'summary', label: 'Summary', value: issue.summary }];
  if (issue.description !== null)
    values.push({ fieldId: 'description', label: 'Description', value: adfText(issue.description) });
  for (const { fieldId } of type?.fields ?? []) {
    const field = site.store.fields.get(fieldId);
    const value = field === undefined ? null : customValueView(site, issue, field);
    if (field !== undefined && value !== null) values.push({ fieldId, label: field.name, value });
  }
  return values;
};
