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

interface Basics {
  readonly id: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly schemaType: string;
  readonly schemaItems?: string | null;
}

const field = ({ id, name, kind, schemaType, schemaItems = null }: Basics): FieldRecord => ({
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
export const customField = (
  params: Basics & { readonly custom: string; readonly options?: readonly string[] | null },
): FieldRecord => ({
  ...field(params),
  custom: params.custom,
  options: params.options ?? null,
});

/** Id, name, kind, schema type, schema items. */
type Row = readonly [string, string, FieldKind, string, string?];

const system: readonly Row[] = [
  ['summary', 'Summary', 'text', 'string'],
  ['description', 'Description', 'text', 'string'],
  ['issuetype', 'Issue Type', 'system', 'issuetype'],
  ['project', 'Project', 'system', 'project'],
  ['reporter', 'Reporter', 'user', 'user'],
  ['creator', 'Creator', 'user', 'user'],
  ['assignee', 'Assignee', 'user', 'user'],
  ['status', 'Status', 'system', 'status'],
  ['statusCategory', 'Status Category', 'system', 'statusCategory'],
  ['statuscategorychangedate', 'Status Category Changed', 'datetime', 'datetime'],
  ['resolution', 'Resolution', 'system', 'resolution'],
  ['resolutiondate', 'Resolved', 'datetime', 'datetime'],
  ['created', 'Created', 'datetime', 'datetime'],
  ['updated', 'Updated', 'datetime', 'datetime'],
  ['priority', 'Priority', 'system', 'priority'],
  ['labels', 'Labels', 'labels', 'array', 'string'],
  ['duedate', 'Due date', 'date', 'date'],
  ['comment', 'Comment', 'system', 'comments-page'],
  ['attachment', 'Attachment', 'system', 'array', 'attachment'],
  ['issuelinks', 'Linked Issues', 'system', 'array', 'issuelinks'],
  ['security', 'Security Level', 'system', 'securitylevel'],
  ['issuekey', 'Key', 'system', 'string'],
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

export const builtInFields = (): FieldRecord[] => [
  ...system.map(([id, name, kind, schemaType, schemaItems = null]) =>
    field({ id, name, kind, schemaType, schemaItems }),
  ),
  ...serviceDesk.map((each) => ({ ...each })),
];

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
