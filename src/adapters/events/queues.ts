import type { Queue } from '@forge/events';
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

type Pushed = Parameters<Queue['push']>[0];

/** Loaded when something is pushed: who only reads a card would wait for it in vain. */
const push = async (key: string, events: Pushed): Promise<void> => {
  const { Queue } = await import(/* webpackMode: "eager" */ '@forge/events');
  await new Queue({ key }).push(events).catch(refused);
};

/** Queues of the manifest. */
export const createQueues = (): Queues & ClockQueue => ({
  pushFieldWrite: async (delaySeconds) => {
    await push('fields', { body: { kind: 'write-fields' }, delayInSeconds: delaySeconds });
  },
  pushClockLooks: async (looks) => {
    const events = looks.flatMap(({ delaySeconds, issueIds }) =>
      inPortions(issueIds, IDS_AN_EVENT).map((ids) => ({
        body: { kind: 'look-at-clocks', issueIds: [...ids] },
        delayInSeconds: delaySeconds,
      })),
    );
    for (const portion of inPortions(events, EVENTS_A_PUSH)) await push('clocks', [...portion]);
  },
  pushRebuild: async () => {
    await push('rebuild', { body: { kind: 'rebuild' } });
  },
});
