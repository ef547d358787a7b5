import { useState } from 'react';
import type { CloseFollowUp, FollowUpOutcome, PanelFollowUp } from '../../../src/contract/follow-up';
import type { COMMENT_LIMIT } from '../../../src/contract/words';
import { callAgent } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { ChoiceChips } from '../../kit/chips';
import { Button, Notice } from '../../kit/controls';
import { lengthOf, LongTextField } from '../../kit/fields';
import { ErrorNotice } from '../../kit/states';
import { useWords } from '../../kit/text';
import { OUTCOMES } from '../follow-up-words';

/** Types only cross from the contract; the literal type keeps this number equal to the server's. */
const LIMIT: typeof COMMENT_LIMIT = 2000;
const ORDER: readonly FollowUpOutcome[] = ['solved', 'explained', 'improved', 'not-possible'];

interface CloseFormProps {
  readonly followUp: PanelFollowUp;
  readonly onChanged: (followUps: readonly PanelFollowUp[]) => void;
  readonly onCancel: () => void;
}

const written = (text: string): string | null => (text.trim() === '' ? null : text);

/** What came of it, the reply to the requester and a note. A save that fails leaves what was typed. */
export function CloseForm({ followUp, onChanged, onCancel }: CloseFormProps) {
  const words = useWords();
  const [outcome, setOutcome] = useState<FollowUpOutcome | null>(null);
  const [reply, setReply] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const save = () => {
    setTried(true);
    if (busy || outcome === null || lengthOf(reply) > LIMIT || lengthOf(note) > LIMIT) return;
    setBusy(true);
    setFault(null);
    const { cause, version } = followUp;
    const payload: CloseFollowUp = { cause, version, outcome, reply: written(reply), note: written(note) };
    void callAgent('closeFollowUp', payload).then((answer) => {
      setBusy(false);
      if (answer.ok) onChanged(answer.value);
      else setFault(answer.error);
    });
  };
  return (
    <form
      class="close-form"
      aria-label={words.text('panel.followUp.save')}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ChoiceChips
        legend={words.text('panel.followUp.outcome')}
        choices={ORDER.map((id) => ({ id, name: words.text(OUTCOMES[id]) }))}
        chosen={outcome}
        onChange={(id) => setOutcome(ORDER.find((each) => each === id) ?? null)}
      />
      {tried && outcome === null && (
        <Notice tone="warning" role="alert">
          {words.text('panel.followUp.choose')}
        </Notice>
      )}
      <LongTextField
        label={words.text('panel.followUp.reply')}
        value={reply}
        limit={LIMIT}
        onChange={setReply}
        note={words.text('panel.followUp.replyNote')}
      />
      <LongTextField
        label={words.text('panel.followUp.note')}
        value={note}
        limit={LIMIT}
        onChange={setNote}
        note={words.text('panel.followUp.noteNote')}
      />
      <ErrorNotice error={fault} />
      <div class="actions">
        <Button look="primary" type="submit" busy={busy}>
          {words.text('panel.followUp.save')}
        </Button>
        <Button look="subtle" onPress={onCancel}>
          {words.text('panel.ask.cancel')}
        </Button>
      </div>
    </form>
  );
}
