import type { SourcesView, SourceView } from '../../contract/incident-import';
import type { ProjectId } from '../../contract/ids';
import type { SettingsStore } from '../ports/facts';
import type { Projects, SiteProject } from '../ports/jira';
import type { IncidentSource, IncidentSources } from '../ports/sources';
import type { Clock } from '../ports/system';

export interface ReadSourcesDeps {
  readonly incidentSources: IncidentSources;
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly projects: Projects;
  readonly clock: Clock;
}

/**
 * The sources beside Jira, and the desks beside which one may stand.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readSources = (deps: ReadSourcesDeps) => async (): Promise<SourcesView> => {
  const { settings } = await deps.settings.get();
  const [desks, sources, counts] = await Promise.all([
    servedDesks(deps),
    deps.incidentSources.list(),
    deps.incidentSources.counts(),
  ]);
  return {
    asOf: deps.clock.now(),
    zone: settings.calendar.zone,
    desks: desks.map(({ id, name }) => ({ id, name })),
    sources: sources.map((source) => sourceView(source, { incidents: counts.get(source.id) ?? 0, desks })),
  };
};

/** The desks the app serves. */
export const servedDesks = async ({
  projects,
  settings: store,
}: Pick<ReadSourcesDeps, 'projects' | 'settings'>): Promise<readonly SiteProject[]> => {
  const { settings } = await store.get();
  return (await projects.list()).filter(({ id }) => settings.projectIds === null || settings.projectIds.includes(id));
};

interface Shown {
  readonly incidents: number;
  readonly desks: readonly { readonly id: ProjectId; readonly name: string }[];
}

export const sourceView = ({ id, name, deskId, reading, file }: IncidentSource, shown: Shown): SourceView => ({
  id,
  name,
  desk: { id: deskId, name: shown.desks.find((desk) => desk.id === deskId)?.name ?? null },
  reading,
  incidents: shown.incidents,
  file,
});
