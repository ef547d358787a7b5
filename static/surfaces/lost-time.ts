import type { Words } from '../kit/words';
import { LOST_TIMES } from './answer-words';

/** The offered amount nearest above what was stored, in words. */
export function lostTimeText(words: Words, minutes: number): string {
  const offered = LOST_TIMES.find((time) => time.minutes >= minutes) ?? LOST_TIMES.at(-1);
  return offered ? words.text(offered.name) : '';
}
