import type { Instant } from '../../contract/ids';
import type { Ask, MissingItems } from '../../domain/contract/ask';

/** All methods reject with StorageUnavailableError when the store does not answer as it should. */
export interface Asks {
  find(which: MissingItems): Promise<Ask | null>;
  /** Takes the asking; false when somebody else has it. */
  tryClaim(which: MissingItems, at: Instant): Promise<boolean>;
  /** Takes over one that was cut off at `since`; false when somebody else has done so. */
  tryRenew(which: MissingItems, since: Instant, at: Instant): Promise<boolean>;
  /** The requester has been asked. */
  settle(which: MissingItems): Promise<void>;
  /** Gives the asking back: nothing was written. */
  release(which: MissingItems): Promise<void>;
}

/** As the person at the screen. All methods reject with JiraBusyError or JiraUnavailableError when Jira does not answer as it should. */
export interface AskComments {
  isThere(which: MissingItems): Promise<boolean>;
  /** Writes a public comment, one paragraph a line; false where Jira does not let this person. */
  tryWrite(which: MissingItems, lines: readonly string[]): Promise<boolean>;
}
