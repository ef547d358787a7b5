import { Queue } from '@forge/events';
import { inPortions } from '../../domain/portions';
import { StorageUnavailableError } from '../../usecases/ports/errors';
import type { ClockQueue, Queues } from '../../usecases/ports/queues';

/** What one push may hold, and what one call of Jira reads. */
const EVENTS_A_PUSH = 50;
const IDS_AN_EVENT = 100;

/** A person waits for the answer of a push, so that it has to have a word; the hourly work does what was not pushed. */
const refused = (cause: unknown): never => {
  throw new StorageUnavailableError('the queue did not take the event', { cause });
};

/** Queues of the manifest. */
export const createQueues = (): Queues & ClockQueue => ({
  pushFieldWrite: async (delaySeconds) => {
    await new Queue({ key: 'fields' }).push({ body: { kind: 'write-fields' }, delayInSeconds: delaySeconds });
  },
  pushClockLooks: async (looks) => {
    const events = looks.flatMap(({ delaySeconds, issueIds }) =>
      inPortions(issueIds, IDS_AN_EVENT).map((ids) => ({
        body: { kind: 'look-at-clocks', issueIds: [...ids] },
        delayInSeconds: delaySeconds,
      })),
    );
    for (const portion of inPortions(events, EVENTS_A_PUSH)) await new Queue({ key: 'clocks' }).push([...portion]);
  },
  pushRebuild: async () => {
    await new Queue({ key: 'rebuild' }).push({ body: { kind: 'rebuild' } }).catch(refused);
  },
});
