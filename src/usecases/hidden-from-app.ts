import type { Instant } from '../contract/ids';
import { MINUTE_MS } from '../domain/time/civil-date';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import type { RequestRecord } from '../domain/experience/request-record';
import type { IssueLookup } from './ports/jira';

/** By then an event, or the hourly reconcile, has told of every change of a request that the app may see. */
const TOLD_MS = 120 * MINUTE_MS;

/**
 * Whether Jira keeps a request from the app that it shows to the person at the screen: its project is closed to the app, or
 * its security level is. Jira is asked only where the store knows nothing of the request, or nothing of its last change.
 * @throws JiraBusyError, JiraUnavailableError
 */
export const isHiddenFromApp = async (
  { lookup }: { readonly lookup: IssueLookup },
  issue: Pick<ObservedIssue, 'issueId' | 'updatedAt'>,
  { known, now }: { readonly known: RequestRecord | null; readonly now: Instant },
): Promise<boolean> => {
  const isBehind = known === null || (known.seenAt < issue.updatedAt && now - issue.updatedAt > TOLD_MS);
  return isBehind && (await lookup.missing([issue.issueId])).has(issue.issueId);
};
