import type { SettingsStore } from '../../usecases/ports/facts';
import type { Database } from './database';
import { toSettings } from './settings-rows';
import { parseStored, textOf } from './stored-settings';

export const createSettingsStore = (db: Database): SettingsStore => ({
  get: async () => {
    const rows = await db.selectFrom('settings').selectAll().where('id', '=', 1).execute();
    return toSettings(rows[0]);
  },

  trySave: async (version, { settings, by, at }) => {
    const [stored] = await db
      .selectFrom('settings')
      .select('document')
      .where('id', '=', 1)
      .where('version', '=', version)
      .execute();
    if (stored === undefined) return false;
    // Version 0 holds an empty document, whose defaults are this release's own.
    const foreign = version === 0 ? [] : parseStored(stored.document).foreign;
    const result = await db
      .updateTable('settings')
      .set({ version: version + 1, document: textOf(settings, foreign), saved_by: by, saved_at: at })
      .where('id', '=', 1)
      .where('version', '=', version)
      .executeTakeFirst();
    return result.numUpdatedRows === 1n;
  },
});
