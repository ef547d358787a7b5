import { useEffect, useState } from 'react';
import type { ContractView, PromisedTime, PromisePreview } from '../../../../src/contract/service-contract';
import { callWorkspace } from '../../../kit/bridge';
import { wordDuration } from '../../../kit/durations';
import { useWords } from '../../../kit/text';
import type { DraftTerms, TimedClause } from './contract-draft';

/** The very lines of the card. */
const LINES = { response: 'card.promise.reply', handling: 'card.promise.handle' } as const;

interface PromiseLineProps {
  readonly view: ContractView;
  readonly terms: Pick<DraftTerms, TimedClause>;
  /** Who reads it where: requesters now, requesters once it is signed, or the team only. */
  readonly readers: 'now' | 'public' | 'private';
}

/** What a requester who asks now would be promised by these terms. */
export function PromiseLine({ view, terms, readers }: PromiseLineProps) {
  const words = useWords();
  const preview = usePreview(view.processId, terms);
  return (
    <section class="contract-promise" aria-label={words.text('contracts.preview')}>
      <h2>{words.text('contracts.preview')}</h2>
      <div aria-live="polite">
        {(['response', 'handling'] as const).map((clause) => {
          const promised = preview?.[clause];
          if (!promised || promised.dueAt === null) return null;
          const time = wordDuration(words, promised.promisedMs, preview.workdayMs);
          const moment = words.moment(promised.dueAt, preview.asOf);
          return <p key={clause}>{words.text(LINES[clause], { team: view.team, promised: time, moment })}</p>;
        })}
      </div>
      {terms.handling && <p class="quiet">{words.text('contracts.preview.waiting')}</p>}
      <p class="quiet">{words.text(`contracts.preview.${readers}`)}</p>
    </section>
  );
}

const TYPING_PAUSE = 250;

/** Reads again when a time is changed. */
function usePreview(
  processId: ContractView['processId'],
  { response, handling }: PromiseLineProps['terms'],
): PromisePreview | null {
  const [preview, setPreview] = useState<PromisePreview | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const times = { response: timeOf(response), handling: timeOf(handling) };
      void callWorkspace('previewPromise', { processId, ...times }).then((answer) => {
        if (current && answer.ok) setPreview(answer.value);
      });
    }, TYPING_PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [processId, response, handling]);
  return preview;
}

/** null for what is no time yet. */
function timeOf(time: PromisedTime | null): PromisedTime | null {
  return time !== null && Number.isInteger(time.amount) && time.amount > 0 && time.amount < 1000 ? time : null;
}
