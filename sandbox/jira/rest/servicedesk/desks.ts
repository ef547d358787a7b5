import { ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest, RestError } from '../../http/rest-error.ts';
import { flagOf, serviceDeskPage } from '../../http/paging.ts';
import { compileSearch } from '../../jql/search.ts';
import { isAgentOf, isCustomerOf, isProjectAdmin } from '../../people/permissions.ts';
import type { ProjectRecord, QueueRecord, RequestTypeRecord } from '../../state/desk-records.ts';
import type { FieldRecord } from '../../state/records.ts';
import { dateDto } from '../../time/jira-dates.ts';
import { schemaView } from '../../views/field-view.ts';
import { issueView, selectFields } from '../../views/issue-view.ts';
import { queueColumns, queueView, requestTypeView, serviceDeskView } from '../../views/service-desk-view.ts';
import { propertyRoutes } from '../entity-properties.ts';
import { assertAgent, deskIn, noPermission } from './find.ts';

const info: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/info',
  anonymous: true,
  handle: ({ site }) =>
    ok({
      version: '1001.0.0-SNAPSHOT',
      platformVersion: '1001.0.0-SNAPSHOT',
      buildDate: dateDto(0),
      buildChangeSet: '',
      isLicensedForUse: true,
      _links: { self: `${site.siteUrl}/rest/servicedeskapi/info` },
    }),
};

const visibleDesks = ({ site, actor }: RestContext): ProjectRecord[] =>
  [...site.store.projects.values()].filter((project) => isCustomerOf(actor, project));

const desks: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk',
  handle: (context) =>
    ok(serviceDeskPage(context, visibleDesks(context), (project) => serviceDeskView(context.site, project))),
};

const desk: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}',
  handle: (context) => ok(serviceDeskView(context.site, deskIn(context))),
};

const matchesQuery = (type: RequestTypeRecord, context: RestContext): boolean =>
  type.name.toLowerCase().includes((context.query.get('searchQuery') ?? '').toLowerCase());

const requestTypes: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype',
  handle: (context) => {
    const project = deskIn(context);
    const types = project.requestTypes.filter((type) => matchesQuery(type, context));
    return ok(serviceDeskPage(context, types, (type) => requestTypeView(context.site, project, type)));
  },
};

const allRequestTypes: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/requesttype',
  experimental: true,
  handle: (context) => {
    const deskId = context.query.get('serviceDeskId');
    const types = visibleDesks(context)
      .filter((project) => deskId === null || project.serviceDeskId === deskId)
      .flatMap((project) =>
        project.requestTypes.filter((type) => matchesQuery(type, context)).map((type) => ({ project, type })),
      );
    return ok(serviceDeskPage(context, types, ({ project, type }) => requestTypeView(context.site, project, type)));
  },
};

const requestTypeIn = (context: RestContext, project: ProjectRecord): RequestTypeRecord => {
  const type = project.requestTypes.find((each) => each.id === context.param('requestTypeId'));
  if (type === undefined)
    throw new RestError(404, 'The request type does not exist.', {
      i18nKey: 'sd.public.rest.error.requesttype.not.found',
    });
  return type;
};

const requestType: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}',
  handle: (context) => {
    const project = deskIn(context);
    return ok(requestTypeView(context.site, project, requestTypeIn(context, project)));
  },
};

const fieldOfForm = (field: FieldRecord, required: boolean): unknown => ({
  fieldId: field.id,
  name: field.name,
  description: field.description,
  required,
  defaultValues: [],
  validValues: (field.options ?? []).map((option, index) => ({
    value: String(10000 + index),
    label: option,
    children: [],
  })),
  presetValues: [],
  jiraSchema: schemaView(field),
  visible: true,
});

const requestTypeFields: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field',
  handle: (context) => {
    const { site, actor } = context;
    const project = deskIn(context);
    const type = requestTypeIn(context, project);
    const form = [{ fieldId: 'summary', required: true }, { fieldId: 'description', required: false }, ...type.fields];
    return ok({
      requestTypeFields: form.flatMap(({ fieldId, required }) => {
        const field = site.store.fields.get(fieldId);
        return field === undefined ? [] : [fieldOfForm(field, required)];
      }),
      canRaiseOnBehalfOf: isAgentOf(actor, project),
      canAddRequestParticipants: true,
    });
  },
};

const queues: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue',
  handle: (context) => {
    const project = deskIn(context);
    assertAgent(context, project);
    return ok(serviceDeskPage(context, project.queues, (queue) => countedQueue(context, project, queue)));
  },
};

/** A queue holds issues of its own project only, whatever its JQL says. */
const searchOf = ({ site, actor }: RestContext, project: ProjectRecord, { jql }: QueueRecord) =>
  compileSearch(site, actor, { jql, bounded: false, projectId: project.id });

const countedQueue = (context: RestContext, project: ProjectRecord, queue: QueueRecord): unknown => ({
  ...queueView(context.site, project, queue),
  ...(flagOf(context.query, 'includeCount', false) ? { issueCount: searchOf(context, project, queue).count() } : {}),
});

const queueIn = (context: RestContext, project: ProjectRecord): QueueRecord => {
  assertAgent(context, project);
  const queue = project.queues.find((each) => each.id === context.param('queueId'));
  if (queue === undefined)
    throw new RestError(404, 'The queue does not exist.', { i18nKey: 'sd.queue.error.not.found' });
  return queue;
};

const queue: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}',
  handle: (context) => {
    const project = deskIn(context);
    return ok(countedQueue(context, project, queueIn(context, project)));
  },
};

const queueIssues: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/queue/{queueId}/issue',
  handle: (context) => {
    const project = deskIn(context);
    const wanted = queueIn(context, project);
    const fields = selectFields(queueColumns(context.site, wanted), '*navigable');
    const matches = searchOf(context, project, wanted).matches();
    return ok(
      serviceDeskPage(context, matches, ({ issue }) =>
        issueView(context.site, issue, { reader: context.actor, fields, expand: [], properties: [] }),
      ),
    );
  },
};

/** @throws RestError 400 for a request type that cannot be one. */
const assertDigits = (context: RestContext): void => {
  if (!/^\d+$/.test(context.param('requestTypeId')))
    throw badRequest('The request type ID is invalid.', 'sd.public.rest.error.requesttype.invalid');
};

/** Types stand on the portal without groups. */
const requestTypeGroups: Route = {
  method: 'GET',
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttypegroup',
  handle: (context) => {
    deskIn(context);
    return ok(serviceDeskPage(context, [], () => null));
  },
};

const requestTypeProperties = propertyRoutes({
  path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/property',
  experimental: true,
  read: (context) => {
    assertDigits(context);
    return requestTypeIn(context, deskIn(context));
  },
  write: (context) => {
    assertDigits(context);
    const project = deskIn(context);
    if (context.actor.kind !== 'app' && !isProjectAdmin(context.actor, project)) throw noPermission();
    return requestTypeIn(context, project);
  },
});

export const deskRoutes: readonly Route[] = [
  info,
  desks,
  desk,
  requestTypes,
  allRequestTypes,
  requestType,
  requestTypeFields,
  requestTypeGroups,
  queues,
  queue,
  queueIssues,
  ...requestTypeProperties,
];
