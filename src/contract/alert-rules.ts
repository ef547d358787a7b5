import { z } from 'zod';
import { Threshold } from './alerts';
import { ShownDetectors } from './detectors';
import { Epoch } from './epoch';
import { AccountId, ProcessId, ProjectId } from './ids';

/** Name of a rule inside its project, chosen once. */
export const RuleId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/**
 * Whom a rule tells. `team-lead` is who reads the process's comments, else who leads the project; `fast-decider` is named
 * in the process's contract.
 */
const RecipientRole = z.enum(['assignee', 'team-lead', 'fast-decider']);
export type RecipientRole = z.infer<typeof RecipientRole>;

/** Minutes after midnight in the zone of the site's calendar. */
const LocalMinute = z.number().int().min(0).max(1439);

/** Where an alert goes besides field, panel and experience page, which show every one. Nobody gets a message before an admin asked for it. */
const RuleChannels = z.strictObject({ mail: z.boolean(), comment: z.boolean() });

/** Which thresholds of which clocks alert, where that shows, and who is told when. */
export const AlertRule = z.strictObject({
  id: RuleId,
  name: z.string().trim().min(1).max(120),
  isOn: z.boolean(),
  /** null: every project that has not changed the rule for itself. */
  projectId: ProjectId.nullable(),
  /** null: every process of the project. */
  processId: ProcessId.nullable(),
  /** SLA metric by the id of its field; the name is what it was called last. null: all of them. */
  metric: z
    .strictObject({ id: z.string().regex(/^customfield_\d{1,12}$/), name: z.string().min(1).max(120) })
    .nullable(),
  thresholds: z.array(Threshold).min(1).max(8),
  /** JQL that a request has to match; null: all requests. */
  condition: z.string().trim().min(1).max(2000).nullable(),
  recipients: z.array(RecipientRole).max(3),
  /** Told as well when so many working minutes have passed since the breach and the clock still runs. */
  secondLevel: z.strictObject({ accountId: AccountId, afterMinutes: z.number().int().min(1).max(60_000) }).nullable(),
  /** Messages wait for the working hours of the site's calendar. */
  workingHoursOnly: z.boolean(),
  /** No messages from `from` to `to`, also over midnight. */
  quietHours: z.strictObject({ from: LocalMinute, to: LocalMinute }).nullable(),
  /** Messages of a day are one message at this time; null: each at once. */
  digestAt: LocalMinute.nullable(),
  /** Messages to one person on one day, those of all rules counted. */
  budgetPerDay: z.number().int().min(1).max(200),
  channels: RuleChannels,
});
export type AlertRule = z.infer<typeof AlertRule>;

/** A rule as its project's page sees it: which project is the page's place. */
export const RuleDraft = AlertRule.omit({ projectId: true });
export type RuleDraft = z.infer<typeof RuleDraft>;

export const ReadAlertRules = z.strictObject({});
export type ReadAlertRules = z.infer<typeof ReadAlertRules>;

/** `version` is the one that was read, 0 for a new rule and for the common one; another in the store is a STALE_SAVE. */
export const SaveAlertRule = z.strictObject({ version: z.number().int().min(0), rule: RuleDraft });
export type SaveAlertRule = z.infer<typeof SaveAlertRule>;

export const RemoveAlertRule = z.strictObject({ id: RuleId, version: z.number().int().min(1) });
export type RemoveAlertRule = z.infer<typeof RemoveAlertRule>;

/**
 * How a rule stands. `condition`: Jira does not take its condition any more. `metric-gone`, `process-gone`: what it speaks
 * of is not there. `person-left`, `lead-left`, `decider-left`: its second level, or whom it tells
 * as team lead or as the contract's fast decider, is nobody; the rest of it works. `never`: no goal met so far is long
 * enough for one of its thresholds.
 */
const RuleState = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['on', 'off', 'metric-gone', 'process-gone', 'person-left', 'lead-left', 'decider-left', 'never']),
  }),
  z.strictObject({ kind: z.literal('condition'), message: z.string() }),
]);
export type RuleState = z.infer<typeof RuleState>;

const ShownRule = z
  .strictObject({
    rule: RuleDraft,
    version: z.number(),
    state: RuleState,
    secondName: z.string().nullable(),
    savedBy: z.string().nullable(),
    savedAt: Epoch.nullable(),
  })
  .readonly();
export type ShownRule = z.infer<typeof ShownRule>;

/** The rules of a project, the common one first, and what the site offers to choose from. */
export const AlertRulesView = z
  .strictObject({
    asOf: Epoch,
    rules: z.array(ShownRule).readonly(),
    metrics: z.array(z.strictObject({ id: z.string(), name: z.string() }).readonly()).readonly(),
    /** Thresholds that clocks had passed when alerts, or every rule that tells of them, began: nobody was told. */
    seen: z.number(),
    detectors: ShownDetectors,
  })
  .readonly();
export type AlertRulesView = z.infer<typeof AlertRulesView>;
