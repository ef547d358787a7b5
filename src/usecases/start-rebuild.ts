import type { SettingsView } from '../contract/settings';
import type { Queues } from './ports/queues';
import { readSettings, type ReadSettingsDeps } from './read-settings';

/**
 * Asks for all figures to be computed again from the facts.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const startRebuild =
  (deps: ReadSettingsDeps & { readonly queues: Queues }) => async (): Promise<SettingsView> => {
    await deps.queues.pushRebuild();
    return readSettings(deps)();
  };
