import { useState } from 'react';
import type { CardView } from '../../../src/contract/card';
import { callPortal } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { useErrorText } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import type { AskView } from './ask-view';

interface SolvedProps {
  readonly view: AskView;
  readonly onSaved: (view: CardView) => void;
}

/** The question about a close for want of an answer. "No" reopens the request. */
export function Solved({ view, onSaved }: SolvedProps) {
  const words = useWords();
  const wordError = useErrorText();
  const [busy, setBusy] = useState<boolean | null>(null);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const say = (solved: boolean) => {
    if (busy !== null) return;
    setBusy(solved);
    setFault(null);
    const { language, direction } = words;
    void callPortal('confirmSolved', { solved, language, direction }).then((answer) => {
      setBusy(null);
      if (answer.ok) onSaved(answer.value);
      else setFault(answer.error);
    });
  };
  return (
    <div class="card">
      <h2 class="card-solved">
        <Text id="card.solved.question" values={{ summary: view.service.summary }} />
      </h2>
      <div class="actions">
        <Button busy={busy === true} onPress={() => say(true)}>
          {words.text('card.solved.yes')}
        </Button>
        <Button busy={busy === false} onPress={() => say(false)}>
          {words.text('card.solved.no')}
        </Button>
      </div>
      <p class="unseen" role="status">
        {busy !== null && words.text('card.solved.saving')}
      </p>
      {fault && (
        <Notice tone="danger" role="alert">
          {wordError(fault)}
        </Notice>
      )}
    </div>
  );
}
