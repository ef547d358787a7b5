import type { CardView, ConfirmSolved } from '../contract/card';
import type { Language } from '../contract/words';
import { valueOf, type Answer } from '../domain/survey/answer';
import type { Invitation } from '../domain/survey/invitation';
import { cardViewOf } from './card-view';
import { closeRequest, type CloseRequestDeps } from './close-request';
import { findCard, type CardCall, type FoundCard } from './find-card';
import { BadInputError } from './ports/errors';
import type { Reopening } from './ports/jira';
import { ratableInvitation } from './rate';
import { storeAnswers, type StoreAnswersDeps } from './store-answers';

export interface ConfirmSolvedDeps extends StoreAnswersDeps, CloseRequestDeps {
  readonly reopening: Reopening;
}

/**
 * Takes the answer to "We closed it because we got no answer. Is it solved?". A "no" is stored first and then reopens
 * the request; where its workflow lets the app not do that, the answer stays and the card says so. A "no" that is said
 * again because nobody saw what became of it reopens nothing a second time.
 * @throws BadInputError when the card asks another question, RequestOpenError, NotYourRequestError,
 * InvitationExpiredError, InvitationWithdrawnError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const confirmSolved =
  (deps: ConfirmSolvedDeps) =>
  async (call: CardCall & { readonly language: Language; readonly said: ConfirmSolved }): Promise<CardView> => {
    const found = await findCard(deps)(call);
    if (!call.said.solved && isBackAtWork(found)) return cardViewOf(await followed(deps, found, call), call.language);
    const invitation = ratableInvitation(found);
    if (invitation.notAskedReason !== 'closed-by-automation' || found.standing.kind !== 'ask') {
      throw new BadInputError('this card asks another question', { field: 'solved' });
    }
    const answers = [answerOf(call.said, invitation, found.now)];
    const stored = await storeAnswers(deps)(found, { invitation, answers, call });
    if (call.said.solved) return cardViewOf(stored, call.language);
    if (valueOf(found.state.answers, 'solved') === 0) {
      const read = await readAgain(deps, stored, call);
      if (isBackAtWork(read)) return cardViewOf(read, call.language);
    }
    if (!(await deps.reopening.tryReopen(invitation.issueId))) return cardViewOf(stored, call.language);
    // An app does not hear of its own changes.
    return cardViewOf(await readAgain(deps, stored, call), call.language);
  };

/** The close that was asked about is over, as a "no" wishes it. */
const isBackAtWork = ({ standing, state }: FoundCard): boolean =>
  standing.kind === 'withdrawn' &&
  standing.why === 'reopened' &&
  state.invitation?.notAskedReason === 'closed-by-automation';

/** The record of a request follows the withdrawal, unless the function died in between. */
const followed = (deps: ConfirmSolvedDeps, found: FoundCard, call: CardCall): Promise<FoundCard> =>
  found.state.request?.closedAt === null ? Promise.resolve(found) : readAgain(deps, found, call);

const readAgain = async (deps: ConfirmSolvedDeps, { state }: FoundCard, call: CardCall): Promise<FoundCard> => {
  if (state.request !== null) await closeRequest(deps)(state.request.issueId, state);
  return findCard(deps)(call);
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
