import type { Settings } from '../../contract/settings';
import { missingItems, requiredItemsOf } from '../../domain/contract/completeness';
import { inScope } from '../../domain/experience/scope';
import type { ClockRead, DetectorLooks, Lacking } from '../ports/alerts';

export interface NoteMissingItemsDeps {
  readonly detectorLooks: Pick<DetectorLooks, 'noteMissing'>;
}

/**
 * Has the detectors know what the requests just read lack. No event tells of it, and a complete read of each new request
 * would cost a call where this read costs none.
 * @throws StorageUnavailableError
 */
export const noteMissingItems =
  (deps: NoteMissingItemsDeps) =>
  async ({ issues, held }: ClockRead, settings: Settings): Promise<void> => {
    const lacking = issues.flatMap(({ issueId, projectId, requestTypeId }): readonly Lacking[] => {
      const items = held?.get(issueId);
      if (items === undefined || !inScope(settings, projectId)) return [];
      const requestType = requestTypeId === null ? null : { id: requestTypeId };
      const required = requiredItemsOf(settings, { projectId, requestType, createdAt: items.createdAt });
      return [{ issueId, missing: missingItems(required, items.presence).length }];
    });
    if (lacking.length > 0) await deps.detectorLooks.noteMissing(lacking);
  };
