import { inPortions } from '../../domain/portions';
import { StorageUnavailableError } from '../../usecases/ports/errors';
import type { ClockQueue, Queues } from '../../usecases/ports/queues';

/** What one push may hold, and what one call of Jira reads. */
const EVENTS_A_PUSH = 50;
const IDS_AN_EVENT = 100;

/** Whoever pushes has a word for it, and later work does what was not pushed. */
const refused = (cause: unknown): never => {
  throw new StorageUnavailableError('the queue did not take the event', { cause });
};

/** A queue of the manifest. Loaded when something is pushed: who only reads a card would wait for it in vain. */
const queue = async (key: string) => {
  const { Queue } = await import(/* webpackMode: "eager" */ '@forge/events');
  return new Queue({ key });
};

/** Queues of the manifest. */
export const createQueues = (): Queues & ClockQueue => ({
  pushFieldWrite: async (delaySeconds) => {
    const event = { body: { kind: 'write-fields' }, delayInSeconds: delaySeconds };
    const fields = await queue('fields');
    await fields.push(event).catch(refused);
  },
  pushClockLooks: async (looks) => {
    const events = looks.flatMap(({ delaySeconds, issueIds }) =>
      inPortions(issueIds, IDS_AN_EVENT).map((ids) => ({
        body: { kind: 'look-at-clocks', issueIds: [...ids] },
        delayInSeconds: delaySeconds,
      })),
    );
    const clocks = await queue('clocks');
    for (const portion of inPortions(events, EVENTS_A_PUSH)) {
      await clocks.push([...portion]).catch(refused);
    }
  },
  pushRebuild: async () => {
    const rebuild = await queue('rebuild');
    await rebuild.push({ body: { kind: 'rebuild' } }).catch(refused);
  },
});
