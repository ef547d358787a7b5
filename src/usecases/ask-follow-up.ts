import type { AskFollowUp, CardFollowUp } from '../contract/follow-up';
import type { AccountId, Instant } from '../contract/ids';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import { rulesOf } from '../domain/experience/process';
import type { RequestRecord } from '../domain/experience/request-record';
import {
  causeOfAnswer,
  followUpDueAt,
  isOverdue,
  offersFollowUp,
  openedFollowUp,
  type FollowUp,
} from '../domain/follow-up/follow-up';
import { valueOf } from '../domain/survey/answer';
import type { Calendar } from '../domain/time/calendar';
import { createDeskCalendars } from '../domain/time/desk-calendars';
import { findCard, type CardCall, type FindCardDeps, type FoundCard } from './find-card';
import { ownerOf } from './open-follow-up';
import { toOffError } from './off-error';
import { personName } from './person-name';
import type { Contracts } from './ports/contracts';
import { BadInputError, NotYourRequestError } from './ports/errors';
import type { FollowUps } from './ports/follow-ups';
import type { People } from './ports/jira';

export interface CardFollowUpDeps extends FindCardDeps {
  readonly contracts: Pick<Contracts, 'findInForce'>;
  readonly followUps: FollowUps;
  readonly people: Pick<People, 'findName' | 'wasActive'>;
}

type Call = CardCall & { readonly language: Language };

/**
 * What the card says of a follow-up; null where none is offered and none was opened, or the app does nothing.
 * @throws NotYourRequestError, JiraBusyError, JiraUnavailableError, StorageUnavailableError
 */
export const readCardFollowUp =
  (deps: CardFollowUpDeps) =>
  async (call: Call): Promise<CardFollowUp | null> => {
    const found = await findOffer(deps, await findCard(deps)(call));
    return found === null ? null : viewOf(deps, found, call.language);
  };

/**
 * The requester's answer to "Shall we get back to you?" after a low score. A yes opens the follow-up, also after a no; a
 * no after a yes leaves what is under way as it is.
 * @throws NotYourRequestError, SwitchedOffError, BadInputError where nothing is asked, JiraBusyError, JiraUnavailableError,
 * StorageUnavailableError
 */
export const askFollowUp =
  (deps: CardFollowUpDeps) =>
  async (call: Call & { readonly said: AskFollowUp }): Promise<CardFollowUp | null> => {
    const card = await findCard(deps)(call);
    if (card.standing.kind === 'off') throw toOffError(card.standing.why);
    const found = await findOffer(deps, card);
    if (found === null || !found.isOffered) throw new BadInputError('no follow-up is offered', { field: 'wanted' });
    await store(deps, found, call.said.wanted);
    return readCardFollowUp(deps)(call);
  };

interface Offer {
  readonly request: RequestRecord;
  readonly settings: Settings;
  readonly calendar: Calendar;
  readonly cause: FollowUp['cause'];
  readonly known: FollowUp | null;
  readonly ownerId: AccountId | null;
  readonly isOffered: boolean;
  readonly now: Instant;
}

/** Only the requester who answered gets this far. */
const findOffer = async (deps: CardFollowUpDeps, { state, standing, now }: FoundCard): Promise<Offer | null> => {
  if (standing.kind === 'not-yours') throw new NotYourRequestError('not the requester of this close');
  if (standing.kind !== 'answered' || state.request === null) return null;
  const { request, settings, answers } = state;
  const cause = causeOfAnswer(standing.invitation.closeNo);
  const known = (await deps.followUps.ofIssue(request.issueId)).find((followUp) => followUp.cause === cause) ?? null;
  const isOffered = offersFollowUp(valueOf(answers, 'experience'), rulesOf(settings, request));
  const isUnderWay = known !== null && known.state !== 'declined';
  if (!isOffered && !isUnderWay) return null;
  const calendar = createDeskCalendars(settings).of(request.processId);
  const ownerId = isUnderWay ? known.ownerId : await ownerOf(deps, state);
  return { request, settings, calendar, cause, known, ownerId, isOffered, now };
};

const store = async (deps: CardFollowUpDeps, offer: Offer, isWanted: boolean): Promise<void> => {
  const { known } = offer;
  const opened = openedFollowUp(offer);
  if (known === null) await deps.followUps.open(isWanted ? opened : { ...opened, ownerId: null, state: 'declined' });
  // Somebody who says yes in two windows wants one thing: the loser of the race finds it open.
  else if (isWanted && known.state === 'declined') {
    await deps.followUps.tryChange({ ...opened, version: known.version + 1 });
  }
};

const viewOf = async (deps: CardFollowUpDeps, offer: Offer, language: Language): Promise<CardFollowUp> => {
  const { known, settings, ownerId, calendar, now } = offer;
  const owner = await personName(deps, { accountId: ownerId, settings, language });
  if (known === null) return { kind: 'offer', owner, dueAt: followUpDueAt(now, calendar) };
  switch (known.state) {
    case 'declined':
      return { kind: 'declined' };
    case 'open':
      return { kind: 'open', owner, dueAt: known.dueAt, isOverdue: isOverdue(known, now) };
    case 'done':
      return {
        kind: 'done',
        owner,
        outcome: known.outcome ?? 'explained',
        reply: known.reply,
        doneAt: known.doneAt ?? known.changedAt,
      };
  }
};
