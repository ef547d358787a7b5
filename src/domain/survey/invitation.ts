import { Instant, type AccountId, type IssueId } from '../../contract/ids';
import type { Driver, NotAskedReason } from '../../contract/words';

const DAY_MS = 86_400_000;

/** The card of a close from before the app counts as shut this long after it. */
const ANSWER_WINDOW_MS = 14 * DAY_MS;

/** An answer may be changed this long after it was first given. */
const EDIT_WINDOW_MS = 14 * DAY_MS;

/** The right to rate one close. Natural key: issue id and number of the close. */
export interface Invitation {
  readonly issueId: IssueId;
  readonly closeNo: number;
  /** null once the account or the request is gone, or when the request never had a reporter. */
  readonly requesterId: AccountId | null;
  /** As the requester wrote it, so that the card needs no Jira. */
  readonly summary: string;
  readonly status: 'open' | 'withdrawn';
  readonly withdrawnWhy: 'reopened' | 'reporter-changed' | null;
  /** null: asked. Otherwise the card is open but nobody was asked, so an answer counts as volunteered. */
  readonly notAskedReason: NotAskedReason | null;
  /** With which this close was chosen to be asked. */
  readonly probability: number;
  readonly driverItem: Driver;
  readonly driverProbability: number;
  readonly asksLostTime: boolean;
  readonly declined: boolean;
  /** Somebody else opened the request for the requester. */
  readonly onBehalf: boolean;
  /** The request that this one duplicates; asked about in its stead. */
  readonly mainId: IssueId | null;
  readonly closedAt: Instant;
  /** From when on it is asked about; rating is possible from the close on. */
  readonly opensAt: Instant;
  readonly expiresAt: Instant;
}

/** When a close that nobody was invited to rate, for it lies before the app, is over for the card. */
export const uninvitedExpiryOf = (closedAt: Instant): Instant => Instant.parse(closedAt + ANSWER_WINDOW_MS);

/** Until when an answer first given at `answeredAt` may be changed; given before the asking, it may change after it. */
export const editableUntil = ({ opensAt }: Pick<Invitation, 'opensAt'>, answeredAt: Instant): Instant =>
  Instant.parse(Math.max(opensAt, answeredAt) + EDIT_WINDOW_MS);
