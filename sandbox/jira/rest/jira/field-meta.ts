import { ok, type RestContext, type Route } from '../../http/rest-context.ts';
import { badRequest } from '../../http/rest-error.ts';
import { intOf } from '../../http/paging.ts';
import { SETTABLE_SYSTEM_FIELDS } from '../../issues/set-field.ts';
import { canBrowseProject, isAgentOf } from '../../people/permissions.ts';
import type { Site } from '../../site.ts';
import type { ProjectRecord } from '../../state/desk-records.ts';
import type { FieldKind, FieldRecord } from '../../state/records.ts';
import { optionView, schemaView } from '../../views/field-view.ts';
import { issueTypesOf, namedIssueType, priorityView } from '../../views/issue-parts.ts';
import { issueIn, mayInIssue } from './find.ts';
import { assertNoOverride } from './screen-overrides.ts';

const MAX_PAGE = 200;

/** Values of these come from the desk itself and stand on no screen. */
const COMPUTED: ReadonlySet<FieldKind> = new Set(['sla', 'feedback', 'system']);

/** The fields a screen of the project offers: there is one screen for all. */
const onScreen = (site: Site): FieldRecord[] =>
  [...site.store.fields.values()].filter(
    (field) =>
      SETTABLE_SYSTEM_FIELDS.includes(field.id) ||
      (field.custom !== null && !field.readOnly && !COMPUTED.has(field.kind)),
  );

const allowedValues = (site: Site, project: ProjectRecord, field: FieldRecord): readonly unknown[] | null => {
  if (field.id === 'priority') return [...site.store.priorities.values()].map((each) => priorityView(site, each));
  if (field.id === 'security') return project.securityLevels.map(({ id, name }) => ({ id, name }));
  return field.options?.map((option) => optionView(site, field, option)) ?? null;
};

const metaOf = (site: Site, project: ProjectRecord, field: FieldRecord): Readonly<Record<string, unknown>> => {
  const values = allowedValues(site, project, field);
  return {
    required: field.id === 'summary',
    schema: schemaView(field),
    name: field.name,
    key: field.id,
    hasDefaultValue: field.id === 'priority',
    operations: field.schemaType === 'array' ? ['add', 'set', 'remove'] : ['set'],
    ...(values === null ? {} : { allowedValues: values }),
  };
};

const editMeta: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/{issueIdOrKey}/editmeta',
  handle: (context) => {
    const issue = issueIn(context);
    const { site } = context;
    assertNoOverride(context);
    const project = site.store.projectOf(issue);
    const fields = mayInIssue(context, issue, 'EDIT_ISSUES') ? onScreen(site) : [];
    return ok({ fields: Object.fromEntries(fields.map((field) => [field.id, metaOf(site, project, field)])) });
  },
};

/** @throws RestError 400 for a project the caller may not see, which is what the documents offer. */
const projectToCreateIn = (context: RestContext): ProjectRecord => {
  const idOrKey = context.param('projectIdOrKey');
  const project = context.site.store.projectByIdOrKey(idOrKey);
  if (project === undefined || !canBrowseProject(context.actor, project))
    throw badRequest(`No project could be found with key or id '${idOrKey}'.`);
  return project;
};

const pageOf = <T>({ query }: RestContext, items: readonly T[]) => {
  const startAt = Math.max(0, intOf(query, 'startAt', 0));
  const maxResults = Math.min(MAX_PAGE, Math.max(0, intOf(query, 'maxResults', 50)));
  return { startAt, maxResults, total: items.length, values: items.slice(startAt, startAt + maxResults) };
};

/** Who may not create gets an empty page. */
const creatableTypes = ({ actor }: RestContext, project: ProjectRecord) =>
  isAgentOf(actor, project) ? issueTypesOf(project) : [];

const createTypes: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
  handle: (context) => {
    const { values, ...page } = pageOf(context, creatableTypes(context, projectToCreateIn(context)));
    return ok({
      ...page,
      issueTypes: values.map((type) => {
        const { avatarId: _, ...view } = namedIssueType(context.site, type);
        return view;
      }),
    });
  },
};

const createFields: Route = {
  method: 'GET',
  path: '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
  handle: (context) => {
    const { site } = context;
    const project = projectToCreateIn(context);
    const id = context.param('issueTypeId');
    if (!issueTypesOf(project).some((type) => type.id === id))
      throw badRequest(`The issue type '${id}' is not in the project.`);
    const isCreatable = creatableTypes(context, project).length > 0;
    const { values, ...page } = pageOf(context, isCreatable ? onScreen(site) : []);
    return ok({ ...page, fields: values.map((field) => ({ ...metaOf(site, project, field), fieldId: field.id })) });
  },
};

export const fieldMetaRoutes: readonly Route[] = [editMeta, createTypes, createFields];
