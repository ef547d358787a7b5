import { z } from 'zod';
import { Count } from './count';
import { Epoch } from './epoch';

/** What is read of the time before the app: requests, or the ratings that Jira's own satisfaction survey has brought. */
export const HistoryKind = z.enum(['requests', 'ratings']);
export type HistoryKind = z.infer<typeof HistoryKind>;

export const ReadBackFill = z.strictObject({ of: HistoryKind });
export type ReadBackFill = z.infer<typeof ReadBackFill>;

/** `start` begins from now back, also where it was done before; `pause` and `resume` keep the place. */
export const ControlBackFill = z.strictObject({ of: HistoryKind, action: z.enum(['start', 'pause', 'resume']) });
export type ControlBackFill = z.infer<typeof ControlBackFill>;

/** How far the history from before the app has been read; null: nobody has asked for it. */
export const BackFillView = z
  .strictObject({
    asOf: Epoch,
    work: z
      .strictObject({
        state: z.enum(['running', 'paused', 'done']),
        /** Requests created since here are wanted, and since `through` they are there. */
        from: Epoch,
        through: Epoch,
        /** Requests read, and of them those that nobody had met; of ratings those that were not there. */
        read: Count,
        added: Count,
        /** Of the time wanted, 0–1. */
        share: z.number().min(0).max(1),
        /** Requests an hour while it runs, at most. */
        rate: Count,
        /** Milliseconds left at the pace so far; null while nothing tells. */
        leftMs: z.number().min(0).nullable(),
      })
      .readonly()
      .nullable(),
  })
  .readonly();
export type BackFillView = z.infer<typeof BackFillView>;
