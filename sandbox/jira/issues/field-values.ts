import { badFields } from '../http/rest-error.ts';
import type { Site } from '../site.ts';
import type { FieldRecord } from '../state/records.ts';
import { adfText, isAdf } from './adf.ts';

const MAX_LIST = 100;

/**
 * A custom field's value as it is stored: numbers, strings (options and users by name and account id), lists of them, or an object.
 * @throws RestError 400 naming the field
 */
export const parseFieldValue = (site: Site, field: FieldRecord, input: unknown): unknown => {
  if (input === null || input === undefined) return null;
  const refuse = (message: string): Error => badFields({ [field.id]: message });
  if (Array.isArray(input) && input.length > MAX_LIST) throw refuse(`A list of values holds at most ${MAX_LIST}.`);
  switch (field.kind) {
    case 'number':
      if (typeof input !== 'number' || !Number.isFinite(input)) throw refuse('Operation value must be a number');
      return input;
    case 'text':
      if (isAdf(input)) return adfText(input);
      if (typeof input !== 'string')
        throw refuse('Operation value must be an Atlassian Document (see the Atlassian Document Format)');
      return input;
    case 'string':
      if (typeof input !== 'string') throw refuse('Operation value must be a string');
      return input;
    case 'date':
    case 'datetime':
      return parseMoment(field, input);
    case 'option':
      return parseOption(field, input);
    case 'options':
      if (!Array.isArray(input)) throw refuse('data was not an array');
      return input.map((each) => parseOption(field, each));
    case 'labels':
      if (!Array.isArray(input) || !input.every((each) => typeof each === 'string'))
        throw refuse('data was not an array of strings');
      return input;
    case 'user':
      return parseUser(site, field, input);
    case 'group':
      return parseGroup(site, field, input);
    case 'object':
      if (typeof input !== 'object') throw refuse('Operation value must be an object');
      return input;
    default:
      throw refuse(`Field '${field.id}' cannot be set. It is not on the appropriate screen, or unknown.`);
  }
};

const parseMoment = (field: FieldRecord, input: unknown): string => {
  const message =
    field.kind === 'date'
      ? `Error parsing date string: ${String(input)}`
      : `Operation value must be a date time in ISO 8601 form, got ${String(input)}`;
  if (typeof input !== 'string') throw badFields({ [field.id]: message });
  if (field.kind === 'date') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(input) || Number.isNaN(Date.parse(input))) throw badFields({ [field.id]: message });
    return input;
  }
  const instant = Date.parse(input.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(instant)) throw badFields({ [field.id]: message });
  // Jira drops milliseconds of app fields.
  return `${new Date(instant - (instant % 1000)).toISOString().slice(0, 19)}.000+0000`;
};

const parseOption = (field: FieldRecord, input: unknown): string => {
  const text = typeof input === 'object' && input !== null && 'value' in input ? input.value : undefined;
  if (typeof text !== 'string' || (field.options !== null && !field.options.includes(text))) {
    throw badFields({ [field.id]: `Option value '${typeof text === 'string' ? text : ''}' is not valid` });
  }
  return text;
};

const parseUser = (site: Site, field: FieldRecord, input: unknown): string => {
  const id = typeof input === 'object' && input !== null && 'accountId' in input ? input.accountId : undefined;
  if (typeof id !== 'string' || !site.store.people.has(id))
    throw badFields({ [field.id]: `Specified user does not exist or you do not have required permissions` });
  return id;
};

const parseGroup = (site: Site, field: FieldRecord, input: unknown): string => {
  const { groupId, name } = (typeof input === 'object' && input !== null ? input : {}) as {
    groupId?: unknown;
    name?: unknown;
  };
  for (const group of site.store.groups.values())
    if (group.groupId === groupId || group.name === name) return group.groupId;
  throw badFields({ [field.id]: 'Group does not exist' });
};

/** How the changelog spells a stored value: its id and its text. */
export const spellValue = (
  site: Site,
  field: FieldRecord,
  stored: unknown,
): { readonly id: string | null; readonly text: string | null } => {
  if (stored === null || stored === undefined) return { id: null, text: null };
  if (field.kind === 'user' && typeof stored === 'string')
    return { id: stored, text: site.store.people.get(stored)?.displayName ?? stored };
  const text =
    typeof stored === 'string' ? stored : typeof stored === 'number' ? String(stored) : JSON.stringify(stored);
  return { id: field.kind === 'number' || field.kind === 'string' || field.kind === 'text' ? null : text, text };
};
