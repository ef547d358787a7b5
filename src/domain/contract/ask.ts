import type { Instant, IssueId } from '../../contract/ids';
import type { RequiredItem } from '../../contract/required-item';
import { shortHash } from '../experience/short-hash';
import { toInstant } from '../time/instant';
import { fieldOfItem } from './completeness';

/** What is missing in one request. The same items are asked for once. */
export interface MissingItems {
  readonly issueId: IssueId;
  /** A hash of the items, in any order. */
  readonly items: string;
}

/** That a requester was asked, or is being asked, for what is missing. */
export interface Ask extends MissingItems {
  readonly askedAt: Instant;
  /** `asking`: claimed, and not known to be written yet. */
  readonly state: 'asking' | 'asked';
}

/** Names these items of this request. */
export const missingItemsOf = (issueId: IssueId, items: readonly RequiredItem[]): MissingItems => ({
  issueId,
  items: shortHash(
    items
      .map(({ source }) => fieldOfItem(source))
      .toSorted()
      .join(' '),
  ),
});

/** A function lives less than half of this; whoever is silent for longer is dead. */
const CUT_OFF_MS = 120_000;

/** Whether an asking was cut off, so that it may be taken up again. */
export const isCutOff = ({ state, askedAt }: Pick<Ask, 'state' | 'askedAt'>, now: Instant): boolean =>
  state === 'asking' && now > toInstant(askedAt + CUT_OFF_MS);
