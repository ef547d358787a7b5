import { z } from 'zod';
import { IssueKey } from './ids';
import { RiskReason } from './risk';

/** What every action of automation is given: the key of a request, as a rule fills it in. */
export const ActionInputs = z.object({ issueKey: z.string().trim().pipe(IssueKey) });
export type ActionInputs = z.infer<typeof ActionInputs>;

/** What a rule learns of a request: names of values are those of the manifest. */
export const RiskAnswer = z.strictObject({
  isAtRisk: z.boolean(),
  /** The one reason; empty when there is none. */
  reason: z.union([RiskReason, z.literal('')]),
  /** The service clock of the reason; empty when it is none of a clock. */
  clock: z.string(),
});
export type RiskAnswer = z.infer<typeof RiskAnswer>;

/** Why the requester is asked, or is not: in the words of the rule's audit log. */
export const AskOutcome = z.enum(['asked', 'asked-before', 'open', 'answered', 'not-asked']);
export type AskOutcome = z.infer<typeof AskOutcome>;

export const AskAnswer = z.strictObject({ isAsked: z.boolean(), outcome: AskOutcome });
export type AskAnswer = z.infer<typeof AskAnswer>;

/** Whether somebody owes the requester a word now: `not-possible` where the request is unknown, or its process leaves nothing on it. */
export const FollowUpOpening = z.enum(['opened', 'opened-before', 'not-possible']);
export type FollowUpOpening = z.infer<typeof FollowUpOpening>;

export const FollowUpAnswer = z.strictObject({ isOpened: z.boolean(), outcome: FollowUpOpening });
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>;
