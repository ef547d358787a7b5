import type { Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import type { FieldRecord } from '../state/records.ts';
import { SATISFACTION_DATE_FIELD } from '../state/system-fields.ts';
import { jiraDateOrNull } from '../time/jira-dates.ts';
import { currentStatus } from './request-status.ts';
import { portalUrl, requestTypeView } from './service-desk-view.ts';
import { slaView } from './sla-view.ts';
import { userView } from './user-view.ts';

/** A custom field's value on an issue as the platform API shows it; `null` when it has none. */
export const customValueView = (site: Site, issue: IssueRecord, field: FieldRecord): unknown => {
  const stored = issue.values[field.id];
  switch (field.kind) {
    case 'sla': {
      const clocks = site.sla.clocks(issue).get(field.id);
      return clocks === undefined ? null : slaView(site, issue, clocks);
    }
    case 'request-type':
      return requestTypeValue(site, issue);
    case 'organizations':
      return issue.organizationIds.map((id) => organizationValue(site, id));
    case 'users':
      return issue.participantIds.map((id) => userView(site, id));
    case 'feedback':
      return issue.feedback === null ? null : { rating: issue.feedback.rating };
    case 'datetime':
      return field.id === SATISFACTION_DATE_FIELD ? jiraDateOrNull(issue.feedback?.at ?? null) : (stored ?? null);
    case 'option':
      return typeof stored === 'string' ? optionView(site, field, stored) : null;
    case 'options':
      return Array.isArray(stored) ? stored.map((each) => optionView(site, field, String(each))) : null;
    case 'user':
      return typeof stored === 'string' ? userView(site, stored) : null;
    case 'group':
      return typeof stored === 'string'
        ? { groupId: stored, name: site.store.groups.get(stored)?.name ?? stored }
        : null;
    default:
      return stored ?? null;
  }
};

/** One choice of a select field. */
export const optionView = (site: Site, field: FieldRecord, value: string): unknown => {
  const id = String(10000 + Math.max(0, field.options?.indexOf(value) ?? 0));
  return { self: `${site.siteUrl}/rest/api/3/customFieldOption/${id}`, value, id };
};

const organizationValue = (site: Site, id: string): unknown => ({
  id,
  name: site.store.organizations.get(id)?.name ?? id,
  _links: { self: `${site.siteUrl}/rest/servicedeskapi/organization/${id}` },
});

const requestTypeValue = (site: Site, issue: IssueRecord): unknown => {
  const project = site.store.projectOf(issue);
  const type = project.requestTypes.find((each) => each.id === issue.requestTypeId);
  if (type === undefined) return null;
  return {
    _links: {
      jiraRest: `${site.siteUrl}/rest/api/2/issue/${issue.id}`,
      web: portalUrl(site, project, issue.key),
      agent: `${site.siteUrl}/browse/${issue.key}`,
      self: `${site.siteUrl}/rest/servicedeskapi/request/${issue.id}`,
    },
    requestType: requestTypeView(site, project, type),
    currentStatus: currentStatus(site, issue),
  };
};

const SYSTEM_CLAUSES: Readonly<Record<string, readonly string[]>> = {
  issuetype: ['issuetype', 'type'],
  resolutiondate: ['resolutiondate', 'resolved'],
  statuscategorychangedate: ['statusCategoryChangedDate'],
  created: ['created', 'createdDate'],
  updated: ['updated', 'updatedDate'],
  duedate: ['due', 'duedate'],
  security: ['level'],
  attachment: ['attachments'],
  issuekey: ['id', 'issue', 'issuekey', 'key'],
};

/** A field as `GET /field` lists it; apps find SLA, request type and their own fields by `schema.custom`. */
export const fieldView = (field: FieldRecord): Readonly<Record<string, unknown>> => {
  const customId = field.custom === null ? null : Number(field.id.replace('customfield_', ''));
  return {
    id: field.id,
    key: field.key,
    name: field.name,
    custom: field.custom !== null,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: customId === null ? (SYSTEM_CLAUSES[field.id] ?? [field.id]) : [`cf[${customId}]`, field.name],
    ...(field.id === 'issuekey' ? {} : { schema: schemaView(field) }),
  };
};

/** The `schema` of a field, also in `expand=schema`. */
export const schemaView = (field: FieldRecord): Readonly<Record<string, unknown>> => ({
  type: field.schemaType,
  ...(field.schemaItems === null ? {} : { items: field.schemaItems }),
  ...(field.custom === null
    ? { system: field.id }
    : { custom: field.custom, customId: Number(field.id.replace('customfield_', '')) }),
});
