import type { Instant, IssueId } from '../contract/ids';
import { fieldsOf } from '../domain/experience/standing';
import type { FieldValues } from '../domain/experience/field-values';
import { JiraRefusedError } from './ports/errors';
import type { PendingField, PendingFields } from './ports/facts';
import type { FieldWriter } from './ports/jira';
import type { Clock, Log } from './ports/system';

export interface WriteFieldsDeps {
  readonly pending: PendingFields;
  readonly fields: FieldWriter;
  readonly clock: Clock;
  readonly log: Log;
}

/** Requests a call: their ids and values stay far below what one request may weigh. */
const BATCH = 100;
/** Batches an invocation; what is left waits for the next sweep. */
const MAX_BATCHES = 20;

type Write = { readonly issueId: IssueId; readonly values: FieldValues };

/**
 * Writes the fields of every request marked before `markedBefore`, gathered into as few calls as there are batches. A mark
 * goes only after its write, and only if nobody has marked again since.
 * @throws JiraBusyError, JiraUnavailableError, StorageUnavailableError; the marks stay
 */
export const writeFields =
  (deps: WriteFieldsDeps) =>
  async (markedBefore: Instant): Promise<void> => {
    for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
      const { settings, pending } = await deps.pending.read(markedBefore, BATCH);
      if (pending.length === 0) return;
      const now = deps.clock.now();
      await writeAll(
        deps,
        pending
          .filter(({ facts }) => isWritable(facts))
          .map(({ issueId, facts }) => ({ issueId, values: fieldsOf(facts, settings, now) })),
      );
      await deps.pending.settle(pending);
      if (pending.length < BATCH) return;
    }
  };

const isWritable = ({ request }: PendingField['facts']): boolean => request !== null && !request.deleted;

/** One request that Jira refuses (deleted, moved out of reach) must not hold up the others: the batch is halved around it. */
const writeAll = async (deps: WriteFieldsDeps, writes: readonly Write[]): Promise<void> => {
  if (writes.length === 0) return;
  try {
    await deps.fields.write(writes);
  } catch (error) {
    if (!(error instanceof JiraRefusedError)) throw error;
    if (writes.length === 1) {
      deps.log('warn', 'field-write-refused', { status: error.status });
      return;
    }
    const half = Math.ceil(writes.length / 2);
    await writeAll(deps, writes.slice(0, half));
    await writeAll(deps, writes.slice(half));
  }
};
