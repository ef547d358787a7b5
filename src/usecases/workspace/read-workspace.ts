import type { Language } from '../../contract/words';
import type { ProcessId } from '../../contract/ids';
import type { WorkspaceProcess, WorkspaceView } from '../../contract/workspace';
import { stageOf } from '../../domain/contract/service-contract';
import { processesOfProject } from '../../domain/experience/processes-of-project';
import { managedProject, type ProjectCall } from '../managed-projects';
import type { ContractOutline, Contracts } from '../ports/contracts';
import type { Names, SettingsStore } from '../ports/facts';
import type { ViewerRights } from '../ports/jira';
import type { Clock } from '../ports/system';

export interface ReadWorkspaceDeps {
  readonly settings: Pick<SettingsStore, 'get'>;
  readonly names: Pick<Names, 'list'>;
  readonly contracts: Pick<Contracts, 'outlines'>;
  readonly rights: Pick<ViewerRights, 'desks' | 'isClosedToApp'>;
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
    const outlines = await deps.contracts.outlines();
    return {
      asOf: deps.clock.now(),
      project: { id: project.id, key: project.key, name: project.name },
      processes: processesOfProject(settings, met, call).map((process) => ({
        ...process,
        isNamed: process.team !== null,
        ...contractOf(outlines, process.id),
      })),
    };
  };

const contractOf = (
  outlines: readonly ContractOutline[],
  processId: ProcessId,
): Pick<WorkspaceProcess, 'contract' | 'contractVersion' | 'reviewOn'> => {
  const own = outlines.filter((outline) => outline.processId === processId);
  const newest = own.toSorted((a, b) => b.version - a.version)[0];
  return { contract: stageOf(own), contractVersion: newest?.version ?? null, reviewOn: newest?.reviewOn ?? null };
};
