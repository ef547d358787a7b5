import type { Run, ScheduleName } from '../../domain/health/health';
import type { Runs } from '../ports/runs';
import { readSettings } from '../read-settings';
import { saveSettings, type SaveSettingsDeps } from '../save-settings';
import { startRebuild } from '../start-rebuild';
import { forgetOld, type ForgetOldDeps } from './forget-old';
import { readAudit } from './read-audit';
import { readHealth, readSupportBundle, type ReadHealthDeps } from './read-health';
import { eraseOnePerson, exportPerson, type ServePersonDeps } from './serve-person';
import { checkRows, exportData, finishImport, importRows, readImport, type TransferDataDeps } from './transfer-data';

type AdminDeps = SaveSettingsDeps &
  ForgetOldDeps &
  ReadHealthDeps &
  ServePersonDeps &
  TransferDataDeps & { readonly audit: Parameters<typeof readAudit>[0]['audit']; readonly runs: Runs };

/** What the admin's page asks for, and the daily duties beside it. */
export const adminWork = (deps: AdminDeps) => ({
  readSettings: readSettings(deps),
  saveSettings: saveSettings(deps),
  startRebuild: startRebuild(deps),
  exportPerson: exportPerson(deps),
  erasePerson: eraseOnePerson(deps),
  readAudit: readAudit(deps),
  forgetOld: forgetOld(deps),
  exportData: exportData(deps),
  checkRows: checkRows(deps),
  importRows: importRows(deps),
  finishImport: finishImport(deps),
  readImport: readImport(deps),
  readHealth: readHealth(deps),
  readSupportBundle: readSupportBundle(deps),
  noteRun: (name: ScheduleName, run: Run): Promise<void> => deps.runs.note(name, run),
});
