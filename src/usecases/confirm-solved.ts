import type { CardView, ConfirmSolved } from '../contract/card';
import type { Language } from '../contract/words';
import type { Answer } from '../domain/survey/answer';
import type { Invitation } from '../domain/survey/invitation';
import { cardViewOf } from './card-view';
import { closeRequest, type CloseRequestDeps } from './close-request';
import { findCard, type CardCall } from './find-card';
import { BadInputError } from './ports/errors';
import type { Reopening } from './ports/jira';
import { ratableInvitation } from './rate';
import { storeAnswers, type StoreAnswersDeps } from './store-answers';

export interface ConfirmSolvedDeps extends StoreAnswersDeps, CloseRequestDeps {
  readonly reopening: Reopening;
}

/**
 * Takes the answer to "We closed it because we got no answer. Is it solved?". A "no" is stored first and then reopens
 * the request; where its workflow lets the app not do that, the answer stays and the card says so.
 * @throws BadInputError when the card asks another question, RequestOpenError, NotYourRequestError,
 * InvitationExpiredError, InvitationWithdrawnError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const confirmSolved =
  (deps: ConfirmSolvedDeps) =>
  async (call: CardCall & { readonly language: Language; readonly said: ConfirmSolved }): Promise<CardView> => {
    const found = await findCard(deps)(call);
    const invitation = ratableInvitation(found);
    if (invitation.notAskedReason !== 'closed-by-automation' || found.standing.kind !== 'ask') {
      throw new BadInputError('this card asks another question', { field: 'solved' });
    }
    const answers = [answerOf(call.said, invitation, found.now)];
    const stored = await storeAnswers(deps)(found, { invitation, answers, call });
    if (call.said.solved || !(await deps.reopening.tryReopen(invitation.issueId))) {
      return cardViewOf(stored, call.language);
    }
    // An app does not hear of its own changes.
    await closeRequest(deps)(invitation.issueId, stored.state);
    return cardViewOf(await findCard(deps)(call), call.language);
  };

const answerOf = (said: ConfirmSolved, invitation: Invitation, now: Answer['answeredAt']): Answer => ({
  item: 'solved',
  value: said.solved ? 1 : 0,
  body: null,
  direction: said.direction,
  language: said.language,
  mode: 'invited',
  probability: invitation.probability,
  forTeam: false,
  answeredAt: now,
});
