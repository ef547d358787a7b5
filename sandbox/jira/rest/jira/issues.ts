import { z } from 'zod';
import { bodyOf, created, noContent, ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badFields, badRequest, forbidden, notOnScreen } from '../../http/rest-error.ts';
import { listOf } from '../../http/paging.ts';
import { createIssue } from '../../issues/create-issue.ts';
import { deleteIssue } from '../../issues/delete-issue.ts';
import { addComments, editIssue, FieldOperations } from '../../issues/edit-issue.ts';
import { assertAssignable, setField } from '../../issues/set-field.ts';
import { recordChange } from '../../issues/change-issue.ts';
import { setProperty } from '../../issues/issue-properties.ts';
import { canBrowseIssue, canBrowseProject, isAgentOf } from '../../people/permissions.ts';
import type { IssueRecord } from '../../state/issue-records.ts';
import type { ProjectRecord, RequestTypeRecord } from '../../state/desk-records.ts';
import { REQUEST_TYPE_FIELD } from '../../state/system-fields.ts';
import { issueTypesOf } from '../../views/issue-parts.ts';
import { issueView, selectFields } from '../../views/issue-view.ts';
import { issueIn, mayInIssue } from './find.ts';
import { assertNoOverride } from './screen-overrides.ts';

const MAX_BULK = 100;
const MAX_PROPERTIES = 5;

const getIssue: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/{issueIdOrKey}',
  handle: (context) => {
    const issue = issueIn(context);
    return ok(
      issueView(context.site, issue, {
        reader: context.actor,
        fields: selectFields(listOf(context.query, 'fields'), '*all'),
        expand: listOf(context.query, 'expand'),
        properties: listOf(context.query, 'properties'),
      }),
    );
  },
};

const EntityProperties = z.array(z.strictObject({ key: z.string().min(1).max(255), value: z.unknown() }));

const IssueBody = z.strictObject({
  fields: z.record(z.string(), z.unknown()).optional(),
  update: FieldOperations.optional(),
  properties: EntityProperties.optional(),
  transition: z.looseObject({ id: z.string() }).optional(),
  historyMetadata: z.unknown().optional(),
});

const postIssue: Route = {
  method: 'POST',
  path: '/rest/api/3/issue',
  handle: (context) => {
    const { site, actor } = context;
    const { fields = {}, update, properties = [] } = bodyOf(context, IssueBody);
    const { project: wanted, issuetype, reporter, ...rest } = fields;
    const project = projectOf(context, wanted);
    const issueTypeId = issueTypeOf(project, issuetype);
    const requestType = requestTypeOf(project, rest[REQUEST_TYPE_FIELD]);
    const reporterId = accountIdOf(reporter) ?? actor.accountId;
    if (reporterId !== actor.accountId && !site.store.people.has(reporterId))
      throw badFields({ reporter: 'The reporter specified is not a user.' });
    const issue = createIssue(site, actor, {
      project,
      issueTypeId,
      requestType,
      reporterId,
      fields: rest,
      channel: 'jira',
    });
    for (const { key, value } of properties) setProperty(site, actor, { issue, key, value });
    addComments(site, actor, { issue, update });
    return created({ id: issue.id, key: issue.key, self: `${site.siteUrl}/rest/api/3/issue/${issue.id}` });
  },
};

const Reference = z
  .looseObject({ id: z.string().optional(), key: z.string().optional(), name: z.string().optional() })
  .catch({});

const projectOf = ({ site, actor }: RestContext, input: unknown): ProjectRecord => {
  const { id, key } = Reference.parse(input);
  const project = site.store.projectByIdOrKey(id ?? key ?? '');
  if (project === undefined || !canBrowseProject(actor, project))
    throw badFields({ project: 'Specify a valid project ID or key' });
  if (!isAgentOf(actor, project)) throw forbidden('You do not have permission to create issues in this project.');
  return project;
};

const issueTypeOf = (project: ProjectRecord, input: unknown): string => {
  const { id, name } = Reference.parse(input);
  const type = issueTypesOf(project).find((each) => each.id === id || each.name === name);
  if (type === undefined) throw badFields({ issuetype: 'Specify a valid issue type' });
  return type.id;
};

const requestTypeOf = (project: ProjectRecord, input: unknown): RequestTypeRecord | null => {
  if (input === undefined || input === null) return null;
  const type = project.requestTypes.find((each) => each.id === input);
  if (type === undefined) throw badFields({ [REQUEST_TYPE_FIELD]: 'Specify a valid request type' });
  return type;
};

const Account = z.looseObject({ accountId: z.string() });

const accountIdOf = (input: unknown): string | undefined => Account.safeParse(input).data?.accountId;

const putIssue: Route = {
  method: 'PUT',
  path: '/rest/api/3/issue/{issueIdOrKey}',
  handle: (context) => {
    const issue = issueIn(context);
    const { site, actor } = context;
    const { fields, update, properties = [] } = bodyOf(context, IssueBody);
    if (fields === undefined && update === undefined && properties.length === 0)
      throw badRequest("one of 'fields' or 'update' required");
    assertMayEdit(context, issue, [...Object.keys(fields ?? {}), ...Object.keys(update ?? {})]);
    editIssue(site, actor, { issue, fields, update });
    for (const { key, value } of properties) setProperty(site, actor, { issue, key, value });
    if (context.query.get('returnIssue') !== 'true') return noContent();
    return ok(
      issueView(site, issue, {
        reader: actor,
        fields: selectFields([], '*all'),
        expand: listOf(context.query, 'expand'),
        properties: [],
      }),
    );
  },
};

/** Who may not edit is told so field by field. */
const assertMayEdit = (context: RestContext, issue: IssueRecord, fieldIds: readonly string[]): void => {
  assertNoOverride(context);
  if (!mayInIssue(context, issue, 'EDIT_ISSUES'))
    throw badFields(Object.fromEntries(fieldIds.map((fieldId) => [fieldId, notOnScreen(fieldId)])));
};

const removeIssue: Route = {
  method: 'DELETE',
  path: '/rest/api/3/issue/{issueIdOrKey}',
  handle: (context) => {
    const issue = issueIn(context);
    const { site, actor } = context;
    if (!mayInIssue(context, issue, 'DELETE_ISSUES'))
      throw forbidden('You do not have permission to delete issues in this project.');
    deleteIssue(site, actor, issue);
    return noContent();
  },
};

const BulkFetch = z.strictObject({
  issueIdsOrKeys: z.array(z.string()).min(1).max(MAX_BULK),
  fields: z.array(z.string()).optional(),
  fieldsByKeys: z.boolean().optional(),
  expand: z.array(z.string()).optional(),
  properties: z.array(z.string()).max(MAX_PROPERTIES).optional(),
});

const bulkFetch: Route = {
  method: 'POST',
  path: '/rest/api/3/issue/bulkfetch',
  handle: (context) => {
    const { site, actor } = context;
    const { issueIdsOrKeys, fields = [], expand = [], properties = [] } = bodyOf(context, BulkFetch);
    const issues: unknown[] = [];
    const issueErrors: unknown[] = [];
    for (const idOrKey of new Set(issueIdsOrKeys)) {
      const issue = site.store.issueByIdOrKey(idOrKey);
      if (issue !== undefined && canBrowseIssue(site, actor, issue)) {
        issues.push(
          issueView(site, issue, { reader: actor, fields: selectFields(fields, '*navigable'), expand, properties }),
        );
      } else
        issueErrors.push({
          id: idOrKey,
          errorMessage: 'Issue does not exist or you do not have permission to see it.',
        });
    }
    return ok({ issues, issueErrors });
  },
};

const Assignee = z.looseObject({ accountId: z.string().nullable() });

const putAssignee: Route = {
  method: 'PUT',
  path: '/rest/api/3/issue/{issueIdOrKey}/assignee',
  handle: (context) => {
    const issue = issueIn(context);
    const { site, actor } = context;
    if (!mayInIssue(context, issue, 'ASSIGN_ISSUES'))
      throw forbidden('You do not have permission to assign issues in this project.');
    const { accountId } = bodyOf(context, Assignee);
    if (accountId !== null) assertAssignable(site, issue, accountId);
    const item = setField(site, actor, {
      issue,
      fieldId: 'assignee',
      input: accountId === null ? null : { accountId },
      screen: 'edit',
    });
    recordChange(site, { actor, issue, items: item === null ? [] : [item] });
    return noContent();
  },
};

export const issueRoutes: readonly Route[] = [getIssue, postIssue, putIssue, removeIssue, bulkFetch, putAssignee];
