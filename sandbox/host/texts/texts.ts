import { en, type Texts } from './en.ts';
import { he } from './he.ts';

export type { Texts } from './en.ts';

/** Words for a locale; English for every language the frame was not written in. */
export function textsFor(locale: string): Texts {
  return locale.startsWith('he') ? he : en;
}

/** Writing direction of a locale. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(he|ar|fa|ur)\b/.test(locale) ? 'rtl' : 'ltr';
}
