import { useCallback, useEffect, useState } from 'react';
import type { BackFillView, ControlBackFill, HistoryKind } from '../../../../src/contract/back-fill';
import { callSettings } from '../../../kit/bridge';
import type { AnswerError } from '../../../kit/bridge';
import { Button, Meter, Notice } from '../../../kit/controls';
import { ErrorNotice, ErrorState } from '../../../kit/states';
import { useWords } from '../../../kit/text';
import type { MessageKey } from '../../../kit/words';
import { useAnswer } from '../../../kit/use-answer';
import { Section } from '../Section';

const PROGRESS_EVERY = 5_000;
type Work = NonNullable<BackFillView['work']>;

interface HistorySectionProps {
  readonly of: HistoryKind;
}

/** Requests, or ratings of Jira's own survey, from before the app: read by the schedule, asked for and watched here. */
export function HistorySection({ of }: HistorySectionProps) {
  const words = useWords();
  const read = useCallback(() => callSettings('readBackFill', { of }), [of]);
  const { value: view, error, busy, reload, replace } = useAnswer(read);
  const [fault, setFault] = useState<AnswerError | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const isRunning = view?.work?.state === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(reload, PROGRESS_EVERY);
    return () => clearInterval(timer);
  }, [isRunning, reload]);
  const control = async (action: ControlBackFill['action']) => {
    setIsAsking(true);
    const answer = await callSettings('controlBackFill', { of, action });
    setIsAsking(false);
    setFault(answer.ok ? null : answer.error);
    if (answer.ok) replace(answer.value);
  };
  return (
    <Section title={words.text(`history.title.${of}`)} intro={words.text(`history.intro.${of}`)}>
      {error && <ErrorState error={error} busy={busy} onRetry={reload} />}
      {view?.work && <Progress of={of} work={view.work} />}
      {view && (
        <div class="row-actions">
          <Button busy={isAsking} onPress={() => void control(nextOf(view.work))}>
            {words.text(actionName(of, nextOf(view.work)))}
          </Button>
        </div>
      )}
      <ErrorNotice error={fault} />
    </Section>
  );
}

const nextOf = (work: Work | null): ControlBackFill['action'] => {
  if (work?.state === 'running') return 'pause';
  return work?.state === 'paused' ? 'resume' : 'start';
};

const actionName = (of: HistoryKind, action: ControlBackFill['action']): MessageKey =>
  action === 'start' ? `history.start.${of}` : `history.${action}`;

const HOUR = 3_600_000;

function Progress({ of, work }: HistorySectionProps & { readonly work: Work }) {
  const words = useWords();
  const { state, read, added, share, rate, leftMs, through, from } = work;
  if (state === 'done')
    return (
      <Notice tone="success" role="status">
        {words.text(`history.done.${of}`, { read, added, day: words.stamp(from) })}
      </Notice>
    );
  return (
    <div class="coverage" role="status">
      <p>
        {words.text(`history.progress.${of}`, { read, added, at: words.stamp(through) })}
        {state === 'paused' && ` ${words.text('history.paused')}`}
      </p>
      <Meter share={share} tone="information" />
      <p class="quiet small">
        {words.text('history.rate', { rate })}
        {leftMs !== null && ` ${words.text('history.left', { hours: Math.max(1, Math.ceil(leftMs / HOUR)) })}`}
      </p>
    </div>
  );
}
