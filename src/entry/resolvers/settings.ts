import { makeResolver } from '@forge/resolver';
import { composeWhole, type App } from '../../compose/whole';
import type { SettingsApi } from '../../contract/api';
import { BackFillView, ControlBackFill, ReadBackFill } from '../../contract/back-fill';
import { AuditView, ReadAudit } from '../../contract/audit';
import {
  EmptySource,
  ImportIncidents,
  IncidentPreview,
  IncidentsTaken,
  PreviewIncidents,
  ReadSources,
  SourceEmptied,
  SourcesView,
  SourceView,
  StartIncidents,
} from '../../contract/incident-import';
import { HealthView, ReadHealth, ReadSupportBundle, SupportBundle } from '../../contract/health';
import { Erased, ErasePerson, ExportPerson, PersonExport } from '../../contract/person';
import { ReadSettings, RebuildFigures, SaveSettings, SettingsView } from '../../contract/settings';
import { ReadStaff, RemoveStaff, SaveStaff, StaffSaved, StaffView } from '../../contract/staff';
import {
  ExportPortion,
  FinishImport,
  Imported,
  ImportProgress,
  CheckRows,
  ImportRows,
  ReadExport,
  ReadImport,
  RowsChecked,
} from '../../contract/transfer';
import { NotAdminError } from '../../usecases/ports/errors';
import { AnyExtension, guardFor } from '../guard';

const guard = guardFor(['settings'], composeWhole);

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
    changes: true,
    payload: SaveSettings,
    result: SettingsView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.saveSettings(call),
  }),
  readAudit: guard('readAudit', {
    payload: ReadAudit,
    result: AuditView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.readAudit(call),
  }),
  readHealth: guard('readHealth', {
    payload: ReadHealth,
    result: HealthView,
    extension: AnyExtension,
    authorise,
    run: (app, { platform }) => app.readHealth(platform),
  }),
  readSupportBundle: guard('readSupportBundle', {
    payload: ReadSupportBundle,
    result: SupportBundle,
    extension: AnyExtension,
    authorise,
    run: (app, { platform }) => app.readSupportBundle(platform),
  }),
  exportData: guard('exportData', {
    payload: ReadExport,
    result: ExportPortion,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.exportData(call),
  }),
  checkRows: guard('checkRows', {
    payload: CheckRows,
    result: RowsChecked,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.checkRows(call),
  }),
  importRows: guard('importRows', {
    changes: true,
    payload: ImportRows,
    result: Imported,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.importRows(call),
  }),
  finishImport: guard('finishImport', {
    changes: true,
    payload: FinishImport,
    result: Imported,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.finishImport(call),
  }),
  readImport: guard('readImport', {
    payload: ReadImport,
    result: ImportProgress.nullable(),
    extension: AnyExtension,
    authorise,
    run: (app) => app.readImport(),
  }),
  readSources: guard('readSources', {
    payload: ReadSources,
    result: SourcesView,
    extension: AnyExtension,
    authorise,
    run: (app) => app.readSources(),
  }),
  previewIncidents: guard('previewIncidents', {
    payload: PreviewIncidents,
    result: IncidentPreview,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.previewIncidents(call),
  }),
  startIncidents: guard('startIncidents', {
    changes: true,
    payload: StartIncidents,
    result: SourceView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.startIncidents(call),
  }),
  importIncidents: guard('importIncidents', {
    changes: true,
    payload: ImportIncidents,
    result: IncidentsTaken,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.importIncidents(call),
  }),
  emptySource: guard('emptySource', {
    changes: true,
    payload: EmptySource,
    result: SourceEmptied,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.emptySource(call),
  }),
  readStaff: guard('readStaff', {
    payload: ReadStaff,
    result: StaffView,
    extension: AnyExtension,
    authorise,
    run: (app) => app.readStaff(),
  }),
  saveStaff: guard('saveStaff', {
    changes: true,
    payload: SaveStaff,
    result: StaffSaved,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.saveStaff(call),
  }),
  removeStaff: guard('removeStaff', {
    changes: true,
    payload: RemoveStaff,
    result: StaffView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.removeStaff(call),
  }),
  readBackFill: guard('readBackFill', {
    payload: ReadBackFill,
    result: BackFillView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.readBackFill(call),
  }),
  controlBackFill: guard('controlBackFill', {
    changes: true,
    payload: ControlBackFill,
    result: BackFillView,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.controlBackFill(call),
  }),
  // Both are duties, whatever the licence says.
  exportPerson: guard('exportPerson', {
    payload: ExportPerson,
    result: PersonExport,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.exportPerson(call),
  }),
  erasePerson: guard('erasePerson', {
    payload: ErasePerson,
    result: Erased,
    extension: AnyExtension,
    authorise,
    run: (app, call) => app.erasePerson(call),
  }),
  rebuildFigures: guard('rebuildFigures', {
    changes: true,
    payload: RebuildFigures,
    result: SettingsView,
    extension: AnyExtension,
    authorise,
    run: (app) => app.startRebuild(),
  }),
});
