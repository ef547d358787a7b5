import type { Risk, TimeLeft } from '../../src/contract/risk';
import { wordDuration } from './durations';
import type { Words } from './words';

/** Why a request needs somebody, in one sentence with its figures. */
export function riskSentence(words: Words, { reason, clock, dueAt, amount }: Risk, asOf: number): string {
  switch (reason) {
    case 'breached':
    case 'soon': {
      const name = clock ?? '';
      if (dueAt !== null) return words.text(`risk.${reason}`, { clock: name, time: words.moment(dueAt, asOf) });
      return words.text(reason === 'soon' ? 'risk.paused' : 'risk.breachedAt', { clock: name });
    }
    case 'bad-answer': {
      const time = words.moment(dueAt ?? asOf, asOf);
      return words.text(dueAt !== null && dueAt < asOf ? 'risk.bad-answer.late' : 'risk.bad-answer', { time });
    }
    case 'silent':
    case 'bouncing':
    case 'unowned':
    case 'incomplete':
    case 'reopened':
      return words.text(`risk.${reason}`, { count: amount });
  }
}

/** What a clock has left, or by how much it was missed, in working time. */
export function wordTimeLeft(words: Words, { workingMs, workdayMs, isPaused }: TimeLeft): string {
  const time = wordDuration(words, Math.abs(workingMs), workdayMs);
  if (workingMs < 0) return words.text(isPaused ? 'risk.overPaused' : 'clock.breached', { over: time });
  return words.text(isPaused ? 'clock.paused' : 'clock.running', { left: time });
}
