import { ProcessId, type ProjectId } from '../../contract/ids';
import type { ProcessSettings, Settings } from '../../contract/settings';
import { importedProcessOf } from '../sources/source-ids';

/** What the loop needs to know of a process, configured or not. */
export interface ProcessRules {
  readonly visibility: ProcessSettings['visibility'];
  /** 1–5; a score at or above it is met. */
  readonly target: number;
  readonly commentReader: ProcessSettings['commentReader'];
  readonly meaningfulMinutes: number;
  readonly asksRoutine: boolean;
  readonly askWhen: ProcessSettings['askWhen'];
  readonly push: ProcessSettings['push'];
  /** Scores up to this are followed up; left out: LOW_SCORE. */
  readonly followUpFloor?: ProcessSettings['followUpFloor'];
}

/** Holds until an admin decides otherwise: a whole team sees scores, "good" is the aim, ten minutes is no conversation. */
export const DEFAULT_RULES: ProcessRules = {
  visibility: 'team',
  target: 4,
  commentReader: null,
  meaningfulMinutes: 10,
  asksRoutine: false,
  askWhen: { kind: 'at-close' },
  push: 'none',
};

/** The configured process a request type belongs to, or null. */
export const findProcess = (
  settings: Settings,
  request: { readonly projectId: ProjectId; readonly requestTypeId: string | null },
): ProcessSettings | null =>
  settings.processes.find(
    (process) =>
      process.projectId === request.projectId &&
      request.requestTypeId !== null &&
      process.requestTypeIds.includes(request.requestTypeId),
  ) ?? null;

/** The process a request counts in: the configured one, else its request type alone, or what an import told; null while it is unknown. */
export const processIdOf = (
  settings: Settings,
  request: { readonly projectId: ProjectId; readonly requestTypeId: string | null },
): ProcessId | null => {
  if (request.requestTypeId === null) return null;
  const imported = importedProcessOf(request.requestTypeId);
  if (imported !== undefined) return imported;
  return findProcess(settings, request)?.id ?? ProcessId.parse(`rt:${request.requestTypeId}`);
};

/** The rules a request is served under. */
export const rulesOf = (
  settings: Settings,
  request: { readonly projectId: ProjectId; readonly requestTypeId: string | null },
): ProcessRules => findProcess(settings, request) ?? DEFAULT_RULES;
