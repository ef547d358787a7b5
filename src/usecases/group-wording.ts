import en from '../../locales/en.json';
import he from '../../locales/he.json';
import type { Language } from '../contract/words';
import type { GroupWording } from '../domain/figures/name-book';

const CATALOGUES = { en, he } as const;

/** Words of a language for requests of no process or department. */
export const groupWording = (language: Language): GroupWording => ({
  noProcess: CATALOGUES[language]['breakdown.noProcess'],
  noDepartment: CATALOGUES[language]['panel.noDepartment'],
});
