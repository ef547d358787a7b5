import type { AccountId, Instant, IssueKey } from '../contract/ids';
import { toInstant } from '../domain/time/instant';
import { cardStandingOf, type CardStanding } from '../domain/survey/card-standing';
import type { LoopState, LoopStates } from './ports/facts';
import type { PortalRequests } from './ports/jira';
import type { Clock } from './ports/system';

export interface FindCardDeps {
  readonly states: LoopStates;
  readonly portal: PortalRequests;
  readonly clock: Clock;
}

/** A key claimed by a browser and the account that the platform vouches for. */
export interface CardCall {
  readonly key: IssueKey;
  readonly accountId: AccountId;
}

export interface FoundCard {
  readonly state: LoopState;
  readonly now: Instant;
  readonly standing: Exclude<CardStanding, { kind: 'unknown' }>;
}

const MINUTE_MS = 60_000;

/**
 * The card of the request that has this key, as it stands for this person. The key comes from the browser and opens
 * nothing by itself: everything is measured by the account. Where the store knows no such key or another reporter, the
 * portal is asked as the person, which also finds a request under the key it was moved to.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const findCard =
  (deps: FindCardDeps) =>
  async ({ key, accountId }: CardCall): Promise<FoundCard> => {
    const now = deps.clock.now();
    const since = minuteOf(now);
    const state = await deps.states.findByKey(key, since);
    const standing = cardStandingOf(state, { accountId, now });
    if (standing.kind !== 'unknown') return { state, now, standing };
    const own = await deps.portal.find(key);
    if (own === null) return { state, now, standing: { kind: 'not-yours' } };
    const moved = state.request === null ? await deps.states.findById(own.issueId, since) : state;
    const known = cardStandingOf(moved, { accountId, now });
    if (known.kind !== 'unknown') return { state: moved, now, standing: known };
    return { state: moved, now, standing: { kind: own.reporterId === accountId ? 'open' : 'not-yours' } };
  };

/** Beginning of the minute in which writes of fields are gathered. */
export const minuteOf = (now: Instant): Instant => toInstant(now - (now % MINUTE_MS));

/** Seconds until the minute's gathered writes are due, 1–60. */
export const secondsToMinuteEnd = (now: Instant): number => 60 - Math.floor((now % MINUTE_MS) / 1000);
