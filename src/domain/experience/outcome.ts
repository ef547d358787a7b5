import type { Outcome } from '../request-fact';

const OUTCOMES: readonly (readonly [Outcome, RegExp])[] = [
  ['duplicate', /duplicate|כפול|כפילות/iu],
  ['declined', /declined|rejected|denied|won['’]?t (do|fix)|not approved|נדח|סורב/iu],
  ['no-answer', /no (answer|response|reply)|not responding|abandoned|ללא מענה|לא התקבלה תשובה/iu],
];

/** What a close amounted to, from the name of its resolution. A resolution nobody recognises, or none, counts as solved. */
export const outcomeOf = (resolution: string | null): Outcome =>
  OUTCOMES.find(([, pattern]) => resolution !== null && pattern.test(resolution))?.[0] ?? 'solved';
