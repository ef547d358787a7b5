import type { IssueId } from '../../contract/ids';
import type { FollowUp } from '../../domain/follow-up/follow-up';

/** All methods reject with StorageUnavailableError when the store does not answer as it should. */
export interface FollowUps {
  /** Keeps what is there: the natural key is the request and the cause. */
  open(followUp: FollowUp): Promise<void>;
  ofIssue(issueId: IssueId): Promise<readonly FollowUp[]>;
  /** Over the version before the given one; false when there is none, and nothing changed. */
  tryChange(followUp: FollowUp): Promise<boolean>;
}
