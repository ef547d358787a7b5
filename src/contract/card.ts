import { z } from 'zod';
import { Direction, Driver, ExperienceScore, Language, Reason } from './words';

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

export interface CardService {
  /** Request summary as the requester wrote it. Rendered as text. */
  readonly summary: string;
  /** Name of the serving team in the viewer's language: "Payroll", «השכר». */
  readonly team: string;
  /** Who reads comments, in the viewer's language; null = the team's managers. */
  readonly commentReader: string | null;
  readonly visibility: 'team' | 'managers' | 'aggregate';
}

export interface CardAnswer {
  readonly score: number;
  readonly driver: { readonly item: z.infer<typeof Driver>; readonly value: number } | null;
  readonly reasons: readonly z.infer<typeof Reason>[];
  readonly comment: string | null;
  readonly commentForTeam: boolean;
  readonly lostMinutes: number | null;
  readonly mode: 'invited' | 'volunteered';
}

/** What the card shows. `asOf` is the server's now; surfaces never read the browser's clock. */
export type CardView =
  | { readonly kind: 'open'; readonly asOf: number }
  | { readonly kind: 'not-yours'; readonly asOf: number }
  | {
      readonly kind: 'ask';
      readonly asOf: number;
      readonly service: CardService;
      /** false: "We didn't send you a request this time … Rate here" */
      readonly invited: boolean;
      readonly declined: boolean;
      readonly expiresAt: number;
    }
  | {
      readonly kind: 'answered';
      readonly asOf: number;
      readonly service: CardService;
      readonly answer: CardAnswer;
      /** The optional question drawn for this card; the same one on every read. */
      readonly driverItem: z.infer<typeof Driver>;
      /** One card in three asks for lost work time. */
      readonly asksLostTime: boolean;
      readonly editableUntil: number;
      readonly editable: boolean;
    }
  | { readonly kind: 'expired'; readonly asOf: number; readonly expiredAt: number }
  | { readonly kind: 'withdrawn'; readonly asOf: number; readonly why: 'reopened' | 'reporter-changed' };
