import type { Instant } from '../../contract/ids';
import { Reason, type AnswerMode, type Direction, type Driver, type Language } from '../../contract/words';

/** What an answer row answers; one row an item, so each keeps its own scale and probability. */
export type AnswerItem = 'experience' | Driver | 'reasons' | 'comment' | 'lost-time' | 'solved';

/** One item answered. Value and body both null: answered once and cleared since. */
export interface Answer {
  readonly item: AnswerItem;
  readonly value: number | null;
  readonly body: string | null;
  readonly direction: Direction;
  readonly language: Language;
  readonly mode: AnswerMode;
  /** With which this item was put to this person. */
  readonly probability: number;
  /** The requester's leave for the whole team to read the comment. */
  readonly forTeam: boolean;
  /** When the item was first answered; later changes keep it. */
  readonly answeredAt: Instant;
}

/** The value of an item, null when not answered or cleared. */
export const valueOf = (answers: readonly Answer[], item: AnswerItem): number | null =>
  answers.find((answer) => answer.item === item)?.value ?? null;

export const bodyOf = (answers: readonly Answer[], item: AnswerItem): string | null =>
  answers.find((answer) => answer.item === item)?.body ?? null;

/** When the person first rated; null while unrated. */
export const firstAnsweredAt = (answers: readonly Answer[]): Instant | null =>
  answers.find((answer) => answer.item === 'experience' && answer.value !== null)?.answeredAt ?? null;

/** Chips in the order of the card, each once. */
export const encodeReasons = (reasons: readonly Reason[]): string | null => {
  const chosen = Reason.options.filter((reason) => reasons.includes(reason));
  return chosen.length === 0 ? null : chosen.join(' ');
};

/** Words of a stored list this release knows; others were chips of another release. */
export const decodeReasons = (body: string | null): readonly Reason[] =>
  (body ?? '').split(' ').flatMap((word) => {
    const parsed = Reason.safeParse(word);
    return parsed.success ? [parsed.data] : [];
  });
