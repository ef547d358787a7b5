import type { CardView } from '../../../src/contract/card';
import { callPortal } from '../../kit/bridge';
import { Button } from '../../kit/controls';
import { ErrorNotice } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { useCall } from '../../kit/use-call';
import type { AskView } from './ask-view';

interface SolvedProps {
  readonly view: AskView;
  readonly onSaved: (view: CardView) => void;
}

/** The question about a close for want of an answer. "No" reopens the request. */
export function Solved({ view, onSaved }: SolvedProps) {
  const words = useWords();
  const { language, direction } = words;
  const confirm = (solved: boolean) => callPortal('confirmSolved', { solved, language, direction });
  const { busy, fault, send: say } = useCall(confirm, onSaved);
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
      <ErrorNotice error={fault} />
    </div>
  );
}
