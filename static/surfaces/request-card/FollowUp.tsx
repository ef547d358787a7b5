import { useRef, useState } from 'react';
import type { CardFollowUp } from '../../../src/contract/follow-up';
import { callPortal } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { Icon } from '../../kit/icon';
import { Bone, ErrorNotice, ErrorState, Skeleton } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { useCall } from '../../kit/use-call';
import { useAnswer } from '../../kit/use-answer';
import { OUTCOMES } from '../follow-up-words';
import type { AnsweredView } from './answered-view';

const readFollowUp = () => callPortal('readFollowUp', {});

interface FollowUpProps {
  readonly view: AnsweredView;
  /** Rated in this window a moment ago. */
  readonly fresh: boolean;
}

/**
 * "Shall we get back to you?" after a low score, and what became of it. Somebody who has just given a good score is spared
 * the call: nothing can be under way.
 */
export function FollowUp({ view, fresh }: FollowUpProps) {
  const isLow = view.offersFollowUp;
  const [asks, setAsks] = useState(!fresh);
  if (isLow && !asks) setAsks(true);
  return asks || isLow ? <FollowUpRead key={view.answer.score} view={view} isLow={isLow} /> : null;
}

function FollowUpRead({ view, isLow }: { readonly view: AnsweredView; readonly isLow: boolean }) {
  const { value, error, busy, reload, replace } = useAnswer(readFollowUp);
  const place = useRef<HTMLDivElement>(null);
  const onSaid = (followUp: CardFollowUp | null) => {
    replace(followUp);
    // The button that was pressed is gone.
    place.current?.focus({ preventScroll: true });
  };
  if (error) return <ErrorState error={error} busy={busy} onRetry={reload} />;
  if (!value) return busy && isLow ? <FollowUpSkeleton /> : null;
  return (
    <div ref={place} class="follow-up-place" tabIndex={-1}>
      <FollowUpShown view={view} followUp={value} onSaid={onSaid} />
    </div>
  );
}

interface ShownProps {
  readonly view: AnsweredView;
  readonly followUp: CardFollowUp;
  readonly onSaid: (followUp: CardFollowUp | null) => void;
}

function FollowUpShown({ view, followUp, onSaid }: ShownProps) {
  const words = useWords();
  const { team } = view.service;
  switch (followUp.kind) {
    case 'offer':
    case 'declined':
      return <FollowUpAsked view={view} followUp={followUp} onSaid={onSaid} />;
    case 'open': {
      const moment = words.moment(followUp.dueAt, view.asOf);
      const key = followUp.isOverdue ? 'card.followUp.late' : 'card.followUp.open';
      return (
        <Notice tone={followUp.isOverdue ? 'warning' : 'information'} role="status">
          <span>
            {followUp.owner === null ? (
              <Text id={`${key}.team`} values={{ team, moment }} />
            ) : (
              <Text id={key} values={{ owner: followUp.owner, moment }} />
            )}
          </span>
        </Notice>
      );
    }
    case 'done':
      return <FollowUpDone followUp={followUp} />;
  }
}

function FollowUpAsked({ view, followUp, onSaid }: ShownProps) {
  const words = useWords();
  const ask = (wanted: boolean) => callPortal('askFollowUp', { wanted });
  const { busy, fault, send: say } = useCall(ask, onSaid);
  const isOffer = followUp.kind === 'offer';
  return (
    <section class="follow-up" aria-label={words.text('card.followUp')}>
      <p>{isOffer ? <Offer view={view} offer={followUp} /> : words.text('card.followUp.declined')}</p>
      <div class="actions">
        <Button busy={busy === true} onPress={() => say(true)}>
          {words.text(isOffer ? 'card.followUp.yes' : 'card.followUp.afterAll')}
        </Button>
        {isOffer && (
          <Button busy={busy === false} onPress={() => say(false)}>
            {words.text('card.followUp.no')}
          </Button>
        )}
      </div>
      <p class="unseen" role="status">
        {busy !== null && words.text('card.solved.saving')}
      </p>
      <ErrorNotice error={fault} />
    </section>
  );
}

interface OfferProps {
  readonly view: AnsweredView;
  readonly offer: Extract<CardFollowUp, { kind: 'offer' }>;
}

function Offer({ view, offer }: OfferProps) {
  const words = useWords();
  const moment = words.moment(offer.dueAt, view.asOf);
  if (offer.owner === null) return <Text id="card.followUp.offer.team" values={{ team: view.service.team, moment }} />;
  return <Text id="card.followUp.offer" values={{ owner: offer.owner, moment }} />;
}

/** What came of it, with the words written to the requester. */
function FollowUpDone({ followUp }: { readonly followUp: Extract<CardFollowUp, { kind: 'done' }> }) {
  const words = useWords();
  const { owner, outcome, reply, doneAt } = followUp;
  const values = { date: words.day(doneAt), outcome: words.text(OUTCOMES[outcome]) };
  return (
    <section class="follow-up" aria-label={words.text('card.followUp')}>
      <p class="promise-time" data-tone="success">
        <Icon name="check" />
        <span>
          {owner === null ? (
            <Text id="card.followUp.done.team" values={values} />
          ) : (
            <Text id="card.followUp.done" values={{ ...values, owner }} />
          )}
        </span>
      </p>
      {reply !== null && (
        <blockquote class="follow-up-reply" dir="auto">
          {reply}
        </blockquote>
      )}
    </section>
  );
}

function FollowUpSkeleton() {
  return (
    <Skeleton>
      <div class="follow-up">
        <Bone width="85%" height="1.25rem" />
        <Bone width="40%" height="2rem" />
      </div>
    </Skeleton>
  );
}
