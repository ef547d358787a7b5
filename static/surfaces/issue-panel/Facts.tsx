import type { ComponentChildren } from 'preact';
import type { PanelView } from '../../../src/contract/panel';
import { wordDuration } from '../../kit/durations';
import { useWords } from '../../kit/text';

/** What the request went through, in working time and counts. A fact that is not known is not shown. */
export function Facts({ view }: { readonly view: PanelView }) {
  const words = useWords();
  const { times, workdayMs } = view;
  const duration = (ms: number | null) => (ms === null ? null : wordDuration(words, ms, workdayMs));
  const closed = times.closedAt !== null;
  return (
    <dl class="facts" aria-label={words.text('panel.facts')}>
      <Fact name={words.text('fact.response')} value={duration(times.responseMs)} />
      <Fact name={words.text(closed ? 'fact.cycle' : 'fact.cycleSoFar')} value={duration(times.cycleMs)} />
      <Fact name={words.text('fact.waiting')} value={times.waitingMs ? duration(times.waitingMs) : null} />
      <Fact name={words.text('fact.reopens')} value={words.text('fact.times', { count: times.reopens })} />
      <Fact name={words.text('fact.handovers')} value={words.text('fact.times', { count: times.handovers })} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: ComponentChildren | null }) {
  if (value === null) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
