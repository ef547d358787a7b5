import type { IssueId } from '../../contract/ids';
import type { Touches } from '../ports/alerts';
import type { Clock } from '../ports/system';

export interface TouchClocksDeps {
  readonly touches: Touches;
  readonly clock: Clock;
}

/**
 * Something happened to a request that may start, pause, stop or move its clocks: the next tick reads them. Costs no call
 * of Jira, and many events of one request are one read.
 * @throws StorageUnavailableError
 */
export const touchClocks =
  (deps: TouchClocksDeps) =>
  (event: { readonly issueId: IssueId }): Promise<void> =>
    deps.touches.mark([event.issueId], deps.clock.now());
