import { z } from 'zod';
import { Threshold } from './alerts';
import { DetectorName } from './detectors';
import { Epoch } from './epoch';
import { IssueId, IssueKey } from './ids';

/** Which project comes from the page's place, and is checked for the viewing agent. */
export const ReadRisks = z.strictObject({});
export type ReadRisks = z.infer<typeof ReadRisks>;

/** Why a request needs somebody: a detector's finding, `breached` and `soon` of a clock, or `bad-answer`, a follow-up owed. */
export const RiskReason = z.enum([...DetectorName.options, 'breached', 'soon', 'bad-answer']);
export type RiskReason = z.infer<typeof RiskReason>;

const RiskFacts = z.strictObject({
  issueId: IssueId,
  issueKey: IssueKey,
  reason: RiskReason,
  /** Name of the service clock; null when the reason is none. */
  clock: z.string().nullable(),
  /** The furthest threshold crossed. */
  threshold: Threshold.nullable(),
  /** When the clock is or was breached, or the follow-up is due; null when nobody can know, and for a detector. */
  dueAt: Epoch.nullable(),
  /** What the detector counted: working days of silence, working hours without an owner, times, items; 0 without one. */
  amount: z.number(),
});
export const Risk = RiskFacts.readonly();
export type Risk = z.infer<typeof Risk>;

/** What is left of a service clock in progress. */
const TimeLeft = z
  .strictObject({
    /** Name of the clock. */
    clock: z.string(),
    /** Working milliseconds; negative after the breach. */
    workingMs: z.number(),
    /** Working milliseconds of one working day of the request's process, to word times as days. */
    workdayMs: z.number(),
    isPaused: z.boolean(),
  })
  .readonly();
export type TimeLeft = z.infer<typeof TimeLeft>;

/** A risk as the experience page lists it. */
export const ListedRisk = RiskFacts.extend({
  /** As the panel names it; null when nothing gives the request one. */
  departmentName: z.string().nullable(),
  /** Of the clock that the reason speaks of, else of the one with the least left; null when none is in progress. */
  timeLeft: TimeLeft.nullable(),
  /** Who decides fast by the contract in force; null without one, and when the person it names has left. */
  deciderName: z.string().nullable(),
  /** Further reasons the request has; under one reason those with more stand first. */
  others: z.number().int().nonnegative(),
}).readonly();
export type ListedRisk = z.infer<typeof ListedRisk>;

/** The requests of a project that need somebody now and that Jira shows the person, worst first; each once, with its one reason. */
export const RisksView = z
  .strictObject({
    asOf: Epoch,
    /** When Jira was last asked for clocks nobody had told of; null before the first time. */
    checkedAt: Epoch.nullable(),
    risks: z.array(ListedRisk).readonly(),
    /** Thresholds that clocks had passed when alerts, or every rule that tells of them, began: nobody was told. */
    seenAtStart: z.number(),
  })
  .readonly();
export type RisksView = z.infer<typeof RisksView>;
