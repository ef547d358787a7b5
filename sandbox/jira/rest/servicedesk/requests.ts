import { z } from 'zod';
import { bodyOf, created, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { listOf, serviceDeskPage } from '../../http/paging.ts';
import { adfText, asDocument } from '../../issues/adf.ts';
import { createIssue, requesterOf } from '../../issues/create-issue.ts';
import { noLongerWaiting, waitingFiles } from '../../issues/temporary-files.ts';
import { canSeeRequest, isCustomerOf } from '../../people/permissions.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import { requestStatuses } from '../../views/request-status.ts';
import { requestView } from '../../views/request-view.ts';
import { requestIn } from './find.ts';

const NewRequest = z.strictObject({
  serviceDeskId: z.string().optional(),
  requestTypeId: z.string().optional(),
  requestFieldValues: z.record(z.string(), z.unknown()).optional(),
  requestParticipants: z.array(z.string()).optional(),
  raiseOnBehalfOf: z.string().optional(),
  isAdfRequest: z.boolean().optional(),
  channel: z.string().optional(),
  form: z.unknown().optional(),
});

const createRequest: Route = {
  method: 'POST',
  path: '/rest/servicedeskapi/request',
  handle: (context) => {
    const { site, actor } = context;
    const draft = bodyOf(context, NewRequest);
    const project = site.store.projectByDesk(draft.serviceDeskId ?? '');
    if (project === undefined)
      throw badRequest(
        'Unable to find the service desk. Specify a valid serviceDeskId.',
        'sd.public.rest.error.servicedesk.not.found',
      );
    const requestType = project.requestTypes.find((each) => each.id === draft.requestTypeId);
    if (requestType === undefined)
      throw badRequest(
        'The request type does not exist in this service desk.',
        'sd.public.rest.error.requesttype.not.found',
      );
    if (draft.form !== undefined) throw new RestError(501, 'Forms are not modelled by this sandbox.');
    const reporterId = requesterOf(site, actor, { project, onBehalfOf: draft.raiseOnBehalfOf });
    const { description, ...form } = draft.requestFieldValues ?? {};
    assertForm(form, requestType.fields);
    const { attachment, ...rest } = form;
    const files = waitingFiles(site, actor, { project, ids: temporaryIds(attachment) });
    const unknown = (draft.requestParticipants ?? []).find((id) => !site.store.people.has(id));
    if (unknown !== undefined)
      throw badRequest(`The user '${unknown}' cannot be added as a participant.`, 'sd.request.participants.invalid');
    const issue = createIssue(site, actor, {
      project,
      issueTypeId: requestType.issueTypeId,
      requestType,
      reporterId,
      fields: { ...rest, description: asDocument(description ?? null) },
      participantIds: (draft.requestParticipants ?? []).filter((id) => id !== reporterId),
      channel: draft.channel ?? 'api',
      files,
    });
    noLongerWaiting(site, files);
    return created(requestView(site, actor, { issue, expand: [] }));
  },
};

/** A request takes the fields of its form only. */
const assertForm = (
  values: Readonly<Record<string, unknown>>,
  fields: readonly { readonly fieldId: string; readonly required: boolean }[],
): void => {
  if (typeof values['summary'] !== 'string' || values['summary'].trim() === '') {
    throw badRequest(
      'Your request could not be created. Summary is required.',
      'sd.request.create.error.field.required',
    );
  }
  for (const { fieldId, required } of fields) {
    if (required && isEmpty(values[fieldId])) {
      throw badRequest(
        `Your request could not be created. ${fieldId} is required.`,
        'sd.request.create.error.field.required',
      );
    }
  }
  const allowed = new Set(['summary', 'priority', 'labels', 'duedate', ...fields.map((field) => field.fieldId)]);
  const other = Object.keys(values).find((fieldId) => !allowed.has(fieldId) && !fieldId.startsWith('customfield_'));
  if (other !== undefined)
    throw badRequest(
      `Field '${other}' cannot be set. It is not on the request type's form.`,
      'sd.request.create.error.field.not.on.form',
    );
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

const TemporaryIds = z.array(z.string());

/** The field of files takes ids of temporary attachments. */
const temporaryIds = (attachment: unknown): readonly string[] => {
  const ids = TemporaryIds.safeParse(attachment ?? []);
  if (ids.success) return ids.data;
  throw badRequest('The field attachment takes a list of temporary attachment ids.');
};

const getRequest: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}',
  handle: (context) =>
    ok(
      requestView(context.site, context.actor, { issue: requestIn(context), expand: listOf(context.query, 'expand') }),
    ),
};

const listRequests: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request',
  handle: (context) => {
    const { site, actor, query } = context;
    assertListed(context);
    const matches = requestFilter(context);
    const found = [...site.store.issues.all()].filter(
      (issue) => issue.requestTypeId !== null && matches(issue) && canSeeRequest(site, actor, issue),
    );
    found.sort((a, b) => b.updatedAt - a.updatedAt || Number(b.id) - Number(a.id));
    return ok(
      serviceDeskPage(context, found, (issue) => requestView(site, actor, { issue, expand: listOf(query, 'expand') })),
    );
  },
};

/** @throws RestError 404 for a desk the caller is not let into, or that has no such type. */
const assertListed = ({ site, actor, query }: RestContext): void => {
  const [deskId, typeId] = [query.get('serviceDeskId'), query.get('requestTypeId')];
  if (deskId === null) return;
  const project = site.store.projectByDesk(deskId);
  const isThere =
    project !== undefined &&
    isCustomerOf(actor, project) &&
    (typeId === null || project.requestTypes.some((type) => type.id === typeId));
  if (!isThere)
    throw new RestError(404, 'The service desk or its request type does not exist.', {
      i18nKey: 'sd.public.rest.error.servicedesk.not.found',
    });
};

const OWNERSHIPS: Readonly<Record<string, (context: RestContext, issue: IssueRecord) => boolean>> = {
  OWNED_REQUESTS: ({ actor }, issue) => issue.reporterId === actor.accountId,
  PARTICIPATED_REQUESTS: ({ actor }, issue) => issue.participantIds.includes(actor.accountId),
  ORGANIZATION: ({ site, actor }, issue) =>
    issue.organizationIds.some((id) => site.store.organizations.get(id)?.memberIds.includes(actor.accountId) === true),
  APPROVER: () => false,
  ALL_REQUESTS: () => true,
  ALL_ORGANIZATIONS: ({ site, actor }, issue) =>
    issue.organizationIds.some((id) => site.store.organizations.get(id)?.memberIds.includes(actor.accountId) === true),
};

/** The list holds what concerns the caller unless `requestOwnership` asks for more. */
const requestFilter = (context: RestContext): ((issue: IssueRecord) => boolean) => {
  const { site, query } = context;
  const ownerships = listOf(query, 'requestOwnership');
  const wanted = ownerships.length === 0 ? ['OWNED_REQUESTS', 'PARTICIPATED_REQUESTS', 'ORGANIZATION'] : ownerships;
  const tests = wanted.map((name) => {
    const test = OWNERSHIPS[name];
    if (test === undefined)
      throw new RestError(400, `'${name}' is not a request ownership.`, { i18nKey: 'sd.request.ownership.invalid' });
    return test;
  });
  const term = query.get('searchTerm')?.toLowerCase() ?? '';
  const status = query.get('requestStatus') ?? 'ALL_REQUESTS';
  const [deskId, typeId, organizationId] = [
    query.get('serviceDeskId'),
    query.get('requestTypeId'),
    query.get('organizationId'),
  ];
  return (issue) => {
    const isClosed = site.store.statusOf(issue).category === 'done';
    if (status === 'CLOSED_REQUESTS' ? !isClosed : status === 'OPEN_REQUESTS' && isClosed) return false;
    if (deskId !== null && site.store.projectOf(issue).serviceDeskId !== deskId) return false;
    if (typeId !== null && issue.requestTypeId !== typeId) return false;
    if (organizationId !== null && !issue.organizationIds.includes(organizationId)) return false;
    if (
      term !== '' &&
      !`${issue.summary}\n${issue.description === null ? '' : adfText(issue.description)}`.toLowerCase().includes(term)
    )
      return false;
    return tests.some((test) => test(context, issue));
  };
};

const getStatus: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/request/{issueIdOrKey}/status',
  handle: (context) =>
    ok(serviceDeskPage(context, requestStatuses(context.site, requestIn(context)), (status) => status)),
};

export const requestRoutes: readonly Route[] = [createRequest, listRequests, getRequest, getStatus];
