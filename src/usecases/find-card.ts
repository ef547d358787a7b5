import type { AccountId, Instant, IssueKey } from '../contract/ids';
import type { OffReason } from '../contract/words';
import { whyOff } from '../domain/experience/scope';
import { toInstant } from '../domain/time/instant';
import { cardStandingOf, type CardStanding } from '../domain/survey/card-standing';
import type { LoopState, LoopStates } from './ports/facts';
import type { PortalRequests } from './ports/jira';
import type { Clock } from './ports/system';

export interface FindCardDeps {
  readonly states: LoopStates;
  readonly portal: PortalRequests;
  readonly clock: Clock;
  readonly isLicensed: boolean;
}

/** A key claimed by a browser and the account that the platform vouches for. */
export interface CardCall {
  readonly key: IssueKey;
  readonly accountId: AccountId;
}

export interface FoundCard {
  readonly state: LoopState;
  readonly now: Instant;
  readonly standing: FoundStanding;
}

/** `off`: the app does nothing here now, so nothing can be asked or changed. */
type FoundStanding = Exclude<CardStanding, { kind: 'unknown' }> | { readonly kind: 'off'; readonly why: OffReason };

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
    const isOff = (known: LoopState): OffReason | null =>
      whyOff(known.settings, { projectId: known.request?.projectId ?? null, isLicensed: deps.isLicensed });
    const why = isOff(state);
    if (why === 'not-started') return { state, now, standing: { kind: 'off', why } };
    const standing = cardStandingOf(state, { accountId, now });
    if (standing.kind !== 'unknown') return { state, now, standing: offIf(why, standing) };
    const own = await deps.portal.find(key);
    if (own === null) return { state, now, standing: { kind: 'not-yours' } };
    const moved = state.request === null ? await deps.states.findById(own.issueId, since) : state;
    const known = cardStandingOf(moved, { accountId, now });
    if (known.kind !== 'unknown') return { state: moved, now, standing: offIf(isOff(moved), known) };
    const open: FoundStanding = { kind: own.reporterId === accountId ? 'open' : 'not-yours' };
    return { state: moved, now, standing: offIf(isOff(moved), open) };
  };

/** Only its requester is told; whose card it is must not follow from a switch. */
const offIf = (why: OffReason | null, standing: FoundStanding): FoundStanding =>
  why === null || standing.kind === 'not-yours' ? standing : { kind: 'off', why };

/** Beginning of the minute in which writes of fields are gathered. */
export const minuteOf = (now: Instant): Instant => toInstant(now - (now % MINUTE_MS));

/** Seconds until the minute's gathered writes are due, 1–60. */
export const secondsToMinuteEnd = (now: Instant): number => 60 - Math.floor((now % MINUTE_MS) / 1000);
