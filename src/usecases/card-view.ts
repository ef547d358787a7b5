import type { CardAnswer, CardService, CardView } from '../contract/card';
import type { Settings } from '../contract/settings';
import type { Language } from '../contract/words';
import { findProcess, rulesOf } from '../domain/experience/process';
import type { RequestRecord } from '../domain/experience/request-record';
import { offersFollowUp } from '../domain/follow-up/follow-up';
import { bodyOf, decodeReasons, valueOf, type Answer } from '../domain/survey/answer';
import type { Invitation } from '../domain/survey/invitation';
import type { Instant } from '../contract/ids';
import type { LoopState } from './ports/facts';
import type { FoundCard } from './find-card';

/** What the card shows of what was found. */
export const cardViewOf = ({ state, now, standing }: FoundCard, language: Language): CardView => {
  const asOf = now;
  switch (standing.kind) {
    case 'open':
    case 'not-yours':
      return { kind: standing.kind, asOf };
    case 'off':
      return { kind: 'off', asOf, why: standing.why };
    case 'expired':
      return { kind: 'expired', asOf, expiredAt: standing.expiredAt };
    case 'withdrawn':
      return { kind: 'withdrawn', asOf, why: standing.why };
    case 'ask':
      return askView(state, standing.invitation, { asOf, language });
    case 'answered': {
      const { invitation, editableUntil, editable } = standing;
      return {
        kind: 'answered',
        asOf,
        service: serviceOf(state, invitation, language),
        answer: answerOf(invitation, state.answers),
        driverItem: invitation.driverItem,
        asksLostTime: invitation.asksLostTime,
        offersFollowUp: offered(state),
        editableUntil,
        editable,
      };
    }
  }
};

const offered = ({ request, settings, answers }: LoopState): boolean =>
  request !== null && offersFollowUp(valueOf(answers, 'experience'), rulesOf(settings, request));

const askView = (
  state: LoopState,
  invitation: Invitation,
  { asOf, language }: { readonly asOf: Instant; readonly language: Language },
): CardView => {
  const { notAskedReason, declined, onBehalf, opensAt, expiresAt } = invitation;
  const solved = valueOf(state.answers, 'solved');
  return {
    kind: 'ask',
    asOf,
    service: serviceOf(state, invitation, language),
    question: notAskedReason === 'closed-by-automation' && solved === null ? 'solved' : 'rating',
    invited: notAskedReason === null,
    notAskedReason,
    declined,
    onBehalf,
    mainKey: state.mainKey,
    solved: solved === null ? null : solved === 1,
    opensAt,
    expiresAt,
  };
};

interface ServedRequest {
  readonly settings: Settings;
  readonly request: Pick<RequestRecord, 'projectId' | 'requestTypeId'> | null;
  readonly projectName: string | null;
}

const serviceOf = (state: ServedRequest, invitation: Invitation, language: Language): CardService => {
  const { settings, request, projectName } = state;
  const process = request === null ? null : findProcess(settings, request);
  return {
    summary: invitation.summary,
    team: process?.team[language] ?? projectName ?? '',
    commentReader: process?.commentReader?.name[language] ?? null,
    visibility: process?.visibility ?? 'team',
  };
};

const answerOf = (invitation: Invitation, answers: readonly Answer[]): CardAnswer => {
  const driver = valueOf(answers, invitation.driverItem);
  return {
    score: valueOf(answers, 'experience') ?? 0,
    driver: driver === null ? null : { item: invitation.driverItem, value: driver },
    reasons: decodeReasons(bodyOf(answers, 'reasons')),
    comment: bodyOf(answers, 'comment'),
    commentForTeam: answers.find((answer) => answer.item === 'comment')?.forTeam ?? false,
    lostMinutes: valueOf(answers, 'lost-time'),
    mode: answers.find((answer) => answer.item === 'experience')?.mode ?? 'invited',
  };
};
