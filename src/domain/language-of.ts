import type { Language } from '../contract/words';

/** The language of every surface and message for a person's Jira locale. */
export const languageOf = (locale: unknown): Language =>
  typeof locale === 'string' && /^(he|iw)(?![a-z])/i.test(locale) ? 'he' : 'en';
