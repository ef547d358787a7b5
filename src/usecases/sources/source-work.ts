import { emptySource } from './empty-source';
import { importIncidents, type ImportIncidentsDeps } from './import-incidents';
import { previewIncidents } from './preview-incidents';
import { readSources } from './read-sources';
import { startIncidents } from './start-incidents';

/** What the page of sources asks for. */
export const sourceWork = (deps: ImportIncidentsDeps) => ({
  readSources: readSources(deps),
  previewIncidents: previewIncidents(deps),
  startIncidents: startIncidents(deps),
  importIncidents: importIncidents(deps),
  emptySource: emptySource(deps),
});
