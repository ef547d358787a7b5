import type { FollowUpCause } from '../contract/follow-up';
import type { IssueId } from '../contract/ids';
import { rulesOf } from '../domain/experience/process';
import { followUpOwner, openedFollowUp } from '../domain/follow-up/follow-up';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import type { Contracts } from './ports/contracts';
import type { LoopState, LoopStates } from './ports/facts';
import type { FollowUps } from './ports/follow-ups';
import type { Clock } from './ports/system';

export interface OpenFollowUpDeps {
  readonly states: Pick<LoopStates, 'findById'>;
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly followUps: FollowUps;
  readonly clock: Clock;
}

/**
 * Opens a follow-up of a request, once for a cause; a second time changes nothing. Answers whether the request can have
 * one: not where it is unknown or deleted, nor where its process leaves nothing on a request.
 * @throws StorageUnavailableError
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

/** Who a follow-up of this request falls to; the contract is asked only where nobody reads the comments. */
export const ownerOf = async (
  { contracts }: Pick<OpenFollowUpDeps, 'contracts'>,
  { request, settings }: Pick<LoopState, 'request' | 'settings'>,
): Promise<ReturnType<typeof followUpOwner>> => {
  if (request === null) return null;
  const rules = rulesOf(settings, request);
  if (rules.commentReader !== null || request.processId === null) return followUpOwner(rules, null);
  const contract = await contracts.findInForce(request.processId);
  return followUpOwner(rules, contract?.decider?.accountId ?? null);
};
