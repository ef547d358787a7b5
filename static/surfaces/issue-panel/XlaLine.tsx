import type { PanelView } from '../../../src/contract/panel';
import { Lozenge } from '../../kit/controls';
import type { Tone } from '../../kit/controls';
import type { IconName } from '../../kit/icon';
import { Ltr, Text, useWords } from '../../kit/text';
import { scaleWord } from '../answer-words';
import { NOT_ASKED, STATUS_WORDS } from './xla-words';

const STATUS: Readonly<Record<PanelView['status'], { tone: Tone; icon: IconName }>> = {
  open: { tone: 'neutral', icon: 'clock' },
  awaiting: { tone: 'information', icon: 'clock' },
  met: { tone: 'success', icon: 'check' },
  missed: { tone: 'danger', icon: 'warning' },
  'not-asked': { tone: 'neutral', icon: 'info' },
  'not-rated': { tone: 'neutral', icon: 'info' },
};

/** Where the request stands against its experience level. */
export function XlaLine({ view }: { readonly view: PanelView }) {
  const words = useWords();
  const status = STATUS[view.status];
  const reason = view.notAskedReason === null ? undefined : NOT_ASKED[view.notAskedReason];
  return (
    <section class="xla" aria-label={words.text('panel.xla')}>
      <div class="xla-line">
        <Lozenge tone={status.tone} icon={status.icon}>
          {words.text(STATUS_WORDS[view.status])}
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
