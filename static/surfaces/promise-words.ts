import type { PromiseTime, ServicePromise } from '../../src/contract/promise';
import { wordDuration } from '../kit/durations';
import type { Tone } from '../kit/controls';
import type { IconName } from '../kit/icon';
import type { MessageKey, Words } from '../kit/words';

/** What a promise is about: the first reply, or the handling. */
export type PromisedStep = 'response' | 'handling';

/** How one promised time stands, before anybody puts it into a sentence. */
export interface PromiseLook {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string>>;
  /** "2.5 working hours left", while the time runs or stands still. */
  readonly left: string | null;
}

type Sentences = Readonly<Record<PromisedStep, Readonly<Record<PromiseTime['state'], MessageKey>>>>;

const LOOKS: Readonly<Record<PromiseTime['state'], { readonly tone: Tone; readonly icon: IconName }>> = {
  running: { tone: 'information', icon: 'clock' },
  waiting: { tone: 'neutral', icon: 'clock' },
  overdue: { tone: 'danger', icon: 'warning' },
  kept: { tone: 'success', icon: 'check' },
  broken: { tone: 'danger', icon: 'warning' },
};

/** Words one promised time with the sentences of a surface. */
export function wordPromise(
  promise: ServicePromise,
  step: PromisedStep,
  given: { words: Words; sentences: Sentences },
) {
  const time = promise[step];
  if (time === null) return null;
  const { words, sentences } = given;
  const duration = (ms: number) => wordDuration(words, Math.abs(ms), promise.workdayMs);
  const isOpen = time.state === 'running' || time.state === 'waiting';
  const look: PromiseLook = {
    ...LOOKS[time.state],
    key: sentences[step][time.state],
    values: {
      team: promise.team,
      promised: duration(time.promisedMs),
      over: duration(time.remainingMs),
      moment: time.dueAt === null ? '' : words.moment(time.dueAt, promise.asOf),
    },
    left: isOpen ? words.text('clock.running', { left: duration(time.remainingMs) }) : null,
  };
  return look;
}
