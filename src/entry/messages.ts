import en from '../../locales/en.json';
import he from '../../locales/he.json';
import type { ErrorCode } from '../contract/errors';
import type { Language } from '../contract/words';

type Params = Readonly<Record<string, string | number>>;

const CATALOGUES = { en, he } as const;

/** The sentence of an error, with its parameters put in; somebody whose name is not known any more is "somebody". */
export const messageOf = (code: ErrorCode, language: Language, params: Params): string => {
  const texts = CATALOGUES[language];
  return texts[`error.${code}`].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] || texts['state.somebody']),
  );
};
