import type { Outcome } from '../request-fact';

const OUTCOMES: readonly (readonly [Outcome, RegExp])[] = [
  ['duplicate', /duplicate|כפול|כפילות/iu],
  ['spam', /spam|junk|ספאם|דואר זבל/iu],
  ['declined', /declined|rejected|denied|won['’]?t (do|fix)|not approved|נדח|סורב/iu],
  ['no-answer', /no (answer|response|reply)|not responding|abandoned|ללא מענה|לא התקבלה תשובה/iu],
];

/**
 * What a close amounted to, from the name of its resolution, else of its status: workflows without resolutions tell it
 * there. Names nobody recognises count as solved.
 */
export const outcomeOf = (resolution: string | null, status: string): Outcome =>
  recognised(resolution ?? '') ?? recognised(status) ?? 'solved';

const recognised = (name: string): Outcome | undefined => OUTCOMES.find(([, pattern]) => pattern.test(name))?.[0];
