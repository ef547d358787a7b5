import { z } from 'zod';
import { Epoch } from './epoch';

const PromiseTime = z
  .strictObject({
    /** `waiting`: the desk waits for the requester, and the time stands still. */
    state: z.enum(['running', 'waiting', 'overdue', 'kept', 'broken']),
    /** Working milliseconds. */
    promisedMs: z.number(),
    /** Working milliseconds left; negative once it is overdue or broken. */
    remainingMs: z.number(),
    dueAt: Epoch.nullable(),
  })
  .readonly();
export type PromiseTime = z.infer<typeof PromiseTime>;

/** What the contract in force promises one request. Names are in the viewer's language. */
export const ServicePromise = z
  .strictObject({
    asOf: Epoch,
    /** Working milliseconds of one working day of the process. */
    workdayMs: z.number(),
    team: z.string(),
    response: PromiseTime.nullable(),
    handling: PromiseTime.nullable(),
    /** What a complete request has, in the contract's order. */
    items: z.array(z.strictObject({ name: z.string(), isMissing: z.boolean() }).readonly()).readonly(),
    format: z.string(),
    noLonger: z.string(),
    /** Who decides when it is stuck; null: whom the contract names has left. */
    decider: z.string().nullable(),
  })
  .readonly();
export type ServicePromise = z.infer<typeof ServicePromise>;

/** Which request the card stands on comes from its place. */
export const ReadPromise = z.strictObject({});
export type ReadPromise = z.infer<typeof ReadPromise>;
