import { backFill, controlBackFill, readBackFill, type BackFillDeps } from './back-fill';
import { emptySource } from './empty-source';
import { importIncidents, type ImportIncidentsDeps } from './import-incidents';
import { readStaff, removeStaff, saveStaff, type KeepStaffDeps } from './keep-staff';
import { previewIncidents } from './preview-incidents';
import { publishNativeRatings, type PublishNativeRatingsDeps } from './publish-native-ratings';
import { readSources } from './read-sources';
import { startIncidents } from './start-incidents';

/** What the page of sources asks for. */
export const sourceWork = (deps: ImportIncidentsDeps & KeepStaffDeps & BackFillDeps & PublishNativeRatingsDeps) => ({
  readSources: readSources(deps),
  previewIncidents: previewIncidents(deps),
  startIncidents: startIncidents(deps),
  importIncidents: importIncidents(deps),
  emptySource: emptySource(deps),
  readStaff: readStaff(deps),
  saveStaff: saveStaff(deps),
  removeStaff: removeStaff(deps),
  readBackFill: readBackFill(deps),
  controlBackFill: controlBackFill(deps),
  backFill: backFill(deps),
  publishNativeRatings: publishNativeRatings(deps),
});
