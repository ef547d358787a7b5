import en from '../../locales/en.json';
import he from '../../locales/he.json';
import type { RequiredItem, Wording } from '../contract/required-item';
import type { Language } from '../contract/words';
import { wordingIn } from '../domain/contract/service-promise';

const CATALOGUES = { en, he } as const;
/** Whoever's language is not known is asked in both. */
const BOTH: readonly Language[] = ['he', 'en'];

interface Lacking {
  readonly missing: readonly RequiredItem[];
  /** The form in which a request is given. */
  readonly format: Wording;
}

/** The template that asks a requester for what is missing, one paragraph a line. */
export const askLines = ({ missing, format }: Lacking, language: Language | null): readonly string[] =>
  (language === null ? BOTH : [language]).flatMap((each) => [
    CATALOGUES[each]['ask.intro'],
    ...missing.map(({ name }) => `• ${wordingIn(name, each)}`),
    CATALOGUES[each]['ask.format'].replace('{format}', () => wordingIn(format, each)),
    CATALOGUES[each]['ask.reply'],
  ]);
