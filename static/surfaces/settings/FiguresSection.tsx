import { useState } from 'react';
import type { SettingsView } from '../../../src/contract/settings';
import { callSettings } from '../../kit/bridge';
import type { AnswerError } from '../../kit/bridge';
import { Button, Meter } from '../../kit/controls';
import { ErrorNotice } from '../../kit/states';
import { useWords } from '../../kit/text';
import { Section } from './Section';

interface FiguresSectionProps {
  readonly view: SettingsView;
  readonly onStarted: (view: SettingsView) => void;
}

/** Recomputes every figure from the stored facts. The work goes on when this page is closed. */
export function FiguresSection({ view, onStarted }: FiguresSectionProps) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AnswerError | null>(null);
  const start = () => {
    setBusy(true);
    void callSettings('rebuildFigures', {}).then((answer) => {
      setBusy(false);
      setError(answer.ok ? null : answer.error);
      if (answer.ok) onStarted(answer.value);
    });
  };
  return (
    <Section title={words.text('settings.figures')} intro={words.text('settings.figures.intro')}>
      {view.rebuild ? (
        <Progress rebuild={view.rebuild} asOf={view.asOf} />
      ) : (
        <div>
          <Button busy={busy} onPress={start}>
            {words.text('settings.figures.rebuild')}
          </Button>
        </div>
      )}
      <ErrorNotice error={error} />
    </Section>
  );
}

const MINUTE = 60_000;

interface ProgressProps {
  readonly rebuild: NonNullable<SettingsView['rebuild']>;
  readonly asOf: number;
}

function Progress({ rebuild, asOf }: ProgressProps) {
  const words = useWords();
  const { done, total, startedAt } = rebuild;
  const share = total > 0 ? done / total : 0;
  const elapsed = Math.max(1, asOf - startedAt);
  const minutesLeft = share > 0 ? Math.max(1, Math.ceil((elapsed / share - elapsed) / MINUTE)) : null;
  return (
    <div class="coverage" role="status">
      <p>
        {words.text('settings.figures.progress', { done: words.number(done), total: words.number(total) })}
        {minutesLeft !== null && <> · {words.text('settings.figures.left', { count: minutesLeft })}</>}
      </p>
      <Meter share={share} tone="information" />
      <p class="quiet small">{words.text('settings.figures.closeable')}</p>
    </div>
  );
}
