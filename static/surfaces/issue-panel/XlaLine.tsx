import type { PanelView } from '../../../src/contract/panel';
import { Lozenge } from '../../kit/controls';
import type { Tone } from '../../kit/controls';
import type { IconName } from '../../kit/icon';
import { Ltr, Text, useWords } from '../../kit/text';
import type { MessageKey } from '../../kit/words';
import { scaleWord } from '../answer-words';

type Status = PanelView['status'];

const STATUS: Readonly<Record<Status, { tone: Tone; icon: IconName; name: MessageKey }>> = {
  open: { tone: 'neutral', icon: 'clock', name: 'xla.open' },
  awaiting: { tone: 'information', icon: 'clock', name: 'xla.awaiting' },
  met: { tone: 'success', icon: 'check', name: 'xla.met' },
  missed: { tone: 'danger', icon: 'warning', name: 'xla.missed' },
  'not-asked': { tone: 'neutral', icon: 'info', name: 'xla.notAsked' },
  'not-rated': { tone: 'neutral', icon: 'info', name: 'xla.notRated' },
};

const REASONS: Readonly<Record<string, MessageKey>> = {
  'requester-is-agent': 'notAsked.requester-is-agent',
  'requester-closed-it': 'notAsked.requester-closed-it',
  'reporter-is-app': 'notAsked.reporter-is-app',
  'no-reporter': 'notAsked.no-reporter',
  'not-meaningful': 'notAsked.not-meaningful',
  spam: 'notAsked.spam',
  duplicate: 'notAsked.duplicate',
  'closed-by-automation': 'notAsked.closed-by-automation',
  'sampled-out': 'notAsked.sampled-out',
  'bulk-close': 'notAsked.bulk-close',
  'contact-budget': 'notAsked.contact-budget',
};

/** Where the request stands against its experience level. */
export function XlaLine({ view }: { readonly view: PanelView }) {
  const words = useWords();
  const status = STATUS[view.status];
  const reason = view.notAskedReason === null ? undefined : REASONS[view.notAskedReason];
  return (
    <section class="xla" aria-label={words.text('panel.xla')}>
      <div class="xla-line">
        <Lozenge tone={status.tone} icon={status.icon}>
          {words.text(status.name)}
        </Lozenge>
        {view.score !== null && (
          <span>
            <strong class="xla-score">
              <Ltr>{`${words.number(view.score)} / 5`}</Ltr>
            </strong>{' '}
            {words.text(scaleWord('experience', view.score))}
          </span>
        )}
        {/* 0 stands for a request outside of every process. */}
        {view.target > 0 && (
          <span class="quiet small xla-target">
            {words.text('panel.target', { target: words.number(view.target, 1) })}
          </span>
        )}
      </div>
      {reason && <p class="quiet small">{words.text(reason)}</p>}
      {view.processName !== null && (
        <p class="quiet small">
          <Text id="panel.process" values={{ process: view.processName }} />
        </p>
      )}
    </section>
  );
}
