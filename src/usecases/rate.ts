import type { CardView, Rate } from '../contract/card';
import type { Language } from '../contract/words';
import type { Answer } from '../domain/survey/answer';
import type { Invitation } from '../domain/survey/invitation';
import { cardViewOf } from './card-view';
import { findCard, type CardCall, type FoundCard } from './find-card';
import { toOffError } from './off-error';
import {
  InvitationExpiredError,
  InvitationWithdrawnError,
  NotYourRequestError,
  RequestOpenError,
} from './ports/errors';
import { storeAnswers, type StoreAnswersDeps } from './store-answers';

/**
 * The one click: stores the score, or changes it inside the edit window. Two windows end in one answer, the later one.
 * @throws SwitchedOffError, LicenceLapsedError, RequestOpenError, NotYourRequestError, InvitationExpiredError,
 * InvitationWithdrawnError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const rate =
  (deps: StoreAnswersDeps) =>
  async (call: CardCall & { readonly language: Language; readonly rating: Rate }): Promise<CardView> => {
    const found = await findCard(deps)(call);
    const invitation = ratableInvitation(found);
    const answer: Answer = {
      item: 'experience',
      value: call.rating.score,
      body: null,
      direction: call.rating.direction,
      language: call.rating.language,
      mode: invitation.notAskedReason === null ? 'invited' : 'volunteered',
      probability: invitation.probability,
      forTeam: false,
      answeredAt: found.now,
    };
    const stored = await storeAnswers(deps)(found, { invitation, answers: [answer], call });
    return cardViewOf(stored, call.language);
  };

/** The invitation that may be answered now; each way it may not has its own error. */
export const ratableInvitation = ({ standing }: FoundCard): Invitation => {
  switch (standing.kind) {
    case 'ask':
      return standing.invitation;
    case 'answered':
      if (!standing.editable) throw new InvitationExpiredError('the answer can no longer be changed');
      return standing.invitation;
    case 'open':
      throw new RequestOpenError('the request is not closed');
    case 'expired':
      throw new InvitationExpiredError('the card has expired');
    case 'withdrawn':
      throw new InvitationWithdrawnError('the invitation was withdrawn');
    case 'off':
      throw toOffError(standing.why);
    case 'not-yours':
      throw new NotYourRequestError('not the requester of this close');
  }
};
