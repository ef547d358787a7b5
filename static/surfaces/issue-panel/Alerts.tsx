import type { PanelAlert, PanelView } from '../../../src/contract/panel';
import { Notice } from '../../kit/controls';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';

const MINUTE = 60_000;

function sentence({ threshold, dueAt }: PanelAlert, words: Words, asOf: number): string {
  switch (threshold.kind) {
    case 'share':
      return words.text('alert.share', { percent: threshold.percent });
    case 'breach':
      return words.text('alert.breach', { time: words.moment(dueAt, asOf) });
    case 'before':
    case 'after':
      return words.text(`alert.${threshold.kind}`, { minutes: threshold.minutes });
  }
}

/** What stands against the clocks, each with what to do now. */
export function Alerts({ view }: { readonly view: PanelView }) {
  const words = useWords();
  return (
    <section class="alerts" aria-label={words.text('panel.alerts')}>
      {view.alerts.map((alert) => {
        const isOver = alert.threshold.kind === 'breach' || alert.threshold.kind === 'after';
        const late = Math.floor((alert.lateMs ?? 0) / MINUTE);
        return (
          <Notice key={alert.clock} tone={isOver ? 'danger' : 'warning'}>
            <strong>
              <bdi>{alert.clock}</bdi>
            </strong>{' '}
            {sentence(alert, words, view.asOf)}
            {late > 0 && <span class="quiet small"> {words.text('alert.late', { minutes: late })}</span>}
          </Notice>
        );
      })}
    </section>
  );
}
