import type { SettingsStore } from '../../usecases/ports/facts';
import type { Database } from './database';
import { toSettings } from './settings-rows';

export const createSettingsStore = (db: Database): SettingsStore => ({
  get: async () => {
    const rows = await db.selectFrom('settings').selectAll().where('id', '=', 1).execute();
    return toSettings(rows[0]);
  },

  trySave: async (version, { settings, by, at }) => {
    const result = await db
      .updateTable('settings')
      .set({ version: version + 1, document: JSON.stringify(settings), saved_by: by, saved_at: at })
      .where('id', '=', 1)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
});
