import { Ltr, Text, useWords } from '../../kit/text';
import type { MessageKey } from '../../kit/words';
import type { AskView } from './ask-view';

type Reason = NonNullable<AskView['notAskedReason']>;

/** Why this person was not asked, said to them. Reasons of which nobody sees a card have none of their own. */
const SENTENCES: Readonly<Record<Reason, MessageKey>> = {
  'requester-is-agent': 'card.notAsked.staff',
  'requester-closed-it': 'card.notAsked.closedIt',
  'reporter-is-app': 'card.notPushed',
  'no-reporter': 'card.notPushed',
  spam: 'card.notAsked.spam',
  duplicate: 'card.notAsked.duplicateUnknown',
  'closed-by-automation': 'card.solved.thanks',
  'not-meaningful': 'card.notAsked.notMeaningful',
  'sampled-out': 'card.notPushed',
  'bulk-close': 'card.notAsked.bulk',
  'contact-budget': 'card.notPushed',
};

/** What is particular about this request, before its question: one calm line each, usually none. */
export function WhyAsked({ view }: { readonly view: AskView }) {
  const words = useWords();
  return (
    <>
      {view.onBehalf && <p class="quiet">{words.text('card.onBehalf')}</p>}
      {!view.invited && (
        <p class="quiet">
          <NotAsked view={view} />
        </p>
      )}
      {view.invited && view.opensAt > view.asOf && (
        <p class="quiet">{words.text('card.early', { date: words.day(view.opensAt) })}</p>
      )}
    </>
  );
}

function NotAsked({ view }: { readonly view: AskView }) {
  const words = useWords();
  const { notAskedReason: reason, mainKey } = view;
  if (view.solved === false) return <>{words.text('card.solved.notReopened')}</>;
  if (reason === 'duplicate' && mainKey !== null) {
    return <Text id="card.notAsked.duplicate" values={{ key: <Ltr>{mainKey}</Ltr> }} />;
  }
  return <>{words.text(reason === null ? 'card.notPushed' : SENTENCES[reason])}</>;
}
