import type { AlertRulesView } from '../../contract/alert-rules';
import type { SaveDetectors } from '../../contract/detectors';
import { managedProject } from '../managed-projects';
import type { DetectorLooks, Detectors } from '../ports/alerts';
import { StaleSaveError } from '../ports/errors';
import { isRepeatedSave } from '../repeated-save';
import { alertRulesView, type ReadAlertRulesDeps, type RuleCall } from './read-alert-rules';

export interface SaveDetectorsDeps extends ReadAlertRulesDeps {
  readonly detectors: Detectors;
  readonly detectorLooks: Pick<DetectorLooks, 'again'>;
}

/**
 * Sets the detectors of a project over the version that was read. The next tick looks at its open requests again.
 * @throws NotManagerError, NoAccessError, StaleSaveError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const saveDetectors =
  (deps: SaveDetectorsDeps) =>
  async (call: RuleCall & { readonly payload: SaveDetectors }): Promise<AlertRulesView> => {
    const { settings } = await deps.settings.get();
    await managedProject(deps, settings, call);
    const { projectId, payload } = call;
    const next = {
      rules: payload.rules,
      version: payload.version + 1,
      savedBy: call.accountId,
      savedAt: deps.clock.now(),
    };
    if (!(await deps.detectors.trySave(projectId, next))) await assertRepeated(deps, call);
    await deps.detectorLooks.again(projectId);
    return alertRulesView(deps, settings, call);
  };

/** @throws StaleSaveError with the name of whoever saved, unless it was this save */
const assertRepeated = async (
  deps: SaveDetectorsDeps,
  { projectId, accountId, payload }: RuleCall & { readonly payload: SaveDetectors },
): Promise<void> => {
  const stored = await deps.detectors.find(projectId);
  const author = stored?.savedBy ?? null;
  const save = { version: payload.version, by: accountId, content: payload.rules };
  const isRepeated =
    stored !== null && isRepeatedSave({ version: stored.version, by: author, content: stored.rules }, save);
  if (isRepeated) return;
  const by = author === null ? null : await deps.people.findName(author);
  throw new StaleSaveError('somebody else saved first', { params: { by: by ?? '', at: stored?.savedAt ?? 0 } });
};
