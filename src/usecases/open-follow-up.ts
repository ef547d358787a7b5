import type { FollowUpCause } from '../contract/follow-up';
import type { AccountId, IssueId } from '../contract/ids';
import { rulesOf } from '../domain/experience/process';
import { openedFollowUp } from '../domain/follow-up/follow-up';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import type { Contracts } from './ports/contracts';
import type { LoopState, LoopStates } from './ports/facts';
import type { FollowUps } from './ports/follow-ups';
import type { People } from './ports/jira';
import type { Clock } from './ports/system';

export interface OpenFollowUpDeps {
  readonly states: Pick<LoopStates, 'findById'>;
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly followUps: FollowUps;
  readonly people: Pick<People, 'wasActive'>;
  readonly clock: Clock;
}

/**
 * Opens a follow-up of a request, once for a cause; a second time changes nothing. Answers whether the request can have
 * one: not where it is unknown or deleted, nor where its process leaves nothing on a request.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const openFollowUp =
  (deps: OpenFollowUpDeps) =>
  async ({ issueId, cause }: { readonly issueId: IssueId; readonly cause: FollowUpCause }): Promise<boolean> => {
    const now = deps.clock.now();
    const { request, settings } = await deps.states.findById(issueId, now);
    if (request === null || request.deleted || rulesOf(settings, request).visibility === 'aggregate') return false;
    const ownerId = await ownerOf(deps, { request, settings });
    const calendar = createDeskCalendars(settings).of(request.processId);
    await deps.followUps.open(openedFollowUp({ request, cause, ownerId, calendar, now }));
    return true;
  };

/**
 * Who a follow-up of this request falls to: the reader of comments, else the fast decider of the contract in force, else
 * nobody yet. Somebody who has left gets nothing; the contract is asked only where it can tell more.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const ownerOf = async (
  { contracts, people }: Pick<OpenFollowUpDeps, 'contracts' | 'people'>,
  { request, settings }: Pick<LoopState, 'request' | 'settings'>,
): Promise<AccountId | null> => {
  if (request === null) return null;
  const { commentReader } = rulesOf(settings, request);
  const reader = await whoIsThere(people, commentReader);
  if (reader !== null || request.processId === null) return reader;
  return whoIsThere(people, (await contracts.findInForce(request.processId))?.decider ?? null);
};

const whoIsThere = async (
  people: OpenFollowUpDeps['people'],
  person: { readonly accountId: AccountId } | null,
): Promise<AccountId | null> =>
  person !== null && (await people.wasActive(person.accountId)) ? person.accountId : null;
