import { z } from 'zod';
import { ShownAnswer } from './answer';
import { Epoch } from './epoch';
import { Direction, Driver, ExperienceScore, Language, NotAskedReason, OffReason, Reason, Visibility } from './words';

/** Which request the card stands on comes from `context.extension.request.key`, never from the payload. */
export const ReadCard = z.strictObject({});
export type ReadCard = z.infer<typeof ReadCard>;

/** The one click. Saved at once; the same call edits the score inside the 14 days. */
export const Rate = z.strictObject({
  score: ExperienceScore,
  language: Language,
  direction: Direction,
});
export type Rate = z.infer<typeof Rate>;

/** The other question: whether a request that was closed for want of an answer is solved. A "no" reopens it. */
export const ConfirmSolved = z.strictObject({ solved: z.boolean(), language: Language, direction: Direction });
export type ConfirmSolved = z.infer<typeof ConfirmSolved>;

/**
 * Everything optional after the click. A key left out leaves what was stored; `null` clears it.
 * `comment` is at most COMMENT_LIMIT code points after normalisation.
 */
export const AddDetails = z.strictObject({
  language: Language,
  direction: Direction,
  driver: z.strictObject({ item: Driver, value: z.number().int().min(1).max(5) }).nullish(),
  reasons: z.array(Reason).max(7).nullish(),
  comment: z.string().max(1_000_000).nullish(),
  /** The requester's tick that lets the whole team, not only the named reader, read the comment. */
  commentForTeam: z.boolean().optional(),
  /** Working time the requester lost, in minutes, 0 … 40 hours. */
  lostMinutes: z.number().int().min(0).max(2400).nullish(),
});
export type AddDetails = z.infer<typeof AddDetails>;

const CardService = z
  .strictObject({
    /** Request summary as the requester wrote it. Rendered as text. */
    summary: z.string(),
    /** Name of the serving team in the viewer's language: "Payroll", «השכר». */
    team: z.string(),
    /** Who reads comments, in the viewer's language; null = the team's managers. */
    commentReader: z.string().nullable(),
    visibility: Visibility,
  })
  .readonly();
export type CardService = z.infer<typeof CardService>;

const CardAnswer = ShownAnswer.extend({ commentForTeam: z.boolean() }).readonly();
export type CardAnswer = z.infer<typeof CardAnswer>;

const Kind = <Name extends string>(name: Name) => ({ kind: z.literal(name), asOf: Epoch });

/** What the card shows. `asOf` is the server's now; surfaces never read the browser's clock. */
export const CardView = z.discriminatedUnion('kind', [
  z.strictObject(Kind('open')).readonly(),
  z.strictObject(Kind('not-yours')).readonly(),
  z
    .strictObject({
      ...Kind('ask'),
      service: CardService,
      /** false: "We didn't send you a request this time … Rate here" */
      invited: z.boolean(),
      notAskedReason: NotAskedReason.nullable(),
      /** `solved`: the close was automation's, for want of an answer, and is asked about first. */
      question: z.enum(['rating', 'solved']),
      declined: z.boolean(),
      /** Somebody else opened the request for this person. */
      onBehalf: z.boolean(),
      /** Main request of a duplicate, where it is known. */
      mainKey: z.string().nullable(),
      /** Said to the other question; false while still closed: the request could not be reopened from here. */
      solved: z.boolean().nullable(),
      /** From when on it is asked about; later than `asOf` where waiting tells more. */
      opensAt: Epoch,
      expiresAt: Epoch,
    })
    .readonly(),
  z
    .strictObject({
      ...Kind('answered'),
      service: CardService,
      answer: CardAnswer,
      /** The optional question drawn for this card; the same one on every read. */
      driverItem: Driver,
      /** One card in three asks for lost work time. */
      asksLostTime: z.boolean(),
      /** So low a score is followed up, if the requester wants it. */
      offersFollowUp: z.boolean(),
      editableUntil: Epoch,
      editable: z.boolean(),
    })
    .readonly(),
  /** The app does nothing for this request now; nothing can be asked or changed. */
  z.strictObject({ ...Kind('off'), why: OffReason }).readonly(),
  z.strictObject({ ...Kind('expired'), expiredAt: Epoch }).readonly(),
  z.strictObject({ ...Kind('withdrawn'), why: z.enum(['reopened', 'reporter-changed']) }).readonly(),
]);
export type CardView = z.infer<typeof CardView>;
