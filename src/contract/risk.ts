import { z } from 'zod';
import { Threshold } from './alerts';
import { Epoch } from './epoch';
import { IssueId, IssueKey } from './ids';

/** Which project comes from the page's place, and is checked for the viewing agent. */
export const ReadRisks = z.strictObject({});
export type ReadRisks = z.infer<typeof ReadRisks>;

/** Why a request is on the experience page; `breached` and `soon` are about a clock. */
export const RiskReason = z.enum(['breached', 'soon', 'bouncing', 'reopened']);
export type RiskReason = z.infer<typeof RiskReason>;

const Risk = z
  .strictObject({
    issueId: IssueId,
    issueKey: IssueKey,
    reason: RiskReason,
    /** Name of the service clock; null when the reason is none. */
    clock: z.string().nullable(),
    /** The furthest threshold crossed. */
    threshold: Threshold.nullable(),
    breachAt: Epoch.nullable(),
    /** How often it was handed over or reopened; 0 for a clock. */
    times: z.number(),
  })
  .readonly();
export type Risk = z.infer<typeof Risk>;

/** The requests of a project that need somebody now, worst first; each once, with its one reason. */
export const RisksView = z
  .strictObject({
    asOf: Epoch,
    /** When Jira was last asked for clocks nobody had told of; null before the first time. */
    checkedAt: Epoch.nullable(),
    risks: z.array(Risk).readonly(),
    /** Clocks that were past a threshold before alerts began, whom nobody was told of. */
    seenAtStart: z.number(),
  })
  .readonly();
export type RisksView = z.infer<typeof RisksView>;
