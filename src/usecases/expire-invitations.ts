import { toInstant } from '../domain/time/instant';
import type { PendingFields } from './ports/facts';
import type { Clock } from './ports/system';

export interface ExpireInvitationsDeps {
  readonly pending: PendingFields;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;

/**
 * Has the status field of requests emptied whose card closed unanswered: nobody is awaited there any more. Looks back
 * three days, so that a daily run that was lost is made up for.
 * @throws StorageUnavailableError
 */
export const expireInvitations = (deps: ExpireInvitationsDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  await deps.pending.markExpired(toInstant(now - 3 * DAY_MS), now);
};
