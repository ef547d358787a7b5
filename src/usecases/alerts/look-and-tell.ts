import type { IssueId } from '../../contract/ids';
import { lookAtClocks, type LookAtClocksDeps } from './look-at-clocks';
import { tellAlerts, type TellAlertsDeps } from './tell-alerts';
import { writeThreads, type WriteThreadsDeps } from './write-threads';

export type LookAndTellDeps = LookAtClocksDeps & Omit<TellAlertsDeps, 'threads'> & WriteThreadsDeps;

/**
 * Looks at the clocks of a minute and tells at once what they have crossed.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const lookAndTell =
  (deps: LookAndTellDeps) =>
  async (issueIds: readonly IssueId[]): Promise<void> => {
    await lookAtClocks(deps)(issueIds);
    await tellAlerts(deps)();
    await writeThreads(deps)();
  };
