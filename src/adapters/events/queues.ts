import { Queue } from '@forge/events';
import type { Queues } from '../../usecases/ports/queues';

/** Queues of the manifest. */
export const createQueues = (): Queues => ({
  pushFieldWrite: async (delaySeconds) => {
    await new Queue({ key: 'fields' }).push({ body: { kind: 'write-fields' }, delayInSeconds: delaySeconds });
  },
  pushRebuild: async () => {
    await new Queue({ key: 'rebuild' }).push({ body: { kind: 'rebuild' } });
  },
});
