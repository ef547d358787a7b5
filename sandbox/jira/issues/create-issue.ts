import { badFields, RestError } from '../http/rest-error.ts';
import { actorOfPerson } from '../people/actor.ts';
import { isAgentOf, isCustomerOf } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { ProjectRecord, RequestTypeRecord } from '../state/desk-records.ts';
import type { NewFile } from '../state/file-records.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { REQUEST_TYPE_FIELD } from '../state/system-fields.ts';
import { keepFiles } from './attach-files.ts';
import { settleIssue } from './change-issue.ts';
import { sendIssueEvent } from './product-events.ts';
import { setField } from './set-field.ts';

interface NewIssue {
  readonly project: ProjectRecord;
  readonly issueTypeId: string;
  readonly requestType: RequestTypeRecord | null;
  readonly reporterId: string | null;
  /** By field id, as the platform API takes them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly participantIds?: readonly string[];
  /** Files of the form. */
  readonly files?: readonly NewFile[];
  readonly channel: string;
}

/**
 * Creates an issue, or nothing when a field is wrong.
 * @throws RestError 400 naming the fields
 */
export const createIssue = (site: Site, actor: Actor, draft: NewIssue): IssueRecord => {
  const issue = blankIssue(site, actor, draft);
  if (draft.fields['summary'] === undefined) throw badFields({ summary: 'You must specify a summary of the issue.' });
  for (const [fieldId, input] of Object.entries(draft.fields)) {
    if (input === null || input === undefined) continue;
    if (fieldId === REQUEST_TYPE_FIELD && draft.requestType !== null) continue;
    setField(site, actor, { issue, fieldId, input, screen: 'edit' });
  }
  if (draft.files !== undefined) keepFiles(site, actor, { issue, files: draft.files, withRequest: true });
  site.store.next('issue');
  site.store.next('order');
  draft.project.lastIssueNumber += 1;
  settleIssue(site, issue);
  sendIssueEvent(site, 'avi:jira:created:issue', { actor, issue });
  return issue;
};

const blankIssue = (site: Site, actor: Actor, { project, requestType, ...draft }: NewIssue): IssueRecord => {
  const at = site.clock.now();
  return {
    id: String(site.store.sequences.issue + 1),
    seq: site.store.sequences.order + 1,
    key: `${project.key}-${project.lastIssueNumber + 1}`,
    projectId: project.id,
    issueTypeId: draft.issueTypeId,
    requestTypeId: requestType?.id ?? null,
    summary: '',
    description: null,
    statusId: project.workflow.initial,
    initialStatusId: project.workflow.initial,
    resolutionId: null,
    priorityId: defaultPriority(site),
    labels: [],
    dueDate: null,
    reporterId: draft.reporterId,
    creatorId: actor.accountId,
    assigneeId: null,
    createdAt: at,
    updatedAt: at,
    statusCategoryChangedAt: at,
    resolvedAt: null,
    securityLevelId: null,
    organizationIds: sharedOrganizations(site, project, draft.reporterId),
    participantIds: [...(draft.participantIds ?? [])],
    channel: draft.channel,
    values: {},
    // Service desks note on the issue how it came in.
    properties: { 'request.channel.type': { value: draft.channel } },
    comments: [],
    history: [],
    feedback: null,
    slaGoals: {},
  };
};

const defaultPriority = (site: Site): string => {
  const priorities = [...site.store.priorities.values()];
  const medium = priorities.find((each) => each.name === 'Medium') ?? priorities[Math.floor(priorities.length / 2)];
  return medium?.id ?? '3';
};

/** A desk that shares by default shares with the reporter's organization when there is exactly one. */
const sharedOrganizations = (site: Site, project: ProjectRecord, reporterId: string | null): string[] => {
  if (project.shareRequests === 'private' || reporterId === null) return [];
  const ids = site.store
    .organizationsOf(reporterId)
    .map((organization) => organization.id)
    .filter((id) => project.organizationIds === null || project.organizationIds.includes(id));
  return ids.length === 1 ? ids : [];
};

/** For whom a request is raised. @throws RestError when the caller may not raise it for them. */
export const requesterOf = (
  site: Site,
  actor: Actor,
  { project, onBehalfOf }: { readonly project: ProjectRecord; readonly onBehalfOf: string | undefined },
): string => {
  if (onBehalfOf === undefined) {
    if (!isCustomerOf(actor, project)) throw noAccess();
    return actor.accountId;
  }
  if (!isAgentOf(actor, project)) {
    throw new RestError(403, 'You do not have permission to raise requests on behalf of others.', {
      i18nKey: 'sd.request.create.error.raise.on.behalf.of.permission',
    });
  }
  const person = site.store.people.get(onBehalfOf);
  const isCustomer = person !== undefined && isCustomerOf(actorOfPerson(person), project);
  if (!isCustomer)
    throw new RestError(400, `The user '${onBehalfOf}' is not a customer of this service desk.`, {
      i18nKey: 'sd.request.create.error.reporter.invalid',
    });
  return onBehalfOf;
};

const noAccess = (): RestError =>
  new RestError(403, 'You do not have permission to create requests in this service desk.', {
    i18nKey: 'sd.request.create.error.no.permission',
  });
