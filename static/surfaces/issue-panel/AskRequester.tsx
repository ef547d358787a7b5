import { useState } from 'react';
import type { PanelAsk, PanelView } from '../../../src/contract/panel';
import { callAgent } from '../../kit/bridge';
import { Button } from '../../kit/controls';
import { ErrorNotice } from '../../kit/states';
import { Text, useWords } from '../../kit/text';
import { useCall } from '../../kit/use-call';

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

const ask = (nothing: Record<string, never>) => callAgent('askRequester', nothing);

interface PreviewProps {
  readonly lines: readonly string[];
  readonly view: PanelView;
  readonly onAsked: (ask: PanelAsk) => void;
  readonly onClose: () => void;
}

function Preview({ lines, view, onAsked, onClose }: PreviewProps) {
  const words = useWords();
  const { busy, fault, send } = useCall(ask, onAsked);
  const name = view.requester.displayName;
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
      <ErrorNotice error={fault} />
      <div class="actions">
        <Button look="primary" busy={busy !== null} onPress={() => send({})}>
          {words.text('panel.ask.send')}
        </Button>
        <Button look="subtle" onPress={onClose}>
          {words.text('panel.ask.cancel')}
        </Button>
      </div>
    </div>
  );
}
