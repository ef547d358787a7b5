import { z } from 'zod';
import { RuleDraft } from './alert-rules';
import { Epoch } from './epoch';
import { AccountId, IssueId } from './ids';

const Count = z.number().int().min(0).max(1e9);
const Index = z.number().int().min(0).max(499);
const Minute = z.number().int().min(-1).max(1e9);

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
    told: z
      .strictObject({
        /** Messages to whoever was assigned then, at most: nobody knows who it was, and whose messages were joined. */
        assignee: Count,
        /** Alerts for roles that nobody stands for. */
        nobody: Count,
        /** Alerts that were over when somebody was to be told of them. */
        ended: Count,
        people: z.array(AccountId).max(500),
        /** Alerts told at once: whose of `people`, the local day by the minute since 1970 that began it, below 0 where nobody knows it, and how many. */
        singles: z.array(z.tuple([Index, Minute, Count])).max(20_000),
        /** Digests and what was held: whose, the minute since 1970 at which it went out, and of how many alerts. */
        summaries: z.array(z.tuple([Index, Minute, Count])).max(20_000),
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
    /** Messages over what the rule tells a person on one day: counted, not sent. */
    over: z.number(),
    /** Too little to tell anything from. */
    isTooFew: z.boolean(),
    /** Those of `told.people` who would have had a message, by name; null: nobody of that account any more. */
    names: z.array(z.strictObject({ name: z.string().nullable(), messages: z.number() }).readonly()).readonly(),
  })
  .readonly();
export type TrialView = z.infer<typeof TrialView>;
