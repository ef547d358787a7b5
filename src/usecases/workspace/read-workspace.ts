import type { Language } from '../../contract/words';
import type { WorkspaceView } from '../../contract/workspace';
import { processesOfProject } from '../../domain/experience/processes-of-project';
import { managedProject, type ProjectCall } from '../managed-projects';
import type { Names, SettingsStore } from '../ports/facts';
import type { ViewerRights } from '../ports/jira';
import type { Clock } from '../ports/system';

export interface ReadWorkspaceDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly names: Pick<Names, 'list'>;
  readonly rights: Pick<ViewerRights, 'desks'>;
  readonly clock: Clock;
}

/**
 * The project and its processes, for those who manage it.
 * @throws NotManagerError
 */
export const readWorkspace =
  (deps: ReadWorkspaceDeps) =>
  async (call: ProjectCall & { readonly language: Language }): Promise<WorkspaceView> => {
    const { settings } = await deps.settings.get();
    const project = await managedProject(deps, settings, call);
    const met = await deps.names.list('process');
    return {
      asOf: deps.clock.now(),
      project: { id: project.id, key: project.key, name: project.name },
      processes: processesOfProject(settings, met, call),
    };
  };
