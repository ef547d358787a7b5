import { z } from 'zod';
import { Threshold } from './alerts';
import { ShownAnswer } from './answer';
import { Epoch } from './epoch';
import { PanelFollowUp } from './follow-up';
import { ServicePromise } from './promise';
import { Risk } from './risk';
import { ExperienceScore, NotAskedReason, OffReason, XlaStatus } from './words';

/** Which issue comes from `context.extension.issue`, and is checked as the viewing agent. */
export const ReadPanel = z.strictObject({});
export type ReadPanel = z.infer<typeof ReadPanel>;

/** One SLA cycle of the request, working milliseconds throughout. */
const PanelClock = z
  .strictObject({
    name: z.string(),
    state: z.enum(['running', 'paused', 'outside-hours', 'met', 'breached', 'breached-running']),
    goalMs: z.number(),
    elapsedMs: z.number(),
    /** Negative after a breach. */
    remainingMs: z.number(),
    /** Wall-clock instant of the breach; null while paused or when Jira does not say. */
    breachAt: Epoch.nullable(),
  })
  .readonly();
export type PanelClock = z.infer<typeof PanelClock>;

/** An alert that stands on one of the clocks. */
const PanelAlert = z
  .strictObject({
    clock: z.string(),
    threshold: Threshold,
    /** When the threshold was crossed. */
    dueAt: Epoch,
    /** How much later it was raised, in wall-clock milliseconds; null when it was crossed before alerts, or every rule behind it, began. */
    lateMs: z.number().nullable(),
  })
  .readonly();
export type PanelAlert = z.infer<typeof PanelAlert>;

const PanelTimes = z
  .strictObject({
    createdAt: Epoch,
    closedAt: Epoch.nullable(),
    /** Working ms from creation to close (or to now), time while Done left out. */
    cycleMs: z.number().nullable(),
    responseMs: z.number().nullable(),
    reopens: z.number(),
    handovers: z.number(),
    waitingMs: z.number().nullable(),
  })
  .readonly();

/** The contract's time of handling beside the clock of Jira that measures the same, where both differ. */
const PanelBesideClock = z
  .strictObject({
    clock: z.string(),
    /** Working milliseconds that the contract has counted more; negative: fewer. */
    differenceMs: z.number(),
    /** `waiting`: the clock runs on while the requester is waited for. `own-hours`: it keeps other hours or pauses. */
    why: z.enum(['waiting', 'own-hours']),
  })
  .readonly();
export type PanelBesideClock = z.infer<typeof PanelBesideClock>;

const PanelAnswer = ShownAnswer.extend({
  /** There is a comment, and this person may not read it. */
  commentHidden: z.boolean(),
  answeredAt: Epoch,
}).readonly();

/** Asking the requester for what is missing. */
export const PanelAsk = z.discriminatedUnion('kind', [
  /** What would be written to the requester in public, in their language where it is known. */
  z.strictObject({ kind: z.literal('ready'), lines: z.array(z.string()) }).readonly(),
  z.strictObject({ kind: z.literal('asked'), at: Epoch }).readonly(),
]);
export type PanelAsk = z.infer<typeof PanelAsk>;

/** Which issue comes from its place, and what is missing from Jira. */
export const AskRequester = z.strictObject({});
export type AskRequester = z.infer<typeof AskRequester>;

/** What agents see on an issue. */
export const PanelView = z
  .strictObject({
    asOf: Epoch,
    /** Working milliseconds of one working day, to word times as days. */
    workdayMs: z.number(),
    issueKey: z.string(),
    /** Why the app does nothing for this request now; null while it works. */
    off: OffReason.nullable(),
    status: XlaStatus,
    /** Why it was not asked, when status is `not-asked`. */
    notAskedReason: NotAskedReason.nullable(),
    /** null when not answered, or when this process shows answers as aggregate only. */
    score: ExperienceScore.nullable(),
    /** XLA target of the process, 1–5; a score at or above it is "Met". */
    target: z.number(),
    processName: z.string().nullable(),
    clocks: z.array(PanelClock).readonly(),
    /** Those that still hold, the furthest of each clock. */
    alerts: z.array(PanelAlert).readonly(),
    /** The one reason why it may end badly; null: there is none. */
    risk: Risk.nullable(),
    requester: z
      .strictObject({
        displayName: z.string().nullable(),
        departmentName: z.string().nullable(),
        /** JQL of the requester's other open requests, run by the browser as the agent. */
        openRequestsJql: z.string().nullable(),
      })
      .readonly(),
    times: PanelTimes,
    answer: PanelAnswer.nullable(),
    /** By the contract in force; null without one. */
    promise: ServicePromise.nullable(),
    /** null: they agree, or cannot be compared. */
    besideClock: PanelBesideClock.nullable(),
    /** null: nothing is missing, or not for this person to ask. */
    ask: PanelAsk.nullable(),
    followUps: z.array(PanelFollowUp).readonly(),
    /** Answers are kept from this person by the process's setting. */
    answerHidden: z.boolean(),
  })
  .readonly();
export type PanelView = z.infer<typeof PanelView>;
