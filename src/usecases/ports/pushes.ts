import type { Instant, IssueId, ProjectId } from '../../contract/ids';
import type { NotAskedReason } from '../../contract/words';
import type { Contact, PlannedPush } from '../../domain/survey/push';

/**
 * Pushes as they were planned with their invitations. All methods reject with StorageUnavailableError when the store does
 * not answer as it should.
 */
export interface Pushes {
  /** The oldest that wait and are due, and those whose making was cut off before `stuckSince`. */
  due(now: Instant, stuckSince: Instant, limit: number): Promise<readonly DuePush[]>;
  /** Pushes of any state by these closers, closed in `[from, to]`. */
  neighbours(closers: readonly string[], from: Instant, to: Instant): Promise<readonly PlannedPush[]>;
  /** Contacts made with these people since. */
  contacts(requesters: readonly string[], since: Instant): Promise<readonly Contact[]>;
  /** Moves a push on; answers whether it still was where it was thought to be, so that of two runs one goes on. */
  tryMove(
    push: PlannedPush,
    move: { readonly from: PushState; readonly to: PushState; readonly at: Instant },
  ): Promise<boolean>;
  /** Has a push made by comment that the process leaves to Jira's own mail; false when it has one, or none is due. */
  tryAsk(close: Pick<PlannedPush, 'issueId' | 'closeNo'>, at: Instant): Promise<boolean>;
  /** Takes the asking back where nobody has answered yet. */
  unask(push: PlannedPush, reason: NotAskedReason): Promise<void>;
}

export type PushState = 'waiting' | 'sending' | 'sent' | 'settled';

export interface DuePush extends PlannedPush {
  /** null once the request is gone from the store. */
  readonly projectId: ProjectId | null;
  readonly state: 'waiting' | 'sending';
  /** The close still stands and is neither answered nor withdrawn nor deleted. */
  readonly isOpen: boolean;
}

/** All methods reject with JiraBusyError or JiraUnavailableError when Jira does not answer as it should. */
export interface PushComments {
  /** Of these requests those that Jira shows as Done now. */
  stillDone(issueIds: readonly IssueId[]): Promise<ReadonlySet<IssueId>>;
  /** Whether the comment of this close is on the request already. */
  isThere(push: Pick<PlannedPush, 'issueId' | 'closeNo'>): Promise<boolean>;
  /** Writes the public comment; false where Jira refuses it for good. */
  tryWrite(push: Pick<PlannedPush, 'issueId' | 'closeNo'>): Promise<boolean>;
}
