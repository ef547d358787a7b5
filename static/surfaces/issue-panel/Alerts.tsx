import type { PanelAlert, PanelView } from '../../../src/contract/panel';
import { Notice } from '../../kit/controls';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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

/** How late an alert was noticed, in whole units of the wall clock; null where it was in time. */
function lateness(lateMs: number | null, words: Words): string | null {
  if (lateMs === null || lateMs < MINUTE) return null;
  if (lateMs < 2 * HOUR) return words.text('alert.late.minutes', { n: Math.floor(lateMs / MINUTE) });
  if (lateMs < 2 * DAY) return words.text('alert.late.hours', { n: Math.floor(lateMs / HOUR) });
  return words.text('alert.late.days', { n: Math.floor(lateMs / DAY) });
}

/** What stands against the clocks, each with what to do now. */
export function Alerts({ view }: { readonly view: PanelView }) {
  const words = useWords();
  return (
    <section class="alerts" aria-label={words.text('panel.alerts')}>
      {view.alerts.map((alert) => {
        const isOver = alert.threshold.kind === 'breach' || alert.threshold.kind === 'after';
        const late = lateness(alert.lateMs, words);
        return (
          <Notice key={alert.clock} tone={isOver ? 'danger' : 'warning'}>
            <strong>
              <bdi>{alert.clock}</bdi>
            </strong>{' '}
            {sentence(alert, words, view.asOf)}
            {late !== null && <span class="quiet small"> {late}</span>}
          </Notice>
        );
      })}
    </section>
  );
}
