import { badRequest } from '../http/rest-error.ts';
import type { Actor, Site } from '../site.ts';
import type { IssueRecord } from '../state/issue-records.ts';
import { sendPropertyEvent } from './product-events.ts';

/** Longest JSON of an entity property. */
export const MAX_PROPERTY_LENGTH = 32_768;
export const MAX_PROPERTY_KEY = 255;

/** @throws RestError 400 for a key or value no entity property may have. */
export const assertProperty = (key: string, value: unknown): void => {
  if (key.length > MAX_PROPERTY_KEY)
    throw badRequest(`The property key cannot be longer than ${MAX_PROPERTY_KEY} characters.`);
  if (value === undefined) throw badRequest('The property value must be a valid, non-empty JSON.');
  if (JSON.stringify(value).length > MAX_PROPERTY_LENGTH)
    throw badRequest(`The property value is too long. The maximum length is ${MAX_PROPERTY_LENGTH} characters.`);
};

/** Whether the property is new. */
export const setProperty = (
  site: Site,
  actor: Actor,
  params: { readonly issue: IssueRecord; readonly key: string; readonly value: unknown },
): boolean => {
  const { issue, key, value } = params;
  assertProperty(key, value);
  const isNew = !Object.hasOwn(issue.properties, key);
  issue.properties[key] = value;
  site.indexed.wrote(issue);
  sendPropertyEvent(site, 'avi:jira:set:issue-property', { actor, issue, key });
  return isNew;
};
