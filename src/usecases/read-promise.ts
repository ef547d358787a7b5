import type { AccountId, Instant } from '../contract/ids';
import type { ServicePromise } from '../contract/promise';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { recordOf, workingTimeBy } from '../domain/experience/request-facts';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import { findCard, type CardCall, type FindCardDeps, type FoundCard } from './find-card';
import { NotYourRequestError, RequestHiddenError } from './ports/errors';
import type { Issues } from './ports/jira';
import { promiseNow, type PromiseDeps } from './promise-now';
import { readOptionsOf } from './read-options';

export interface ReadPromiseDeps extends FindCardDeps, PromiseDeps {
  readonly issues: Pick<Issues, 'find'>;
}

/**
 * What was promised to the requester of an open request; null where there is no public contract in force, nothing is
 * open, or the app does nothing. Fields are read as the app, for a customer may not: only the names of what is missing
 * leave.
 * @throws NotYourRequestError, RequestHiddenError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readPromise =
  (deps: ReadPromiseDeps) =>
  async (call: CardCall & { readonly language: Language }): Promise<ServicePromise | null> => {
    const found = await findCard(deps)(call);
    if (found.standing.kind === 'not-yours') throw new NotYourRequestError('not the requester');
    if (!isOpen(found)) return null;
    const { request, settings } = found.state;
    // A request of a moment ago is on the portal before any event of it has come.
    const issue = await deps.issues.find(request?.issueId ?? call.key, readOptionsOf(settings));
    if (issue !== null) return promiseOf(deps, { ...call, issue, settings, now: found.now });
    // What the portal does not show either was deleted a moment ago.
    if (request === null || (await deps.portal.find(call.key)) !== null) throw new RequestHiddenError('for the app');
    return null;
  };

const isOpen = ({ standing, state }: FoundCard): boolean =>
  standing.kind !== 'off' && (state.request === null || (state.request.closedAt === null && !state.request.deleted));

interface OpenRequest {
  readonly issue: ObservedIssue;
  readonly settings: Settings;
  readonly now: Instant;
  readonly accountId: AccountId;
  readonly language: Language;
}

/** The request as Jira has it now: it may have been closed, moved or given to somebody else a moment ago. */
const promiseOf = async (deps: ReadPromiseDeps, open: OpenRequest): Promise<ServicePromise | null> => {
  const calendars = createDeskCalendars(open.settings);
  const life = recordOf(open.issue, open.settings, workingTimeBy(calendars));
  if (life.closedAt !== null || life.requesterId !== open.accountId) return null;
  const found = await promiseNow(deps, { ...open, life, calendar: calendars.of(life.processId) });
  return found?.contract.isPublic === true ? found.promise : null;
};
