import { ProcessId, type ProjectId } from '../../contract/ids';
import type { Settings } from '../../contract/settings';
import type { Language } from '../../contract/words';
import { DEFAULT_RULES } from './process';

/** A process as the people of its desk know it. */
export interface KnownProcess {
  readonly id: ProcessId;
  readonly name: string;
  /** The serving team; null where a request type is a process by itself. */
  readonly team: string | null;
  /** XLA target, 1–5. */
  readonly target: number;
}

/** A name met on requests. */
interface MetName {
  readonly id: string;
  readonly name: string;
  readonly projectId: ProjectId;
}

/**
 * The processes of a project: those an admin named, in their order, then each request type met that belongs to none of them.
 */
export const processesOfProject = (
  settings: Settings,
  met: readonly MetName[],
  { projectId, language }: { readonly projectId: ProjectId; readonly language: Language },
): readonly KnownProcess[] => {
  const named = settings.processes.filter((process) => process.projectId === projectId);
  const taken = new Set(named.flatMap(({ id, requestTypeIds }) => [String(id), ...requestTypeIds.map(typeProcessId)]));
  const alone = met.filter(({ id, projectId: metIn }) => metIn === projectId && isTypeProcess(id) && !taken.has(id));
  return [
    ...named.map(({ id, name, team, target }) => ({ id, name: name[language], team: team[language], target })),
    ...alone.map(({ id, name }) => ({ id: ProcessId.parse(id), name, team: null, target: DEFAULT_RULES.target })),
  ];
};

const typeProcessId = (requestTypeId: string): string => `rt:${requestTypeId}`;
const isTypeProcess = (id: string): boolean => id.startsWith('rt:');
