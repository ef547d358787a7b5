import type { FieldKind, FieldRecord } from './records.ts';

const JSM = 'com.atlassian.servicedesk:';

/** Ids of the custom fields every site with Jira Service Management has; found by apps through `schema.custom`. */
export const REQUEST_TYPE_FIELD = 'customfield_10010';
export const ORGANIZATIONS_FIELD = 'customfield_10002';
export const PARTICIPANTS_FIELD = 'customfield_10003';
export const SATISFACTION_FIELD = 'customfield_10004';
export const SATISFACTION_DATE_FIELD = 'customfield_10005';
/** First id given to fields of apps; the world declares its own below. */
export const FIRST_APP_FIELD = 10500;

export const SLA_CUSTOM_TYPE = `${JSM}sd-sla-field`;

const field = (
  id: string,
  name: string,
  kind: FieldKind,
  schemaType: string,
  schemaItems: string | null = null,
): FieldRecord => ({
  id,
  key: id,
  name,
  kind,
  custom: null,
  schemaType,
  schemaItems,
  appId: null,
  description: '',
  readOnly: false,
  formatter: null,
  options: null,
});

/** A custom field that belongs to no app. */
export const customField = (params: {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly custom: string;
  readonly schemaType: string;
  readonly schemaItems?: string | null;
  readonly options?: readonly string[] | null;
}): FieldRecord => ({
  ...field(params.id, params.name, params.kind, params.schemaType, params.schemaItems ?? null),
  custom: params.custom,
  options: params.options ?? null,
});

const system: readonly FieldRecord[] = [
  field('summary', 'Summary', 'text', 'string'),
  field('description', 'Description', 'text', 'string'),
  field('issuetype', 'Issue Type', 'system', 'issuetype'),
  field('project', 'Project', 'system', 'project'),
  field('reporter', 'Reporter', 'user', 'user'),
  field('creator', 'Creator', 'user', 'user'),
  field('assignee', 'Assignee', 'user', 'user'),
  field('status', 'Status', 'system', 'status'),
  field('statusCategory', 'Status Category', 'system', 'statusCategory'),
  field('statuscategorychangedate', 'Status Category Changed', 'datetime', 'datetime'),
  field('resolution', 'Resolution', 'system', 'resolution'),
  field('resolutiondate', 'Resolved', 'datetime', 'datetime'),
  field('created', 'Created', 'datetime', 'datetime'),
  field('updated', 'Updated', 'datetime', 'datetime'),
  field('priority', 'Priority', 'system', 'priority'),
  field('labels', 'Labels', 'labels', 'array', 'string'),
  field('duedate', 'Due date', 'date', 'date'),
  field('comment', 'Comment', 'system', 'comments-page'),
  field('security', 'Security Level', 'system', 'securitylevel'),
  field('issuekey', 'Key', 'system', 'string'),
];

const serviceDesk: readonly FieldRecord[] = [
  customField({
    id: REQUEST_TYPE_FIELD,
    name: 'Request Type',
    kind: 'request-type',
    custom: `${JSM}vp-origin`,
    schemaType: 'sd-customerrequesttype',
  }),
  customField({
    id: ORGANIZATIONS_FIELD,
    name: 'Organizations',
    kind: 'organizations',
    custom: `${JSM}sd-customer-organizations`,
    schemaType: 'array',
    schemaItems: 'sd-customerorganization',
  }),
  customField({
    id: PARTICIPANTS_FIELD,
    name: 'Request participants',
    kind: 'users',
    custom: `${JSM}sd-request-participants`,
    schemaType: 'array',
    schemaItems: 'user',
  }),
  customField({
    id: SATISFACTION_FIELD,
    name: 'Satisfaction',
    kind: 'feedback',
    custom: `${JSM}sd-request-feedback`,
    schemaType: 'sd-feedback',
  }),
  customField({
    id: SATISFACTION_DATE_FIELD,
    name: 'Satisfaction date',
    kind: 'datetime',
    custom: `${JSM}sd-request-feedback-date`,
    schemaType: 'datetime',
  }),
];

export const builtInFields = (): FieldRecord[] => [...system, ...serviceDesk].map((each) => ({ ...each }));

/** The field an SLA of a desk shows itself in. */
export const slaField = (id: string, name: string): FieldRecord =>
  customField({ id, name, kind: 'sla', custom: SLA_CUSTOM_TYPE, schemaType: 'sd-servicelevelagreement' });

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';

type DeclaredType = 'text' | 'textarea' | 'number' | 'select' | 'multiselect' | 'user' | 'date' | 'datetime' | 'labels';

const declared: Readonly<
  Record<DeclaredType, { kind: FieldKind; custom: string; schemaType: string; schemaItems?: string }>
> = {
  text: { kind: 'string', custom: `${CUSTOM}textfield`, schemaType: 'string' },
  textarea: { kind: 'text', custom: `${CUSTOM}textarea`, schemaType: 'string' },
  number: { kind: 'number', custom: `${CUSTOM}float`, schemaType: 'number' },
  select: { kind: 'option', custom: `${CUSTOM}select`, schemaType: 'option' },
  multiselect: { kind: 'options', custom: `${CUSTOM}multiselect`, schemaType: 'array', schemaItems: 'option' },
  user: { kind: 'user', custom: `${CUSTOM}userpicker`, schemaType: 'user' },
  date: { kind: 'date', custom: `${CUSTOM}datepicker`, schemaType: 'date' },
  datetime: { kind: 'datetime', custom: `${CUSTOM}datetime`, schemaType: 'datetime' },
  labels: { kind: 'labels', custom: `${CUSTOM}labels`, schemaType: 'array', schemaItems: 'string' },
};

export const DECLARED_FIELD_TYPES = Object.keys(declared) as [DeclaredType, ...DeclaredType[]];

export const declaredField = (params: {
  readonly id: string;
  readonly name: string;
  readonly type: DeclaredType;
  readonly options: readonly string[] | null;
}): FieldRecord => customField({ ...declared[params.type], id: params.id, name: params.name, options: params.options });

const appKinds: Readonly<Record<string, FieldKind>> = {
  number: 'number',
  string: 'string',
  user: 'user',
  group: 'group',
  date: 'date',
  datetime: 'datetime',
  object: 'object',
};

/** @throws RangeError on a field type Forge does not have. */
export const appFieldKind = (type: string): FieldKind => {
  const kind = appKinds[type];
  if (kind === undefined) throw new RangeError(`jira:customField has no type "${type}"`);
  return kind;
};
