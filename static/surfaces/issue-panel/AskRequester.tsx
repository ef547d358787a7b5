import { useState } from 'react';
import type { PanelAsk, PanelView } from '../../../src/contract/panel';
import { callAgent } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Notice } from '../../kit/controls';
import { useErrorText } from '../../kit/states';
import { Text, useWords } from '../../kit/text';

interface AskRequesterProps {
  readonly ask: PanelAsk;
  readonly view: PanelView;
  readonly onAsked: (ask: PanelAsk) => void;
}

/** "Ask the requester": the words first, then one press that writes them in public. */
export function AskRequester({ ask, view, onAsked }: AskRequesterProps) {
  const words = useWords();
  const [opened, setOpened] = useState(false);
  if (ask.kind === 'asked') {
    return (
      <p class="quiet small" role="status">
        {words.text('panel.ask.asked', { moment: words.moment(ask.at, view.asOf) })}
      </p>
    );
  }
  if (!opened) {
    return (
      <div class="actions">
        <Button onPress={() => setOpened(true)}>{words.text('panel.ask')}</Button>
      </div>
    );
  }
  return <Preview lines={ask.lines} view={view} onAsked={onAsked} onClose={() => setOpened(false)} />;
}

interface PreviewProps {
  readonly lines: readonly string[];
  readonly view: PanelView;
  readonly onAsked: (ask: PanelAsk) => void;
  readonly onClose: () => void;
}

function Preview({ lines, view, onAsked, onClose }: PreviewProps) {
  const words = useWords();
  const wordError = useErrorText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const name = view.requester.displayName;
  const send = () => {
    if (busy) return;
    setBusy(true);
    setFault(null);
    void callAgent('askRequester', {}).then((answer) => {
      setBusy(false);
      if (answer.ok) onAsked(answer.value);
      else setFault(answer.error);
    });
  };
  return (
    <div class="ask">
      <p class="small">
        {name === null ? words.text('panel.ask.previewNobody') : <Text id="panel.ask.preview" values={{ name }} />}
      </p>
      <blockquote class="answer-comment">
        {lines.map((line, index) => (
          <p key={index} dir="auto">
            {line}
          </p>
        ))}
      </blockquote>
      {fault && (
        <Notice tone="danger" role="alert">
          {wordError(fault)}
        </Notice>
      )}
      <div class="actions">
        <Button look="primary" busy={busy} onPress={send}>
          {words.text('panel.ask.send')}
        </Button>
        <Button look="subtle" onPress={onClose}>
          {words.text('panel.ask.cancel')}
        </Button>
      </div>
    </div>
  );
}
