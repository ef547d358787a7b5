import type { ItemSource, RequiredItem } from '../../contract/required-item';
import type { Settings } from '../../contract/settings';
import type { Instant } from '../../contract/ids';
import { findProcess } from '../experience/process';
import type { ObservedIssue } from '../experience/observed-issue';

/** Jira's field of attachments. */
const ATTACHMENT_FIELD = 'attachment';

/** The field of Jira that tells of an item. */
export const fieldOfItem = (source: ItemSource): string =>
  source.kind === 'field' ? source.fieldId : ATTACHMENT_FIELD;

/** Fields to read for what the contracts in force want, each once. */
export const requiredFieldsOf = (settings: Settings): readonly string[] => [
  ...new Set(
    settings.processes.flatMap(({ complete }) => (complete?.items ?? []).map((item) => fieldOfItem(item.source))),
  ),
];

/**
 * The items that a request of its process must have; none without a contract in force, or for a request from before it.
 * `createdAt` decides, so that a new contract never judges what was asked under the old one.
 */
export const requiredItemsOf = (
  settings: Settings,
  issue: Pick<ObservedIssue, 'projectId'> & {
    readonly requestType: { readonly id: string } | null;
    readonly createdAt: Instant;
  },
): readonly RequiredItem[] => {
  const request = { projectId: issue.projectId, requestTypeId: issue.requestType?.id ?? null };
  const complete = findProcess(settings, request)?.complete;
  return complete === undefined || issue.createdAt < complete.since ? [] : complete.items;
};

/** The items a request has not got now, in the contract's order. */
export const missingItems = (
  items: readonly RequiredItem[],
  presence: Readonly<Record<string, { readonly now: boolean }>>,
): readonly RequiredItem[] => items.filter(({ source }) => presence[fieldOfItem(source)]?.now !== true);

/** Whether the request had all of them when it was created; null when nothing was required of it. */
export const wasComplete = (items: readonly RequiredItem[], presence: ObservedIssue['presence']): boolean | null =>
  items.length === 0 ? null : items.every(({ source }) => presence[fieldOfItem(source)]?.atCreation === true);
