import type { FieldValues } from '../domain/experience/field-values';
import { fieldsOf, sameFields } from '../domain/experience/standing';
import { type Answer } from '../domain/survey/answer';
import { cardStandingOf } from '../domain/survey/card-standing';
import type { Invitation } from '../domain/survey/invitation';
import { secondsToMinuteEnd, type CardCall, type FindCardDeps, type FoundCard } from './find-card';
import type { Answers, LoopState, PendingFields } from './ports/facts';
import type { Queues } from './ports/queues';
import type { Log } from './ports/system';

export interface StoreAnswersDeps extends FindCardDeps {
  readonly answers: Answers;
  readonly pending: PendingFields;
  readonly queues: Queues;
  readonly log: Log;
}

/**
 * Stores answers and has the fields follow: mark, fact, push. Killed before the fact, nothing was said and the person
 * clicks again; killed after it, the sweep finds the mark. One push gathers a minute of answers over all requests.
 */
export const storeAnswers =
  (deps: StoreAnswersDeps) =>
  async (
    found: FoundCard,
    change: { readonly invitation: Invitation; readonly answers: readonly Answer[]; readonly call: CardCall },
  ): Promise<FoundCard> => {
    const { now, state } = found;
    const next = { ...state, answers: merged(state.answers, change.answers) };
    const touchesFields = !sameFields(fieldsIn(state, found), fieldsIn(next, found));
    if (touchesFields) await deps.pending.mark([change.invitation.issueId], now);
    await deps.answers.save(change.invitation, change.answers);
    if (touchesFields && !state.isWriteDue) await pushOrLeave(deps, secondsToMinuteEnd(now));
    const standing = cardStandingOf(next, { accountId: change.call.accountId, now });
    return { now, state: next, standing: standing.kind === 'unknown' ? { kind: 'not-yours' } : standing };
  };

/** The answer is stored: a queue that refuses costs the field an hour, and nobody a second click. */
const pushOrLeave = async ({ queues, log }: StoreAnswersDeps, delaySeconds: number): Promise<void> => {
  try {
    await queues.pushFieldWrite(delaySeconds);
  } catch (error) {
    log('warn', 'fields-left-to-sweep', { cause: error instanceof Error ? error.name : 'unknown' });
  }
};

const fieldsIn = (state: LoopState, { now }: FoundCard): FieldValues => fieldsOf(state, state.settings, now);

/** As the store merges them: a known item keeps when it was first answered. */
const merged = (before: readonly Answer[], changes: readonly Answer[]): readonly Answer[] => {
  const answers = new Map(before.map((answer) => [answer.item, answer]));
  for (const change of changes) {
    const known = answers.get(change.item);
    answers.set(change.item, known === undefined ? change : { ...change, answeredAt: known.answeredAt });
  }
  return [...answers.values()];
};
