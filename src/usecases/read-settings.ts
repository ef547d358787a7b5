import type { SettingsView } from '../contract/settings';
import type { Names, Requests, SettingsStore, VersionedSettings } from './ports/facts';
import type { People, Projects } from './ports/jira';
import type { Clock } from './ports/system';
import type { RebuildProgress } from './ports/rebuild-progress';

export interface ReadSettingsDeps {
  readonly settings: SettingsStore;
  readonly requests: Requests;
  readonly names: Names;
  readonly projects: Projects;
  readonly people: People;
  readonly rebuild: RebuildProgress;
  readonly clock: Clock;
}

/**
 * The settings as stored, with what the site offers to choose from.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readSettings = (deps: ReadSettingsDeps) => async (): Promise<SettingsView> =>
  settingsView(deps, await deps.settings.get());

/** The view of settings just read or just saved. */
export const settingsView = async (deps: ReadSettingsDeps, stored: VersionedSettings): Promise<SettingsView> => {
  const [projects, types, coverage, rebuild, savedBy] = await Promise.all([
    deps.projects.list(),
    deps.names.list('process'),
    deps.requests.coverage(),
    deps.rebuild.find(),
    stored.savedBy === null ? null : deps.people.findName(stored.savedBy),
  ]);
  return {
    asOf: deps.clock.now(),
    version: stored.version,
    savedBy,
    savedAt: stored.savedAt,
    settings: stored.settings,
    site: {
      projects,
      requestTypes: types.flatMap(({ id, name, projectId }) =>
        id.startsWith('rt:') ? [{ id: id.slice('rt:'.length), projectId, name }] : [],
      ),
    },
    coverage,
    rebuild,
  };
};
