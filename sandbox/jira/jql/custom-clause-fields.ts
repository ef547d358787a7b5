import type { IssueRecord } from '../state/issue-records.ts';
import type { FieldRecord } from '../state/records.ts';
import type { Store } from '../state/store.ts';
import { SATISFACTION_DATE_FIELD } from '../state/system-fields.ts';
import { ongoingCycle } from '../sla/sla-service.ts';
import { single, type ClauseField, type SortKey } from './clause-field.ts';
import type { JqlContext } from './jql-context.ts';
import { unknownValue } from './jql-error.ts';
import { peopleShape } from './people-clause-fields.ts';

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Custom fields of that name, or the one `cf[10010]` means. */
export const customFieldsNamed = (store: Store, name: string): FieldRecord[] => {
  const byId = /^cf\[(\d+)\]$/i.exec(name);
  const wanted = byId === null ? name : `customfield_${byId[1] ?? ''}`;
  return [...store.fields.values()].filter(
    (field) =>
      field.custom !== null &&
      (field.id === wanted || (byId === null && (same(field.name, name) || field.key === name))),
  );
};

/** A custom field as clauses see it. */
export const customClauseField = (field: FieldRecord): ClauseField => {
  switch (field.kind) {
    case 'sla':
      return slaClock(field);
    case 'number':
      return comparable(field, 'number', (issue) => asNumber(issue.values[field.id]));
    case 'feedback':
      return comparable(field, 'number', (issue) => issue.feedback?.rating ?? null);
    case 'date':
    case 'datetime':
      return field.id === SATISFACTION_DATE_FIELD
        ? comparable(field, 'date', (issue) => issue.feedback?.at ?? null)
        : comparable(field, 'date', (issue) => asInstant(issue.values[field.id]));
    case 'object':
      return {
        name: field.name,
        shape: { kind: 'text', exact: false, value: (issue) => leaves(issue.values[field.id]) },
      };
    case 'user':
      return people(field, (issue) => strings(issue.values[field.id]));
    case 'users':
      return people(field, (issue) => issue.participantIds);
    case 'request-type':
      return requestType(field.name);
    case 'organizations':
      return organizations(field.name);
    case 'option':
    case 'options':
    case 'labels':
    case 'group':
      return choice(field, (issue) => strings(issue.values[field.id]));
    case 'text':
    case 'string':
    case 'system':
      return words(field, (issue) => strings(issue.values[field.id]));
  }
};

const slaClock = (field: FieldRecord): ClauseField => ({
  name: field.name,
  shape: { kind: 'sla', field },
  sortKey: (issue, context) => slaSortKey(field, issue, context),
});

const comparable = (
  { name }: FieldRecord,
  kind: 'number' | 'date',
  value: (issue: IssueRecord) => number | null,
): ClauseField => ({ name, shape: { kind, value }, sortKey: value });

const words = (field: FieldRecord, value: (issue: IssueRecord) => readonly string[]): ClauseField => ({
  name: field.name,
  shape: { kind: 'text', exact: field.kind !== 'text', value },
  sortKey: (issue) => value(issue)[0]?.toLowerCase() ?? null,
});

const people = (field: FieldRecord, values: (issue: IssueRecord) => readonly string[]): ClauseField => ({
  name: field.name,
  shape: peopleShape({ name: field.name, values, history: field.id }),
});

const choice = (field: FieldRecord, value: (issue: IssueRecord) => readonly string[]): ClauseField => ({
  name: field.name,
  sortKey: (issue) => value(issue)[0]?.toLowerCase() ?? null,
  shape: {
    kind: 'choice',
    values: (issue) => value(issue).map((each) => each.toLowerCase()),
    resolve: (text) => {
      if (field.options !== null && !field.options.some((option) => same(option, text))) {
        throw unknownValue(text, field.name);
      }
      return [text.toLowerCase()];
    },
    history: field.id,
  },
});

const requestType = (name: string): ClauseField => ({
  name,
  sortKey: (issue, { site }) =>
    site.store
      .projectOf(issue)
      .requestTypes.find((type) => type.id === issue.requestTypeId)
      ?.name.toLowerCase() ?? null,
  shape: {
    kind: 'choice',
    ...single((issue) => issue.requestTypeId),
    resolve: (text, { site }) => {
      // `Fault (IT)`: a name of one project only; `Fault`: the name in any.
      const found = [...site.store.projects.values()].flatMap((project) =>
        project.requestTypes
          .filter((type) => type.id === text || same(type.name, text) || same(`${type.name} (${project.key})`, text))
          .map((type) => type.id),
      );
      if (found.length === 0) throw unknownValue(text, name);
      return found;
    },
  },
});

const organizations = (name: string): ClauseField => ({
  name,
  shape: {
    kind: 'choice',
    values: (issue) => issue.organizationIds,
    resolve: (text, { site }) => {
      const found = [...site.store.organizations.values()]
        .filter((each) => each.id === text || same(each.name, text))
        .map((each) => each.id);
      if (found.length === 0) throw unknownValue(text, name);
      return found;
    },
  },
});

/** By remaining time: most overdue first; clocks that do not run come last. */
const slaSortKey = (field: FieldRecord, issue: IssueRecord, { site, now }: JqlContext): SortKey =>
  ongoingCycle(site.sla.clocks(issue).get(field.id))?.remainingMs(now) ?? null;

const asNumber = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const asInstant = (value: unknown): number | null => {
  if (typeof value !== 'string') return null;
  const instant = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(instant) ? null : instant;
};

const strings = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

const leaves = (value: unknown): string[] => {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') return Object.values(value).flatMap(leaves);
  return typeof value === 'string' ? [value] : [JSON.stringify(value)];
};
