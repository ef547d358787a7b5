import type { AccountId, Instant } from '../contract/ids';
import type { ServicePromise } from '../contract/promise';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import { servicePromise } from '../domain/contract/service-promise';
import type { ObservedIssue } from '../domain/experience/observed-issue';
import { findProcess } from '../domain/experience/process';
import { recordOf, workingTimeBy } from '../domain/experience/request-facts';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import { findCard, type CardCall, type FindCardDeps } from './find-card';
import type { Contracts } from './ports/contracts';
import { NotYourRequestError } from './ports/errors';
import type { Issues } from './ports/jira';
import { readOptionsOf } from './read-options';

export interface ReadPromiseDeps extends FindCardDeps {
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly issues: Pick<Issues, 'find'>;
}

/**
 * What was promised to the requester of an open request; null where there is no public contract in force, or nothing is
 * open. Fields are read as the app, for a customer may not: only the names of what is missing leave.
 * @throws NotYourRequestError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readPromise =
  (deps: ReadPromiseDeps) =>
  async (call: CardCall & { readonly language: Language }): Promise<ServicePromise | null> => {
    const found = await findCard(deps)(call);
    if (found.standing.kind === 'not-yours') throw new NotYourRequestError('not the requester');
    const { request, settings } = found.state;
    if (request === null || request.closedAt !== null || request.deleted) return null;
    const issue = await deps.issues.find(request.issueId, readOptionsOf(settings));
    return issue === null ? null : promiseOf(deps, { ...call, issue, settings, now: found.now });
  };

interface OpenRequest {
  readonly issue: ObservedIssue;
  readonly settings: Settings;
  readonly now: Instant;
  readonly accountId: AccountId;
  readonly language: Language;
}

/** The request as Jira has it now: it may have been closed, moved or given to somebody else a moment ago. */
const promiseOf = async (deps: ReadPromiseDeps, open: OpenRequest): Promise<ServicePromise | null> => {
  const { issue, settings, now, language } = open;
  const calendars = createDeskCalendars(settings);
  const life = recordOf(issue, settings, workingTimeBy(calendars));
  const process = findProcess(settings, life);
  if (process === null || life.closedAt !== null || life.requesterId !== open.accountId) return null;
  const contract = await deps.contracts.findInForce(process.id);
  if (contract === null || !contract.isPublic) return null;
  const calendar = calendars.of(process.id);
  const team = process.team[language];
  return servicePromise({ contract, life, presence: issue.presence, team, calendar, now, language });
};
