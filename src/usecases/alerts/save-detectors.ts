import type { AlertRulesView } from '../../contract/alert-rules';
import type { SaveDetectors } from '../../contract/detectors';
import { managedProject } from '../managed-projects';
import type { DetectorLooks, Detectors } from '../ports/alerts';
import { StaleSaveError } from '../ports/errors';
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
    if (!(await deps.detectors.trySave(projectId, next))) {
      const stored = await deps.detectors.find(projectId);
      const author = stored?.savedBy ?? null;
      const by = author === null ? null : await deps.people.findName(author);
      throw new StaleSaveError('somebody else saved first', { params: { by: by ?? '', at: stored?.savedAt ?? 0 } });
    }
    await deps.detectorLooks.again(projectId);
    return alertRulesView(deps, settings, call);
  };
