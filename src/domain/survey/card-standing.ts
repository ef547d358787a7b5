import type { AccountId, Instant } from '../../contract/ids';
import type { RequestRecord } from '../experience/request-record';
import { firstAnsweredAt, type Answer } from './answer';
import { editableUntil, uninvitedExpiryOf, type Invitation } from './invitation';

/** A request with the invitation of its newest close and the answers given to it. */
export interface CardFacts {
  readonly request: RequestRecord | null;
  readonly invitation: Invitation | null;
  readonly answers: readonly Answer[];
}

/** Where a person stands with a card. `unknown`: what is stored cannot tell whose request it is. */
export type CardStanding =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'open' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'ask'; readonly invitation: Invitation }
  | {
      readonly kind: 'answered';
      readonly invitation: Invitation;
      readonly editableUntil: Instant;
      readonly editable: boolean;
    }
  | { readonly kind: 'expired'; readonly expiredAt: Instant }
  | { readonly kind: 'withdrawn'; readonly why: 'reopened' | 'reporter-changed' };

interface Person {
  readonly accountId: AccountId;
  readonly now: Instant;
}

/**
 * Whose card it is and what can be done with it. Only the requester of the close gets past `not-yours`; a former reporter
 * and the new one learn at most that the rating was withdrawn, never what was answered.
 */
export const cardStandingOf = (facts: CardFacts, person: Person): CardStanding => {
  const { request, invitation, answers } = facts;
  if (request === null || request.deleted) return { kind: 'unknown' };
  if (invitation === null) return standingUninvited(request, person);
  const isRequester = invitation.requesterId === person.accountId && request.requesterId === person.accountId;
  const answeredAt = firstAnsweredAt(answers);
  if (answeredAt === null) return standingUnanswered({ request, invitation, isRequester }, person);
  if (!isRequester) return { kind: 'not-yours' };
  const until = editableUntil(invitation, answeredAt);
  return { kind: 'answered', invitation, editableUntil: until, editable: person.now < until };
};

/** Before the first close, and after a close that lies further back than the app. */
const standingUninvited = (request: RequestRecord, { accountId, now }: Person): CardStanding => {
  if (request.requesterId !== accountId) return { kind: 'unknown' };
  if (request.closedAt === null || now < uninvitedExpiryOf(request.closedAt)) return { kind: 'open' };
  return { kind: 'expired', expiredAt: uninvitedExpiryOf(request.closedAt) };
};

interface Unanswered {
  readonly request: RequestRecord;
  readonly invitation: Invitation;
  readonly isRequester: boolean;
}

const standingUnanswered = ({ request, invitation, isRequester }: Unanswered, person: Person): CardStanding => {
  if (invitation.status === 'withdrawn' && concerns(invitation, request, person.accountId)) {
    return { kind: 'withdrawn', why: invitation.withdrawnWhy ?? 'reopened' };
  }
  if (!isRequester) return { kind: 'not-yours' };
  if (person.now >= invitation.expiresAt) return { kind: 'expired', expiredAt: invitation.expiresAt };
  return { kind: 'ask', invitation };
};

const concerns = (invitation: Invitation, request: RequestRecord, accountId: AccountId): boolean =>
  invitation.requesterId === accountId || request.requesterId === accountId;
