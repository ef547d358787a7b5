import type { IssueId } from '../../contract/ids';
import {
  alertFieldsOf,
  IN_DOUBT,
  NO_ALERT_FIELDS,
  sameAlertFields,
  type WrittenFields,
} from '../../domain/alerts/alert-fields';
import type { ClockRow } from '../../domain/alerts/read-clock';
import { inPortions } from '../../domain/portions';
import type { AlertFieldRows, AlertFieldWriter, DetectorLooks } from '../ports/alerts';
import type { Clock, Log } from '../ports/system';
import { writeInHalves } from '../write-in-halves';

export interface WriteAlertFieldsDeps {
  readonly alertFields: AlertFieldWriter;
  readonly alertFieldRows: AlertFieldRows;
  readonly detectorLooks: Pick<DetectorLooks, 'troubles'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Requests a call: their ids and values stay far below what one request may weigh. */
const BATCH = 100;

/**
 * Brings the alert fields of the requests to what their clocks and the last looks of the detectors say. Only what differs from the last write is written, and
 * noted only when it is.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const writeAlertFields =
  (deps: WriteAlertFieldsDeps) =>
  async (issueIds: readonly IssueId[], rows: readonly ClockRow[]): Promise<void> => {
    if (issueIds.length === 0) return;
    const now = deps.clock.now();
    const written = new Map((await deps.alertFieldRows.find(issueIds)).map((each) => [each.issueId, each]));
    const troubles = await deps.detectorLooks.troubles(issueIds);
    const rowsOf = Map.groupBy(rows, ({ issueId }) => issueId);
    const changed = issueIds
      .map((issueId): WrittenFields => {
        const standing = { rows: rowsOf.get(issueId) ?? [], trouble: troubles.get(issueId) ?? null };
        return { issueId, ...alertFieldsOf(standing, now) };
      })
      .filter((fields) => !sameAlertFields(fields, written.get(fields.issueId) ?? NO_ALERT_FIELDS));
    for (const batch of inPortions(changed, BATCH)) {
      await deps.alertFieldRows.save(batch.map((fields) => ({ ...fields, nextBreach: IN_DOUBT })));
      await writeInHalves(batch, {
        write: async (fields) => deps.alertFields.write(fields.map(({ issueId, ...values }) => ({ issueId, values }))),
        refused: ({ status }) => deps.log('warn', 'alert-field-write-refused', { status }),
      });
      await deps.alertFieldRows.save(batch);
    }
  };
