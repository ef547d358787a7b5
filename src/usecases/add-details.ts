import type { AddDetails, CardView } from '../contract/card';
import type { Instant } from '../contract/ids';
import type { Language } from '../contract/words';
import { rulesOf } from '../domain/experience/process';
import { encodeReasons, type Answer, type AnswerItem } from '../domain/survey/answer';
import { normalComment } from '../domain/survey/comment';
import { LOST_TIME_PROBABILITY } from '../domain/survey/draw';
import type { Invitation } from '../domain/survey/invitation';
import { cardViewOf } from './card-view';
import { findCard, type CardCall, type FoundCard } from './find-card';
import { BadInputError } from './ports/errors';
import { ratableInvitation } from './rate';
import { storeAnswers, type StoreAnswersDeps } from './store-answers';

/**
 * Stores what was said after the click. What is left out stays, `null` clears; nothing is stored when one part is wrong.
 * An aggregate process takes no comment: nobody would ever read it.
 * @throws BadInputError with the field, RequestOpenError, NotYourRequestError, InvitationExpiredError,
 * InvitationWithdrawnError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const addDetails =
  (deps: StoreAnswersDeps) =>
  async (call: CardCall & { readonly language: Language; readonly details: AddDetails }): Promise<CardView> => {
    const found = await findCard(deps)(call);
    const invitation = ratableInvitation(found);
    if (found.standing.kind !== 'answered') throw new BadInputError('details before the score', { field: 'score' });
    if (call.details.comment && !takesComment(found)) throw new BadInputError('nobody reads it', { field: 'comment' });
    const stored = found.state.answers.find((answer) => answer.item === 'comment') ?? null;
    const answers = answersOf(call.details, { invitation, now: found.now, storedComment: stored?.body ?? null });
    if (answers.length === 0) return cardViewOf(found, call.language);
    return cardViewOf(await storeAnswers(deps)(found, { invitation, answers, call }), call.language);
  };

const takesComment = ({ state: { settings, request } }: FoundCard): boolean =>
  request === null || rulesOf(settings, request).visibility !== 'aggregate';

interface Asked {
  readonly invitation: Invitation;
  readonly now: Instant;
  readonly storedComment: string | null;
}

const answersOf = (details: AddDetails, asked: Asked): readonly Answer[] => [
  ...driverAnswer(details, asked),
  ...reasonsAnswer(details, asked),
  ...commentAnswer(details, asked),
  ...lostTimeAnswer(details, asked),
];

const anAnswer = (details: AddDetails, { invitation, now }: Asked, item: AnswerItem): Answer => ({
  item,
  value: null,
  body: null,
  direction: details.direction,
  language: details.language,
  mode: invitation.notAskedReason === null ? 'invited' : 'volunteered',
  probability: invitation.probability,
  forTeam: false,
  answeredAt: now,
});

const driverAnswer = (details: AddDetails, asked: Asked): readonly Answer[] => {
  const { driver } = details;
  if (driver === undefined) return [];
  const { driverItem, driverProbability, probability } = asked.invitation;
  if (driver !== null && driver.item !== driverItem) {
    throw new BadInputError('not the driver drawn for this card', { field: 'driver' });
  }
  const answer = anAnswer(details, asked, driverItem);
  return [{ ...answer, value: driver?.value ?? null, probability: probability * driverProbability }];
};

const reasonsAnswer = (details: AddDetails, asked: Asked): readonly Answer[] =>
  details.reasons === undefined
    ? []
    : [{ ...anAnswer(details, asked, 'reasons'), body: encodeReasons(details.reasons ?? []) }];

const commentAnswer = (details: AddDetails, asked: Asked): readonly Answer[] => {
  if (details.comment === undefined && details.commentForTeam === undefined) return [];
  const answer = { ...anAnswer(details, asked, 'comment'), forTeam: details.commentForTeam ?? false };
  // The tick alone is about the words that are there.
  const words = details.comment === undefined ? asked.storedComment : details.comment;
  if (words === null) return [answer];
  const comment = normalComment(words);
  switch (comment.kind) {
    case 'empty':
      return [answer];
    case 'text':
      return [{ ...answer, body: comment.text }];
    case 'too-long':
      throw new BadInputError('comment too long', { field: 'comment' });
  }
};

const lostTimeAnswer = (details: AddDetails, asked: Asked): readonly Answer[] => {
  const { lostMinutes } = details;
  if (lostMinutes === undefined) return [];
  if (!asked.invitation.asksLostTime) {
    if (lostMinutes === null) return [];
    throw new BadInputError('this card does not ask for time', { field: 'lostMinutes' });
  }
  const answer = anAnswer(details, asked, 'lost-time');
  return [{ ...answer, value: lostMinutes, probability: asked.invitation.probability * LOST_TIME_PROBABILITY }];
};
