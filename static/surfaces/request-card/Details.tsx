import { useState } from 'react';
import type { AddDetails, CardView } from '../../../src/contract/card';
import type { COMMENT_LIMIT } from '../../../src/contract/words';
import { callPortal } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { ChoiceChips, Chips } from '../../kit/chips';
import { Button } from '../../kit/controls';
import { lengthOf, LongTextField, Tick } from '../../kit/fields';
import { ScaleRow } from '../../kit/scale-row';
import { ErrorNotice } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import type { Words } from '../../kit/words';
import { DRIVER_QUESTIONS, LOST_TIMES, REASON_ORDER, reasonName, SCALES } from '../answer-words';
import type { ReasonId } from '../answer-words';
import type { AnsweredView } from './answered-view';

/** Types only cross from the contract; the literal type keeps this number equal to the server's. */
const LIMIT: typeof COMMENT_LIMIT = 2000;

interface DetailsProps {
  readonly view: AnsweredView;
  readonly onSaved: (view: CardView) => void;
  readonly onClose: () => void;
}

interface Draft {
  readonly driver: number | null;
  readonly reasons: readonly ReasonId[];
  readonly comment: string;
  readonly forTeam: boolean;
  readonly lostMinutes: number | null;
}

function draftOf({ answer, driverItem }: AnsweredView): Draft {
  return {
    driver: answer.driver?.item === driverItem ? answer.driver.value : null,
    reasons: answer.reasons,
    comment: answer.comment ?? '',
    forTeam: answer.commentForTeam,
    lostMinutes: answer.lostMinutes,
  };
}

function payloadOf(draft: Draft, view: AnsweredView, words: Words): AddDetails {
  return {
    language: words.language,
    direction: words.direction,
    // A question left alone is left out, so an answer to another item stays stored.
    ...(draft.driver !== null && { driver: { item: view.driverItem, value: draft.driver } }),
    reasons: [...draft.reasons],
    comment: draft.comment.trim() === '' ? null : draft.comment,
    commentForTeam: draft.forTeam,
    ...(view.asksLostTime && { lostMinutes: draft.lostMinutes }),
  };
}

/** Everything optional. The draft lives here and is touched only by the person: a failed save loses nothing. */
export function Details({ view, onSaved, onClose }: DetailsProps) {
  const words = useWords();
  const [draft, setDraft] = useState(() => draftOf(view));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = () => {
    if (busy || lengthOf(draft.comment) > LIMIT) return;
    setBusy(true);
    setFault(null);
    void callPortal('addDetails', payloadOf(draft, view, words)).then((answer) => {
      setBusy(false);
      if (answer.ok) onSaved(answer.value);
      else setFault(answer.error);
    });
  };
  return (
    <form
      class="details"
      aria-label={words.text('card.oneMore')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 class="details-title">{words.text('card.oneMore')}</h2>
      <Questions view={view} draft={draft} change={change} />
      <ErrorNotice error={fault} />
      <div class="actions">
        <Button look="primary" type="submit" busy={busy}>
          {words.text('card.send')}
        </Button>
        <Button look="subtle" onPress={onClose}>
          {words.text('card.notNow')}
        </Button>
      </div>
    </form>
  );
}

interface QuestionsProps {
  readonly view: AnsweredView;
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}

function Questions({ view, draft, change }: QuestionsProps) {
  const words = useWords();
  const { service, driverItem } = view;
  return (
    <>
      <ScaleRow
        saves={false}
        legend={<Text id={DRIVER_QUESTIONS[driverItem]} values={{ team: service.team }} />}
        choices={SCALES[driverItem].map((key) => words.text(key))}
        value={draft.driver}
        onChoose={(driver) => change({ driver })}
      />
      <Chips
        legend={words.text('card.reasons')}
        choices={REASON_ORDER.map((id) => ({ id, name: words.text(reasonName(id)) }))}
        chosen={draft.reasons}
        onChange={(reasons) => change({ reasons })}
      />
      {service.visibility !== 'aggregate' && <CommentQuestion view={view} draft={draft} change={change} />}
      {view.asksLostTime && (
        <ChoiceChips
          legend={words.text('card.lostTime')}
          choices={LOST_TIMES.map(({ minutes, name }) => ({ id: String(minutes), name: words.text(name) }))}
          chosen={draft.lostMinutes === null ? null : String(draft.lostMinutes)}
          onChange={(minutes) => change({ lostMinutes: Number(minutes) })}
        />
      )}
    </>
  );
}

/** Who reads a comment is said beside it; where nobody would, none is asked for. */
function CommentQuestion({ view: { service }, draft, change }: QuestionsProps) {
  const words = useWords();
  return (
    <div class="details-comment">
      <LongTextField
        label={words.text('card.comment')}
        value={draft.comment}
        limit={LIMIT}
        onChange={(comment) => change({ comment })}
        note={
          service.commentReader === null ? (
            <Text id="card.reader.managers" values={{ team: service.team }} />
          ) : (
            <Text id="card.reader.named" values={{ reader: service.commentReader }} />
          )
        }
      />
      {service.visibility === 'team' && (
        <Tick
          label={<Text id="card.forTeam" values={{ team: service.team }} />}
          checked={draft.forTeam}
          onChange={(forTeam) => change({ forTeam })}
        />
      )}
    </div>
  );
}
