import type { CardView } from '../../../src/contract/card';
import type { AnswerError } from '../../kit/bridge';
import { Icon } from '../../kit/icon';
import type { IconName } from '../../kit/icon';
import { ErrorNotice } from '../../kit/states';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';
import { Promised } from './Promised';

type Closed = Exclude<CardView, { kind: 'ask' } | { kind: 'answered' }>;

function sentence(view: Closed, words: Words): { readonly icon: IconName; readonly text: string } {
  switch (view.kind) {
    case 'open':
      return { icon: 'clock', text: words.text('card.open') };
    case 'off':
      return { icon: 'info', text: words.text('card.off') };
    case 'not-yours':
      return { icon: 'lock', text: words.text('card.notYours') };
    case 'expired':
      return { icon: 'clock', text: words.text('card.expired', { date: words.day(view.expiredAt) }) };
    case 'withdrawn':
      return {
        icon: 'info',
        text: words.text(view.why === 'reopened' ? 'card.withdrawn.reopened' : 'card.withdrawn.reporterChanged'),
      };
  }
}

/** Whether the request is worked on, so that there may be a promise. */
const promises = (view: Closed): boolean =>
  view.kind === 'open' || (view.kind === 'withdrawn' && view.why === 'reopened');

interface ClosedCardProps {
  readonly view: Closed;
  /** Why a rating given a moment ago was refused. */
  readonly fault: AnswerError | null;
}

/** A card that asks nothing: what was promised where the request is open, and one calm line that says why. */
export function ClosedCard({ view, fault }: ClosedCardProps) {
  const words = useWords();
  const { icon, text } = sentence(view, words);
  const line = (
    <p class="card-line">
      <Icon name={icon} />
      <span>{text}</span>
    </p>
  );
  return (
    <div class="card">
      <ErrorNotice error={fault} tone="warning" />
      {promises(view) ? <Promised>{line}</Promised> : line}
    </div>
  );
}
