import { badFields, notOnScreen } from '../http/rest-error.ts';
import { actorOfPerson } from '../people/actor.ts';
import { isAgentOf } from '../people/permissions.ts';
import type { Actor, Site } from '../site.ts';
import type { ChangeItem, IssueRecord } from '../state/issue-records.ts';
import type { FieldRecord } from '../state/records.ts';
import { adfText, isAdf } from './adf.ts';
import { changeItem, setResolution } from './change-issue.ts';
import { parseFieldValue, spellValue } from './field-values.ts';

const MAX_SUMMARY = 255;
const MAX_TEXT = 32_767;

type Setter = (site: Site, issue: IssueRecord, input: unknown) => ChangeItem | null;

const idIn = (input: unknown, key: string): string | null => {
  const value =
    typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[key] : undefined;
  return typeof value === 'string' ? value : null;
};

const personSetter =
  (fieldId: 'assignee' | 'reporter'): Setter =>
  (site, issue, input) => {
    const accountId = input === null ? null : (idIn(input, 'accountId') ?? idIn(input, 'id'));
    if (
      input !== null &&
      (accountId === null || !(site.store.people.has(accountId) || site.store.apps.has(accountId)))
    ) {
      throw badFields({ [fieldId]: 'Specify a valid value for ' + fieldId });
    }
    if (fieldId === 'assignee' && accountId !== null) assertAssignable(site, issue, accountId);
    const before = fieldId === 'assignee' ? issue.assigneeId : issue.reporterId;
    if (before === accountId) return null;
    if (fieldId === 'assignee') issue.assigneeId = accountId;
    else issue.reporterId = accountId;
    const nameOf = (id: string | null): string | null =>
      id === null ? null : (site.store.people.get(id)?.displayName ?? id);
    return changeItem({ fieldId, from: before, fromText: nameOf(before), to: accountId, toText: nameOf(accountId) });
  };

/** @throws RestError 400 for somebody who does not work on the desk. */
export const assertAssignable = (site: Site, issue: IssueRecord, accountId: string): void => {
  const person = site.store.people.get(accountId);
  const works = person !== undefined && isAgentOf(actorOfPerson(person), site.store.projectOf(issue));
  if (!works && !site.store.apps.has(accountId)) {
    throw badFields({ assignee: `User '${person?.displayName ?? accountId}' cannot be assigned issues.` });
  }
};

const setSummary: Setter = (_, issue, input) => {
  if (typeof input !== 'string' || input.trim() === '')
    throw badFields({ summary: 'You must specify a summary of the issue.' });
  if (input.length > MAX_SUMMARY) throw badFields({ summary: `Summary can't exceed ${MAX_SUMMARY} characters.` });
  if (/[\r\n]/.test(input))
    throw badFields({ summary: 'The summary is invalid because it contains newline characters.' });
  const before = issue.summary;
  issue.summary = input;
  return before === input
    ? null
    : changeItem({ fieldId: 'summary', from: null, fromText: before, to: null, toText: input });
};

const setDescription: Setter = (_, issue, input) => {
  const after = input === null ? null : isAdf(input) ? input : undefined;
  if (after === undefined)
    throw badFields({
      description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)',
    });
  const text = after === null ? null : adfText(after);
  if (text !== null && text.length > MAX_TEXT)
    throw badFields({
      description: `The entered text is too long. It exceeds the allowed limit of ${MAX_TEXT} characters.`,
    });
  const before = issue.description === null ? null : adfText(issue.description);
  issue.description = after;
  return before === text
    ? null
    : changeItem({ fieldId: 'description', from: null, fromText: before, to: null, toText: text });
};

const setPriority: Setter = (site, issue, input) => {
  const found = [...site.store.priorities.values()].find(
    (each) => each.id === idIn(input, 'id') || each.name === idIn(input, 'name'),
  );
  if (found === undefined) throw badFields({ priority: 'Specify a valid priority (id or name)' });
  const before = issue.priorityId;
  issue.priorityId = found.id;
  const beforeName = site.store.priorities.get(before)?.name ?? null;
  return before === found.id
    ? null
    : changeItem({ fieldId: 'priority', from: before, fromText: beforeName, to: found.id, toText: found.name });
};

const setLabels: Setter = (_, issue, input) => {
  if (!Array.isArray(input) || !input.every((each) => typeof each === 'string' && each !== '' && !/\s/.test(each))) {
    throw badFields({ labels: "The label can't contain spaces." });
  }
  const before = issue.labels.join(' ');
  issue.labels = [...new Set<string>(input)];
  const after = issue.labels.join(' ');
  return before === after
    ? null
    : changeItem({ fieldId: 'labels', from: null, fromText: before, to: null, toText: after });
};

const setDueDate: Setter = (_, issue, input) => {
  if (input !== null && (typeof input !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(input))) {
    throw badFields({ duedate: `Error parsing date string: ${JSON.stringify(input)}` });
  }
  const before = issue.dueDate;
  issue.dueDate = input;
  return before === input
    ? null
    : changeItem({ fieldId: 'duedate', from: before, fromText: before, to: input, toText: input });
};

const setSecurity: Setter = (site, issue, input) => {
  const id = input === null ? null : idIn(input, 'id');
  const levels = site.store.projectOf(issue).securityLevels;
  const nameOf = (each: string | null): string | null => levels.find((level) => level.id === each)?.name ?? null;
  if (input !== null && nameOf(id) === null) throw badFields({ security: 'Specify a valid security level' });
  const before = issue.securityLevelId;
  issue.securityLevelId = id;
  return before === id
    ? null
    : changeItem({ fieldId: 'security', from: before, fromText: nameOf(before), to: id, toText: nameOf(id) });
};

const setResolutionField: Setter = (site, issue, input) => {
  const found = [...site.store.resolutions.values()].find(
    (each) => each.id === idIn(input, 'id') || each.name === idIn(input, 'name'),
  );
  if (found === undefined) throw badFields({ resolution: 'Resolution is invalid.' });
  return setResolution(site, issue, found.id);
};

const system: Readonly<Record<string, Setter>> = {
  summary: setSummary,
  description: setDescription,
  priority: setPriority,
  labels: setLabels,
  duedate: setDueDate,
  security: setSecurity,
  assignee: personSetter('assignee'),
  reporter: personSetter('reporter'),
};

/** System fields that create and edit take. */
export const SETTABLE_SYSTEM_FIELDS: readonly string[] = Object.keys(system);

/** The screen of a transition also offers the resolution. */
const onTransition: Readonly<Record<string, Setter>> = { ...system, resolution: setResolutionField };

/**
 * Sets one field of an issue as create, edit or transition ask for it. The item of the changelog, or `null` without a difference.
 * @throws RestError 400 naming the field
 */
export const setField = (
  site: Site,
  actor: Actor,
  params: {
    readonly issue: IssueRecord;
    readonly fieldId: string;
    readonly input: unknown;
    readonly screen: 'edit' | 'transition';
  },
): ChangeItem | null => {
  const { issue, fieldId, input, screen } = params;
  const setter = (screen === 'transition' ? onTransition : system)[fieldId];
  if (setter !== undefined) return setter(site, issue, input);
  const field = site.store.fieldByIdOrKey(fieldId);
  if (field === undefined || field.custom === null || field.readOnly)
    throw badFields({ [fieldId]: notOnScreen(fieldId) });
  if (field.kind === 'organizations' || field.kind === 'users') return setList(site, issue, { field, input });
  if (field.kind === 'request-type') return setRequestType(site, issue, { field, input });
  if (field.appId !== null && actor.kind === 'app' && actor.appId !== field.appId)
    throw badFields({ [fieldId]: notOnScreen(fieldId) });
  return setCustomValue(site, issue, { field, input });
};

/** Stores a custom field's value after checking it. */
export const setCustomValue = (
  site: Site,
  issue: IssueRecord,
  { field, input }: { readonly field: FieldRecord; readonly input: unknown },
): ChangeItem | null => {
  const after = parseFieldValue(site, field, input);
  const before = issue.values[field.id] ?? null;
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  if (after === null) delete issue.values[field.id];
  else issue.values[field.id] = after;
  const [was, is] = [spellValue(site, field, before), spellValue(site, field, after)];
  return changeItem({
    fieldId: field.id,
    field: field.name,
    from: was.id,
    fromText: was.text,
    to: is.id,
    toText: is.text,
  });
};

const setList = (
  site: Site,
  issue: IssueRecord,
  { field, input }: { readonly field: FieldRecord; readonly input: unknown },
): ChangeItem | null => {
  const isOrganizations = field.kind === 'organizations';
  const ids = Array.isArray(input)
    ? input.map((each) =>
        typeof each === 'number' || typeof each === 'string'
          ? String(each)
          : (idIn(each, 'id') ?? idIn(each, 'accountId') ?? ''),
      )
    : [];
  const known = isOrganizations ? site.store.organizations : site.store.people;
  if (input !== null && (!Array.isArray(input) || !ids.every((id) => known.has(id)))) {
    throw badFields({ [field.id]: `Specify valid values for ${field.name}` });
  }
  const before = (isOrganizations ? issue.organizationIds : issue.participantIds).join(', ');
  if (isOrganizations) issue.organizationIds = [...new Set(ids)];
  else issue.participantIds = [...new Set(ids)];
  const after = [...new Set(ids)].join(', ');
  return before === after
    ? null
    : changeItem({ fieldId: field.id, field: field.name, from: before, fromText: before, to: after, toText: after });
};

const setRequestType = (
  site: Site,
  issue: IssueRecord,
  { field, input }: { readonly field: FieldRecord; readonly input: unknown },
): ChangeItem | null => {
  const id = typeof input === 'string' ? input : idIn(input, 'id');
  const type = site.store.projectOf(issue).requestTypes.find((each) => each.id === id);
  if (type === undefined) throw badFields({ [field.id]: 'Specify a valid request type' });
  const before = issue.requestTypeId;
  issue.requestTypeId = type.id;
  return before === type.id
    ? null
    : changeItem({
        fieldId: field.id,
        field: field.name,
        from: before,
        fromText: before,
        to: type.id,
        toText: type.name,
      });
};
