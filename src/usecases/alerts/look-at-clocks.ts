import type { IssueId } from '../../contract/ids';
import { requiredFieldsOf } from '../../domain/contract/completeness';
import { inPortions } from '../../domain/portions';
import { absorbClocks, getAlertSetting, type AbsorbClocksDeps, type AlertSetting } from './absorb-clocks';
import { noteMissingItems, type NoteMissingItemsDeps } from './note-missing-items';

export type LookAtClocksDeps = AbsorbClocksDeps & NoteMissingItemsDeps;

/** Requests one call of Jira reads. */
export const READ_SIZE = 100;

/**
 * Reads the clocks of the requests again and does what follows from how they stand now: alerts that are due are raised,
 * those that are not true any more are withdrawn, and the detectors know what the requests lack.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const lookAtClocks =
  (deps: LookAtClocksDeps) =>
  async (issueIds: readonly IssueId[], setting?: AlertSetting): Promise<void> => {
    if (issueIds.length === 0) return;
    const context = setting ?? (await getAlertSetting(deps));
    if (context === null) return;
    for (const portion of inPortions(issueIds, READ_SIZE)) {
      const read = await deps.clockReader.read(portion, requiredFieldsOf(context.settings));
      await absorbClocks(deps)(read, context);
      await noteMissingItems(deps)(read, context.settings);
    }
  };
