import { z } from 'zod';
import { RuleDraft } from './alert-rules';
import { Epoch } from './epoch';
import { AccountId, IssueId } from './ids';

const Count = z.number().int().min(0).max(1e9);

/**
 * What a rule would have done with runs of clocks that have stopped, added up. Sent along from portion to portion; each
 * count is of runs but for `requests` and `alerts`.
 */
export const TrialCounts = z
  .strictObject({
    /** Closed requests that the rule speaks of. */
    requests: Count,
    /** Runs of their clocks that it speaks of. */
    runs: Count,
    alerts: Count,
    breached: Count,
    /** Breached, and told of before. */
    warned: Count,
    /** Told of, and kept in time after all. */
    kept: Count,
    /** How much working time before the breach the first alert came, in ms, and how often. */
    leads: z.array(z.tuple([z.number().int().min(0), Count])).max(2000),
    /** Messages by who would have had them. */
    told: z
      .strictObject({
        assignee: Count,
        nobody: Count,
        people: z.array(z.tuple([AccountId, Count])).max(500),
      })
      .readonly(),
  })
  .readonly();
export type TrialCounts = z.infer<typeof TrialCounts>;

/** A portion of a trial: from the beginning, or on from where the last one ended. Nothing is saved. */
export const TryAlertRule = z.strictObject({
  rule: RuleDraft,
  from: z.strictObject({ after: IssueId, done: Count, counts: TrialCounts }).nullable(),
});
export type TryAlertRule = z.infer<typeof TryAlertRule>;

export const TrialView = z
  .strictObject({
    since: Epoch,
    /** Closed requests looked at, and how many there are. */
    done: z.number(),
    total: z.number(),
    /** Where the next portion begins; null: this was the last. */
    after: IssueId.nullable(),
    counts: TrialCounts,
    /** Working milliseconds by which the median breach would have been told of before; null: none would. */
    leadMs: z.number().nullable(),
    /** Working milliseconds of one working day, to word times as days. */
    workdayMs: z.number(),
    /** Too little to tell anything from. */
    isTooFew: z.boolean(),
    /** Those of `told.people`, by name; null: nobody of that account any more. */
    names: z.array(z.strictObject({ name: z.string().nullable(), messages: z.number() }).readonly()).readonly(),
  })
  .readonly();
export type TrialView = z.infer<typeof TrialView>;
