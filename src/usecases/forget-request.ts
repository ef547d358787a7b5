import type { Settings } from '../contract/settings';
import type { RequestRecord } from '../domain/experience/request-record';
import type { CellMarks, Erasure, Requests } from './ports/facts';

export interface ForgetRequestDeps {
  readonly marks: CellMarks;
  readonly requests: Pick<Requests, 'save'>;
  readonly erasure: Pick<Erasure, 'wipeDeleted'>;
}

/**
 * Takes person, key and words off a request that is gone. The record goes first: from then on the daily job finishes the
 * wiping if this function does not.
 * @throws StorageUnavailableError
 */
export const forgetRequest =
  (deps: ForgetRequestDeps) =>
  async (change: {
    readonly before: RequestRecord | null;
    readonly after: RequestRecord;
    readonly settings: Settings;
  }): Promise<void> => {
    await deps.marks.mark([change], change.settings);
    await deps.requests.save([change.after]);
    if (change.before !== null) await deps.erasure.wipeDeleted(change.after.issueId);
  };
