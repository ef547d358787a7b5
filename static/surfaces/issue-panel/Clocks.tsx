import type { PanelClock, PanelView } from '../../../src/contract/panel';
import { Meter } from '../../kit/controls';
import type { Tone } from '../../kit/controls';
import { wordDuration } from '../../kit/durations';
import { Icon } from '../../kit/icon';
import type { IconName } from '../../kit/icon';
import { useWords } from '../../kit/text';
import type { Words } from '../../kit/words';

/** From three quarters on a running clock is shown as a warning. */
const WARNING_SHARE = 0.75;

interface Shown {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly text: string;
}

function show(clock: PanelClock, words: Words, workdayMs: number): Shown {
  const left = wordDuration(words, Math.max(0, clock.remainingMs), workdayMs);
  const over = wordDuration(words, Math.max(0, -clock.remainingMs), workdayMs);
  const late = clock.elapsedMs >= clock.goalMs * WARNING_SHARE;
  switch (clock.state) {
    case 'running':
      return { tone: late ? 'warning' : 'information', icon: 'clock', text: words.text('clock.running', { left }) };
    case 'paused':
      return { tone: 'neutral', icon: 'clock', text: words.text('clock.paused', { left }) };
    case 'outside-hours':
      return { tone: 'neutral', icon: 'clock', text: words.text('clock.outsideHours', { left }) };
    case 'met':
      return {
        tone: 'success',
        icon: 'check',
        text: words.text('clock.met', { elapsed: wordDuration(words, clock.elapsedMs, workdayMs) }),
      };
    case 'breached':
      return { tone: 'danger', icon: 'warning', text: words.text('clock.breached', { over }) };
    case 'breached-running':
      return { tone: 'danger', icon: 'warning', text: words.text('clock.breachedRunning', { over }) };
  }
}

const isOpen = ({ state }: PanelClock) => state === 'running' || state === 'outside-hours';

/** Service clocks as bars, with the working time left and the wall-clock time of the breach. */
export function Clocks({ view }: { readonly view: PanelView }) {
  const words = useWords();
  return (
    <section aria-label={words.text('panel.clocks')}>
      <ul class="clocks">
        {view.clocks.map((clock) => {
          const { tone, icon, text } = show(clock, words, view.workdayMs);
          return (
            <li key={clock.name} class="clock">
              <p class="clock-name">
                <bdi>{clock.name}</bdi>
              </p>
              <Meter share={clock.goalMs > 0 ? clock.elapsedMs / clock.goalMs : 1} tone={tone} />
              <div class="clock-foot">
                <span class="clock-text" data-tone={tone}>
                  <Icon name={icon} size={12} />
                  {text}
                </span>
                <span class="quiet">
                  {clock.breachAt !== null && isOpen(clock)
                    ? words.text('clock.until', { moment: words.moment(clock.breachAt, view.asOf) })
                    : words.text('clock.goal', { goal: wordDuration(words, clock.goalMs, view.workdayMs) })}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
