import type { IncidentPreview, PreviewIncidents } from '../../contract/incident-import';
import type { Settings } from '../../contract/settings';
import { workingTimeBy } from '../../domain/experience/request-facts';
import { readIncidents, type Incident } from '../../domain/sources/incident';
import { recordOfIncident, type SourceContext } from '../../domain/sources/incident-record';
import { sourceIdOf } from '../../domain/sources/source-ids';
import { createDeskCalendars } from '../../domain/time/desk-calendars';
import type { SettingsStore } from '../ports/facts';
import type { Clock } from '../ports/system';
import { rulesOf } from './incident-rules';

export interface PreviewIncidentsDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly clock: Clock;
}

/**
 * Reads some rows as an import would, and stores nothing.
 * @throws BadInputError with the field, StorageUnavailableError
 */
export const previewIncidents =
  (deps: PreviewIncidentsDeps) =>
  async ({ payload }: { readonly payload: PreviewIncidents }): Promise<IncidentPreview> => {
    const rules = rulesOf(payload.reading, deps.clock.now());
    const { settings } = await deps.settings.get();
    const { incidents, faults } = readIncidents(payload.rows, rules);
    const calendars = createDeskCalendars(settings);
    const context = contextOf(settings, workingTimeBy(calendars));
    return {
      incidents: incidents.map((incident) => previewOf(incident, context)),
      faults,
      workdayMs: calendars.site.workdayMs,
    };
  };

const contextOf = (settings: Settings, workingOf: SourceContext['workingOf']): SourceContext => ({
  sourceId: sourceIdOf(''),
  settings,
  workingOf,
  departmentOf: (name) => ({ id: 'preview', value: name }),
});

const previewOf = (incident: Incident, context: SourceContext): IncidentPreview['incidents'][number] => {
  const { createdAt, closedAt, cycleMs, waitingMs, slaMet, reopens, handovers } = recordOfIncident(incident, context);
  const { line, number, department, process } = incident;
  return {
    line,
    number,
    openedAt: createdAt,
    closedAt,
    cycleMs,
    waitingMs,
    department,
    process,
    slaMet,
    reopens,
    handovers,
  };
};
