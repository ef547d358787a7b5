import { z } from 'zod';
import { Epoch } from './epoch';

/** Experience scores up to this are followed up, if the requester wants it, unless the contract in force says another. */
export const LOW_SCORE = 2;

/** A contract's own: at most 4, for the best score has nothing to be mended. */
export const FollowUpFloor = z.number().int().min(1).max(4);

/**
 * Why a follow-up was opened, with the issue its natural key: `answer:<close number>`, `alert:<rule>`,
 * `automation:<name>`.
 */
export const FollowUpCause = z
  .string()
  .regex(/^(answer|alert|automation):[A-Za-z0-9._-]{1,50}$/)
  .brand('FollowUpCause');
export type FollowUpCause = z.infer<typeof FollowUpCause>;

/** What came of it. */
export const FollowUpOutcome = z.enum(['solved', 'explained', 'improved', 'not-possible']);
export type FollowUpOutcome = z.infer<typeof FollowUpOutcome>;

/** The requester's answer to "Shall we get back to you?". Only a yes opens one. */
export const AskFollowUp = z.strictObject({ wanted: z.boolean() });
export type AskFollowUp = z.infer<typeof AskFollowUp>;

/** `version` is the one that was read; another in the store is FOLLOW_UP_CHANGED. */
export const TakeFollowUp = z.strictObject({ cause: FollowUpCause, version: z.number().int().min(1) });
export type TakeFollowUp = z.infer<typeof TakeFollowUp>;

/** Texts of up to COMMENT_LIMIT code points; longer ones are TEXT_TOO_LONG. `note` stays with the team, `reply` is shown to the requester on the card. */
export const CloseFollowUp = TakeFollowUp.extend({
  outcome: FollowUpOutcome,
  note: z.string().max(200_000).nullable(),
  reply: z.string().max(200_000).nullable(),
});
export type CloseFollowUp = z.infer<typeof CloseFollowUp>;

/** What the card says of the follow-up of its answer. */
export const CardFollowUp = z.discriminatedUnion('kind', [
  /** Nobody has been asked: the question, and who would answer by when. `owner` null: the team's managers. */
  z.strictObject({ kind: z.literal('offer'), owner: z.string().nullable(), dueAt: Epoch }).readonly(),
  z.strictObject({ kind: z.literal('declined') }).readonly(),
  z
    .strictObject({ kind: z.literal('open'), owner: z.string().nullable(), dueAt: Epoch, isOverdue: z.boolean() })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('done'),
      owner: z.string().nullable(),
      outcome: FollowUpOutcome,
      reply: z.string().nullable(),
      doneAt: Epoch,
    })
    .readonly(),
]);
export type CardFollowUp = z.infer<typeof CardFollowUp>;

/** A follow-up as the panel shows it to those who may see the answer it came from. */
export const PanelFollowUp = z
  .strictObject({
    cause: FollowUpCause,
    version: z.number(),
    state: z.enum(['open', 'done']),
    /** null: nobody yet. */
    owner: z.string().nullable(),
    isMine: z.boolean(),
    dueAt: Epoch,
    isOverdue: z.boolean(),
    outcome: FollowUpOutcome.nullable(),
    note: z.string().nullable(),
    reply: z.string().nullable(),
    doneAt: Epoch.nullable(),
  })
  .readonly();
export type PanelFollowUp = z.infer<typeof PanelFollowUp>;
