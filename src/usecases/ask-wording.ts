import en from '../../locales/en.json';
import he from '../../locales/he.json';
import type { RequiredItem } from '../contract/required-item';
import type { Language } from '../contract/words';
import { wordingIn } from '../domain/contract/service-promise';

const CATALOGUES = { en, he } as const;
/** Whoever's language is not known is asked in both. */
const BOTH: readonly Language[] = ['he', 'en'];

/** The template that asks a requester for what is missing, one paragraph a line. */
export const askLines = (missing: readonly RequiredItem[], language: Language | null): readonly string[] =>
  (language === null ? BOTH : [language]).flatMap((each) => [
    CATALOGUES[each]['ask.intro'],
    ...missing.map(({ name }) => `• ${wordingIn(name, each)}`),
    CATALOGUES[each]['ask.reply'],
  ]);
