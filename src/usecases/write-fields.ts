import type { Instant } from '../contract/ids';
import type { Settings } from '../contract/settings';
import { inScope } from '../domain/experience/scope';
import { fieldsOf } from '../domain/experience/standing';
import type { PendingField, PendingFields } from './ports/facts';
import type { FieldWriter } from './ports/jira';
import type { Clock, Log } from './ports/system';
import { writeInHalves } from './write-in-halves';

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
      const writes = pending
        .filter(({ facts }) => isWritable(facts, settings))
        .map(({ issueId, facts }) => ({ issueId, values: fieldsOf(facts, settings, now) }));
      await writeInHalves(writes, {
        write: async (portion) => deps.fields.write(portion),
        refused: ({ status }) => deps.log('warn', 'field-write-refused', { status }),
      });
      await deps.pending.settle(pending);
      if (pending.length < BATCH) return;
    }
  };

const isWritable = ({ request }: PendingField['facts'], settings: Settings): boolean =>
  request !== null && !request.deleted && inScope(settings, request.projectId);
