import { makeResolver } from '@forge/resolver';
import type { App } from '../../compose';
import type { SettingsApi } from '../../contract/api';
import { ReadSettings, RebuildFigures, SaveSettings, SettingsView } from '../../contract/settings';
import { NotAdminError } from '../../usecases/ports/errors';
import { AnyExtension, guardFor } from '../guard';

const guard = guardFor(['settings']);

/** The page is an admin page, but its functions can be called by whoever loads it: Jira is asked each time. */
const authorise = async (app: App): Promise<void> => {
  if (!(await app.rights.isJiraAdmin())) throw new NotAdminError('not a Jira admin');
};

/** Functions of the admin page. */
export const settings = makeResolver<SettingsApi>({
  readSettings: guard('readSettings', {
    payload: ReadSettings,
    result: SettingsView,
    extension: AnyExtension,
    authorise,
    run: (app) => app.readSettings(),
  }),
  saveSettings: guard('saveSettings', {
    payload: SaveSettings,
    result: SettingsView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.saveSettings(call),
  }),
  rebuildFigures: guard('rebuildFigures', {
    payload: RebuildFigures,
    result: SettingsView,
    extension: AnyExtension,
    authorise,
    run: (app) => app.startRebuild(),
  }),
});
