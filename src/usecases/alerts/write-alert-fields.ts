import type { IssueId } from '../../contract/ids';
import {
  alertFieldsOf,
  IN_DOUBT,
  NO_ALERT_FIELDS,
  sameAlertFields,
  type WrittenFields,
} from '../../domain/alerts/alert-fields';
import { grouped } from '../../domain/alerts/grouped';
import type { ClockRow } from '../../domain/alerts/read-clock';
import type { AlertFieldRows, AlertFieldWriter } from '../ports/alerts';
import { JiraRefusedError } from '../ports/errors';
import type { Clock, Log } from '../ports/system';

export interface WriteAlertFieldsDeps {
  readonly alertFields: AlertFieldWriter;
  readonly alertFieldRows: AlertFieldRows;
  readonly clock: Clock;
  readonly log: Log;
}

/** Requests a call: their ids and values stay far below what one request may weigh. */
const BATCH = 100;

/**
 * Brings the alert fields of the requests to what their clocks say. Only what differs from the last write is written, and
 * noted only when it is.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const writeAlertFields =
  (deps: WriteAlertFieldsDeps) =>
  async (issueIds: readonly IssueId[], rows: readonly ClockRow[]): Promise<void> => {
    if (issueIds.length === 0) return;
    const now = deps.clock.now();
    const written = new Map((await deps.alertFieldRows.find(issueIds)).map((each) => [each.issueId, each]));
    const rowsOf = grouped(rows, ({ issueId }) => issueId);
    const changed = issueIds
      .map((issueId): WrittenFields => ({ issueId, ...alertFieldsOf(rowsOf.get(issueId) ?? [], now) }))
      .filter((fields) => !sameAlertFields(fields, written.get(fields.issueId) ?? NO_ALERT_FIELDS));
    for (let from = 0; from < changed.length; from += BATCH) {
      const batch = changed.slice(from, from + BATCH);
      await deps.alertFieldRows.save(batch.map((fields) => ({ ...fields, nextBreach: IN_DOUBT })));
      await writeAll(deps, batch);
      await deps.alertFieldRows.save(batch);
    }
  };

/** One request that Jira refuses must not hold up the others: the batch is halved around it. */
const writeAll = async (deps: WriteAlertFieldsDeps, batch: readonly WrittenFields[]): Promise<void> => {
  try {
    await deps.alertFields.write(batch.map(({ issueId, ...values }) => ({ issueId, values })));
  } catch (error) {
    if (!(error instanceof JiraRefusedError)) throw error;
    if (batch.length === 1) {
      deps.log('warn', 'alert-field-write-refused', { status: error.status });
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await writeAll(deps, batch.slice(0, half));
    await writeAll(deps, batch.slice(half));
  }
};
